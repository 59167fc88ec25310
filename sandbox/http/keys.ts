import type { Account } from './account.ts';
import { ALL_RIGHTS, rightsOf } from './rights.ts';

export interface ApiKey {
  token: string;
  account: Account;
  state: 'active' | 'revoked' | 'expired';
  /** What is not among them answers 403; a key made before an endpoint existed lacks its right (lexware-api.md 1.2). */
  rights: ReadonlySet<string>;
}

/** Keys by token. */
export class KeyRing {
  readonly #keys = new Map<string, ApiKey>();

  add(token: string, account: Account, rights: Iterable<string> = ALL_RIGHTS): ApiKey {
    const key: ApiKey = { token, account, state: 'active', rights: rightsOf(rights) };
    this.#keys.set(token, key);
    return key;
  }

  /** The usable key of an `Authorization` header; undefined for missing, malformed, unknown or dead ones. */
  authenticate(header: string | undefined): ApiKey | undefined {
    const token = /^Bearer ([^\s]+)$/.exec(header ?? '')?.[1];
    const key = token === undefined ? undefined : this.#keys.get(token);
    return key?.state === 'active' ? key : undefined;
  }

  find(token: string): ApiKey | undefined {
    return this.#keys.get(token);
  }
}
