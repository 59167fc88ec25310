import type { WireErrorCode } from '../wire/errors.ts';

/** Ends a request with a code and a German sentence for the user. Never holds a secret. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: WireErrorCode,
    message: string,
  ) {
    super(message);
  }
}
