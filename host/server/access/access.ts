import { randomBytes, timingSafeEqual } from 'node:crypto';
import { SCHEME } from '../../wire/headers.ts';

const SECRET_BYTES = 32;

/**
 * Who may ask, and who that is: the owner of the data folder, whose programs show the access key, and browsers that the owner let in by a link.
 * The one place to grow when there are several users.
 */
export class Access {
  readonly #links = new Set<string>();
  readonly #authorization: Buffer;

  /** @param key of the file `access.key`; whoever can read it is the owner */
  constructor(
    readonly key: Buffer,
    readonly owner: string,
    readonly now: () => Date,
  ) {
    this.#authorization = Buffer.from(authorizationOf(key));
  }

  /** The secret of a link that lets one browser in, once, as long as this process lives. */
  newLink(): string {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    this.#links.add(secret);
    return secret;
  }

  /** Uses a link up. @returns whom it lets in, `undefined` when it was used before or is none */
  redeem(secret: string): string | undefined {
    return this.#links.delete(secret) ? this.owner : undefined;
  }

  /** @param authorization the header as it came */
  ofProgram(authorization: string | undefined): string | undefined {
    const given = Buffer.from(authorization ?? '');
    const same = given.length === this.#authorization.length && timingSafeEqual(given, this.#authorization);
    return same ? this.owner : undefined;
  }
}

/** The header by which a program of the owner shows the key. */
export const authorizationOf = (key: Buffer): string => `${SCHEME} ${key.toString('base64url')}`;
