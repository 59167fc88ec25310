import type { Account } from './account.ts';

export interface ApiKey {
  token: string;
  account: Account;
  state: 'active' | 'revoked' | 'expired';
  /** First path segments that answer 403: a key made before an endpoint existed lacks its right (lexware-api.md 1.2). */
  withoutScopes: Set<string>;
}

/** Keys by token. */
export class KeyRing {
  readonly #keys = new Map<string, ApiKey>();

  add(token: string, account: Account, withoutScopes: Iterable<string> = []): ApiKey {
    const key: ApiKey = { token, account, state: 'active', withoutScopes: new Set(withoutScopes) };
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
