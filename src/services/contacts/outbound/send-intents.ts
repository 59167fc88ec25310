import * as z from 'zod/mini';
import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { StateCollection } from '../../../../host/api/state.ts';
import { OUTBOUND_COLLECTION } from './outbound-collection.ts';
import type { CreationTraits } from './created-contact.ts';

const schema = z.looseObject({
  organizationId: z.string(),
  personId: z.string(),
  traits: z.looseObject({
    role: z.enum(['customer', 'supplier']),
    name: z.string(),
    address: z.array(z.string()),
  }),
  before: z.array(z.string()),
  since: z.string(),
});

/** A contact that is about to be created, written ahead of the request: what is still there was interrupted. */
export interface SendIntent {
  readonly organizationId: string;
  readonly personId: string;
  readonly traits: CreationTraits;
  /** Contacts with the same traits that were there already. */
  readonly before: readonly string[];
  readonly since: string;
}

/** Open creations in the host's shared state, one at most per person. */
export class SendIntents {
  readonly #collection: StateCollection<unknown>;

  constructor(host: Pick<HostServices, 'state'>) {
    this.#collection = host.state.collection(OUTBOUND_COLLECTION);
  }

  async open(organizationId: string): Promise<readonly SendIntent[]> {
    const records = await this.#collection.list();
    return records.flatMap(({ value }) => {
      const parsed = schema.safeParse(value);
      return parsed.success && parsed.data.organizationId === organizationId ? [parsed.data] : [];
    });
  }

  /** Rejects with `conflict` while a creation for this person is open, here or at another seat. */
  async begin(intent: SendIntent): Promise<void> {
    await this.#collection.write([{ key: keyOf(intent), value: intent, expectedVersion: 0 }]);
  }

  async end(intent: Pick<SendIntent, 'organizationId' | 'personId'>): Promise<void> {
    await this.#collection.write([{ key: keyOf(intent), value: undefined }]);
  }
}

function keyOf({ organizationId, personId }: Pick<SendIntent, 'organizationId' | 'personId'>): string {
  return `${organizationId}:${personId}`;
}
