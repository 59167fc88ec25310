import type { Instant } from '../../../host/api/calendar-date.ts';
import type { Event } from '../../../host/api/disposable.ts';
import type { PersonRole } from '../../../host/api/persons.ts';
import type { StateCollection, StateRecord } from '../../../host/api/state.ts';
import { againOnConflict } from '../again-on-conflict.ts';
import type { Profile } from '../lexoffice/profile.ts';

/** Which company this Mandant belongs to (rules.md 13, B16). */
export interface Binding {
  readonly organizationId: string;
  readonly companyName: string;
  readonly boundAt: Instant;
  /** The stored token has worked; false from its replacement until it works again. */
  readonly tokenWorked: boolean;
}

interface SideSync {
  readonly syncedAt: Instant;
}

const BINDING = 'binding';

/** What this Mandant says of a company that it works with (rules.md 13). */
interface Claim {
  /** Id of the Mandant that works with it too, as the user agreed. */
  readonly sharedWith?: string;
}

/** Collection of the claims, by organisation: the host tells which Mandanten have one. */
export const CLAIMS = 'companies';

/** The Mandant's memory of its company, in the host's shared state: collections `organization` and `companies`. */
export class OrganizationMemory {
  constructor(
    private readonly collection: StateCollection<unknown>,
    private readonly claims: StateCollection<unknown>,
  ) {}

  get onDidChange(): Event<unknown> {
    return this.collection.onDidChange;
  }

  binding(): Promise<StateRecord<Binding> | undefined> {
    return this.collection.get(BINDING) as Promise<StateRecord<Binding> | undefined>;
  }

  /** Says to the host with which company this Mandant works. Once: the first Mandant is the one that said so first. */
  async claim(organizationId: string): Promise<Claim> {
    const known = await this.claims.get(organizationId);
    if (known !== undefined) return known.value as Claim;
    const claim: Claim = {};
    // Another seat may be as fast: it says the same.
    await againOnConflict(async () => {
      if ((await this.claims.get(organizationId)) === undefined)
        await this.claims.write([{ key: organizationId, value: claim, expectedVersion: 0 }]);
    });
    return claim;
  }

  /** The user agreed that another Mandant works with the company too. */
  async share(organizationId: string, sharedWith: string): Promise<void> {
    await this.claims.write([{ key: organizationId, value: { sharedWith } satisfies Claim }]);
  }

  /** This Mandant works with another company from now on. */
  async release(organizationId: string): Promise<void> {
    await this.claims.write([{ key: organizationId, value: undefined }]);
  }

  /** Rejects with a HostError of code `conflict` when another seat was faster. */
  async bind({ organizationId, companyName }: Profile, now: Date, expectedVersion: number): Promise<void> {
    const value: Binding = { organizationId, companyName, boundAt: now.toISOString(), tokenWorked: true };
    await this.collection.write([{ key: BINDING, value, expectedVersion }]);
  }

  /** Writes only what it learned; does nothing when that is known already. Seats check at the same moment, so it tries again. */
  rememberToken(tokenWorked: boolean, companyName?: string): Promise<void> {
    return againOnConflict(async () => {
      const record = await this.binding();
      if (!record) return;
      const { value, version } = record;
      const learned: Binding = { ...value, tokenWorked, companyName: companyName ?? value.companyName };
      if (learned.tokenWorked === value.tokenWorked && learned.companyName === value.companyName) return;
      await this.collection.write([{ key: BINDING, value: learned, expectedVersion: version }]);
    });
  }

  async lastSync(organizationId: string, role: PersonRole): Promise<Instant | undefined> {
    const record = (await this.collection.get(sideKey(organizationId, role))) as
      StateRecord<SideSync> | undefined;
    return record?.value.syncedAt;
  }

  async markSynced(organizationId: string, role: PersonRole, now: Date): Promise<void> {
    const value: SideSync = { syncedAt: now.toISOString() };
    await this.collection.write([{ key: sideKey(organizationId, role), value }]);
  }
}

/** Per organisation: after a change of company the sides have to be synced again (rules.md 10). */
function sideKey(organizationId: string, role: PersonRole): string {
  return `synced:${organizationId}:${role}`;
}
