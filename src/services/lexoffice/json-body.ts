import { parse } from 'lossless-json';
import type { ConnectionResponse } from '../../../host/api/connections.ts';

/** A 200 whose body is not what was asked for. `repeatable`: a broken answer may be whole the next time. */
export class BodyProblem extends Error {
  override readonly name = 'BodyProblem';

  constructor(
    readonly problem: string,
    readonly repeatable = true,
  ) {
    super(problem);
  }
}

/**
 * JSON with every number as a LosslessNumber, which keeps its text, so that no amount ever becomes a binary fraction (F2) and no account number loses a digit (E4).
 * @throws BodyProblem when the text is no JSON: cut off, an HTML page of a proxy, nested beyond the stack.
 */
export function readJson(answer: Pick<ConnectionResponse, 'body'>): unknown {
  try {
    return parse(new TextDecoder().decode(answer.body).trim());
  } catch {
    throw new BodyProblem('not-json');
  }
}
