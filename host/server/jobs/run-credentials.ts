import { createHash, randomBytes } from 'node:crypto';

/** Who a worker is while it does a run: its user's hand in one Mandant, and in nothing else. */
export interface RunIdentity {
  readonly runId: string;
  readonly mandantId: string;
  readonly user: string;
}

const hashOf = (credential: string): string => createHash('sha256').update(credential).digest('base64');

/** What proves to the routes that a request is made by a run's worker: one random value per attempt, in memory, void when the attempt ends. */
export class RunCredentials {
  readonly #identities = new Map<string, RunIdentity>();

  issue(identity: RunIdentity): string {
    const credential = randomBytes(32).toString('base64url');
    this.#identities.set(hashOf(credential), identity);
    return credential;
  }

  resolve(credential: string): RunIdentity | undefined {
    return this.#identities.get(hashOf(credential));
  }

  revoke(credential: string): void {
    this.#identities.delete(hashOf(credential));
  }
}
