import { describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../../src/services/registry/document-record.ts';
import { bookedSums, crashAt, everything, revive, statedSums } from '../../support/crash.ts';
import { amounts, ORGANIZATION, pdf } from '../../support/fake-lexoffice.ts';
import { hostError } from '../../support/in-memory-host.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

/** Invoices, a credit note, a pair, a Storno and a correction: every kind of entry in one run. */
async function prepared(pace: 'in groups' | 'one by one' = 'in groups'): Promise<ImportScenario> {
  const scenario = new ImportScenario();
  if (pace === 'one by one') scenario.bookSlowly();
  const toVoid = scenario.lexoffice.add();
  const toChange = scenario.lexoffice.add();
  await scenario.import();
  scenario.clock.advance({ days: 3 });
  scenario.lexoffice.void(toVoid.id);
  scenario.lexoffice.change(toChange.id, amounts(20_000, 3_800));
  scenario.lexoffice.add();
  scenario.lexoffice.add({ type: 'creditNote', ...amounts(5_000, 950) });
  scenario.lexoffice.void(scenario.lexoffice.add().id);
  return scenario;
}

async function recover(scenario: ImportScenario, cache: 'kept' | 'lost'): Promise<void> {
  revive(scenario, cache);
  await scenario.import(everything);
}

async function countCalls(pace: 'in groups' | 'one by one'): Promise<number> {
  const scenario = await prepared(pace);
  const before = scenario.host.calls.length;
  await scenario.import(everything);
  return scenario.host.calls.length - before;
}

describe('R1: after a crash', () => {
  it.each([
    ['before', 'one by one'],
    ['after', 'one by one'],
    ['before', 'in groups'],
    ['after', 'in groups'],
  ] as const)(
    'at any call of the host, %s it took effect, nothing is lost and nothing is booked twice (%s)',
    async (when, pace) => {
      const calls = await countCalls(pace);
      expect(calls).toBeGreaterThan(20);
      for (let call = 1; call <= calls; call += 1) {
        const scenario = await prepared(pace);
        crashAt(scenario, call, when);
        await scenario.import(everything).catch(() => undefined);
        await recover(scenario, call % 2 === 0 ? 'kept' : 'lost');

        expect(bookedSums(scenario), `crash at call ${call}`).toEqual(statedSums(scenario));
        const keys = [...scenario.host.vouchers.values()].map(({ externalKey }) => externalKey);
        expect(new Set(keys).size).toBe(keys.length);
        const rest = await scenario.list();
        expect(rest.entries.filter(({ class: is }) => is !== 'transferred')).toEqual([]);
      }
    },
    60_000,
  );

  it('B9: the registry agrees with the host: every fingerprint there, nothing left to import', async () => {
    const scenario = await prepared();
    let created = 0;
    scenario.host.after = (call) => {
      if (call === 'vouchers.createMany') created += 1;
      if (created >= 2) throw hostError('unreachable');
    };
    scenario.host.before = () => {
      if (created >= 2) throw hostError('unreachable');
    };
    await scenario.import(everything).catch(() => undefined);
    await recover(scenario, 'lost');

    const records = [...scenario.host.state<{ fingerprint?: unknown }>('documents').values()];
    expect(records.map(({ fingerprint }) => typeof fingerprint)).toEqual(records.map(() => 'object'));
    const { entries } = await scenario.list();
    expect(new Set(entries.map(({ class: is }) => is))).toEqual(new Set(['transferred']));
  });

  it('B9: whatever dies with the voucher has its record: fingerprint and original are not forgotten', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    const dead = () => {
      throw hostError('unreachable');
    };
    scenario.host.after = (call) => {
      if (call !== 'vouchers.createMany') return;
      scenario.host.before = dead;
      dead();
    };
    await scenario.import().catch(() => undefined);
    scenario.host.before = () => undefined;
    scenario.host.after = () => undefined;
    scenario.host.locks.clear();
    scenario.restart({ cache: 'lost' });

    const state = (await scenario.registry.load(ORGANIZATION)).get(id);
    const [voucher] = scenario.host.vouchers.values();
    expect(state?.record).toMatchObject({
      fingerprint: { totalCents: 11_900, taxType: 'net' },
      originals: { [voucher!.externalKey]: { file: 'pdf' } },
    });
    scenario.clock.advance({ days: 1 });
    scenario.lexoffice.change(id, { taxType: 'gross' });
    expect(await scenario.summary()).toEqual([
      'invoice transferred',
      'correction offered changed-after-transfer',
    ]);
  });

  it('B9: an intent that version 0.2 left open is settled by the books: kept with its voucher, dropped without', async () => {
    const scenario = new ImportScenario();
    const [booked, lost] = [scenario.lexoffice.add(), scenario.lexoffice.add()];
    for (const { id, number } of [booked, lost]) scenario.lexoffice.files.set(id, pdf(number));
    await scenario.import(({ documentId }) => documentId === booked.id);
    await scenario.originals.fetchMissing();
    const key = (id: string) => `${ORGANIZATION}:${id}`;
    const record = scenario.host.state<DocumentRecord>('documents').get(key(booked.id))!;
    const [voucher] = scenario.host.vouchers.values();
    const { fingerprint, checkedUpdatedDate } = record;
    for (const { id } of [booked, lost]) {
      const intent = {
        externalKey: `lexoffice:${ORGANIZATION}:${id}:invoice:0`,
        batchId: voucher!.origin.batchId,
        since: '2026-11-22T08:00:00Z',
        done: { fingerprint, checkedUpdatedDate, original: { file: 'pdf' } },
      };
      scenario.host.setState('documents', key(id), { type: 'invoice', intent });
    }
    scenario.host.attachments.length = 0;
    scenario.restart({ cache: 'lost' });
    expect(await scenario.summary()).toEqual(['invoice transferred', 'invoice preselected']);

    expect((await scenario.import()).identity).toMatchObject({ imported: 1, alreadyTransferred: 1 });
    await scenario.originals.fetchMissing();

    expect(scenario.host.attachments).toHaveLength(2);
    for (const { id } of [booked, lost])
      expect(scenario.host.state<DocumentRecord>('documents').get(key(id))).toEqual({
        ...record,
        fingerprint: expect.objectContaining({ totalCents: 11_900 }) as unknown,
      });
  });

  it('keeps the document date of a pair whose Storno comes only in the next run', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ date: '2026-11-20' });
    scenario.clock.advance({ days: 2 });
    scenario.lexoffice.void(id);
    let created = 0;
    scenario.host.before = (call) => {
      if (call === 'vouchers.createMany') created += 1;
      if (created > 1) throw hostError('unreachable');
    };
    await scenario.import().catch(() => undefined);
    expect(scenario.keys()).toEqual(['invoice:0']);
    await recover(scenario, 'kept');

    const dates = [...scenario.host.vouchers.values()].map(({ date }) => date);
    expect(dates).toEqual(['2026-11-20', '2026-11-20']);
  });

  it('B15, R6: with the registry lost, the keys of the vouchers alone keep everything from being booked again', async () => {
    const scenario = await prepared();
    await scenario.import(everything);
    const before = scenario.host.vouchers.size;
    scenario.host.collections.delete('documents');
    scenario.host.collections.delete('watermark');
    scenario.restart({ cache: 'lost' });

    const result = await scenario.import(everything);

    expect(result.identity.imported).toBe(0);
    expect(scenario.host.vouchers.size).toBe(before);
    const records = scenario.host.state<{ fingerprint?: unknown }>('documents');
    expect(
      [...records.values()].filter(({ fingerprint }) => fingerprint !== undefined).length,
    ).toBeGreaterThan(0);
  });
});
