import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestSchema } from '../../host/api/manifest.schema.ts';
import type { PersonChange } from '../../host/api/persons.ts';
import type { HostServices } from '../../host/api/plugin-context.ts';
import type { BookingRecord, VoucherInput } from '../../host/api/vouchers.ts';
import { connectHost } from '../../host/client/connect-host.ts';
import { startHost } from '../../host/server/start-host.ts';
import manifest from '../../plugin.manifest.json';

const PLUGIN = manifestSchema.parse(manifest);
/** Documents that are booked one by one, for the comparison. */
const ALONE = 60;
/** Groups per size. */
const GROUPS = 10;
const PERSONS = 5_000;
/** As the sync sends them. */
const PERSONS_PER_REQUEST = 100;

const documentId = (index: number) => `b7d1c0de-0000-4000-8000-${String(index).padStart(12, '0')}`;

function invoice(index: number): VoucherInput {
  const number = `RE-${String(index)}`;
  const line = { account: '8400', taxCase: 'domestic-19', rate: 19, netCents: 10_000, taxCents: 1_900 };
  return {
    externalKey: `lexoffice:organization:${documentId(index)}:invoice:0`,
    belegkreis: 'customers',
    kind: 'invoice',
    number,
    date: '2026-11-01',
    dueDate: '2026-11-15',
    serviceFrom: '2026-10-01',
    serviceTo: '2026-10-31',
    personAccount: '10001',
    personName: 'Nordlicht Solar & Söhne KG',
    personAddress: 'Weg 1\n50667 Köln',
    countryCode: 'DE',
    text: `${number} Nordlicht Solar & Söhne KG`,
    grossCents: 11_900,
    lines: [{ ...line, grossCents: 11_900 }],
    origin: { source: PLUGIN.id, documentId: documentId(index), batchId: 'bench', accountTableVersion: 1 },
  };
}

function recordOf(index: number): BookingRecord {
  const value = { type: 'invoice', fingerprint: invoice(index), checkedUpdatedDate: '2026-11-02T08:00:00Z' };
  return { collection: 'documents', key: `organization:${documentId(index)}`, value, expectedVersion: 0 };
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return (count / (performance.now() - begin)) * 1_000;
}

/** As a worker books: over HTTP, vouchers and records of a group in one request. */
async function bookGroups(services: HostServices, first: number, count: number, size: number): Promise<void> {
  for (let start = first; start < first + count; start += size) {
    const bookings = Array.from({ length: size }, (_, offset) => ({
      vouchers: [{ input: invoice(start + offset) }],
      records: [recordOf(start + offset)],
    }));
    const outcomes = await services.vouchers.createMany(bookings);
    if (outcomes.some(({ kind }) => kind !== 'booked')) throw new Error('a booking was refused');
  }
}

/** What a document costs without a common transaction: a record ahead, the voucher, the record after it. */
async function bookApart(services: HostServices, first: number): Promise<void> {
  const documents = services.state.collection<unknown>('documents');
  for (let index = first; index < first + ALONE; index++) {
    const { key, value } = recordOf(index);
    for (const expectedVersion of [0, 1]) {
      await documents.get(key);
      await documents.write([{ key, value, expectedVersion }]);
      if (expectedVersion === 0) await services.vouchers.create(invoice(index));
    }
  }
}

async function createPersons({ persons }: HostServices): Promise<void> {
  const changes = Array.from({ length: PERSONS }, (_, index): PersonChange => {
    const accountNumber = String(20_000 + index);
    const fields = { name: `Kunde ${accountNumber}`, street: 'Weg 1', postalCode: '50667', city: 'Köln' };
    return { kind: 'create', role: 'customer', accountNumber, externalKey: `bench:${accountNumber}`, fields };
  });
  for (let start = 0; start < PERSONS; start += PERSONS_PER_REQUEST)
    await persons.apply(changes.slice(start, start + PERSONS_PER_REQUEST));
}

export interface BookingRates {
  /** Vouchers per second. */
  readonly apart: number;
  readonly groups: readonly { readonly size: number; readonly rate: number }[];
  /** Per second. */
  readonly persons: number;
}

/** On a fresh host, one way after the other. @param databaseUrl PostgreSQL instead of the embedded database */
export async function bookingRates(sizes: readonly number[], databaseUrl?: string): Promise<BookingRates> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fibuscan-bench-'));
  const host = await startHost({
    plugins: ['.'],
    dataDir,
    ...(databaseUrl !== undefined && { databaseUrl }),
    log: () => undefined,
  });
  try {
    const client = await connectHost(host);
    const [mandant] = await client.listMandanten();
    if (mandant === undefined) throw new Error('there is no Mandant');
    const session = await client.openMandant(mandant.id);
    const services = session.services(PLUGIN);
    await services.persons.apply([
      {
        kind: 'create',
        role: 'customer',
        accountNumber: '10001',
        externalKey: 'bench:10001',
        fields: { name: 'Nordlicht Solar & Söhne KG' },
      },
    ]);
    // What is compiled at its first use.
    await bookGroups(services, 900_000, 200, 50);
    const apart = await perSecond(ALONE, () => bookApart(services, 800_000));
    const groups = [];
    for (const [place, size] of sizes.entries()) {
      const count = GROUPS * size;
      const rate = await perSecond(count, () => bookGroups(services, place * 10_000, count, size));
      groups.push({ size, rate });
    }
    const persons = await perSecond(PERSONS, () => createPersons(services));
    session.dispose();
    return { apart, groups, persons };
  } finally {
    await host.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
