import { describe, expect, it } from 'vitest';
import { amounts } from '../../support/fake-lexoffice.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

async function transferred(): Promise<{ scenario: ImportScenario; id: string }> {
  const scenario = new ImportScenario();
  const { id } = scenario.lexoffice.add({ number: 'RE-7', date: '2026-11-20' });
  await scenario.import();
  scenario.clock.advance({ days: 3 });
  return { scenario, id };
}

describe('A transferred document', () => {
  it('C1: is offered as Storno, preselected, with the Berlin day on which it was first seen voided', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.void(id);

    expect(await scenario.summary()).toEqual(['invoice transferred', 'cancellation preselected']);
    scenario.clock.advance({ days: 4 });
    scenario.lexoffice.change(id, {}); // a note moves updatedDate on
    const [, storno] = (await scenario.list()).entries;
    expect(storno).toMatchObject({
      date: '2026-11-26',
      grossCents: -11_900,
      number: 'RE-7',
      relatedNumber: 'RE-7',
    });

    await scenario.import();
    expect(scenario.keys()).toEqual(['cancellation:0', 'invoice:0']);
    expect(scenario.sum()).toBe(0);
  });

  it('takes another date for the Storno when the user changes it', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.void(id);

    await scenario.import(() => true, { [`${id}:cancellation`]: '2026-12-01' });

    const storno = [...scenario.host.vouchers.values()].find(({ kind }) => kind === 'cancellation');
    expect(storno?.date).toBe('2026-12-01');
  });

  it('C11: is silent about payment and archiving', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.pay(id);
    expect(await scenario.summary()).toEqual(['invoice transferred']);
    scenario.clock.advance({ days: 1 });
    scenario.lexoffice.change(id, { archived: true });
    expect(await scenario.summary()).toEqual(['invoice transferred']);
  });

  it('C6: is offered with old and new value when an amount changed, and corrected on a click', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.change(id, amounts(20_000, 3_800));

    const [own, correction] = (await scenario.list()).entries;
    expect(own).toMatchObject({ class: 'transferred', kind: 'invoice', grossCents: 11_900 });
    expect(correction).toMatchObject({
      class: 'offered',
      kind: 'correction',
      reason: 'changed-after-transfer',
      reversal: { grossCents: -11_900, date: '2026-11-20' },
      booking: { grossCents: 23_800, date: '2026-11-20' },
    });
    expect(
      correction?.differences.map(({ field, oldValue, newValue }) => [field, oldValue, newValue]),
    ).toContainEqual(['total', '119,00', '238,00']);

    await scenario.import(() => true);
    expect(scenario.keys()).toEqual(['invoice:0', 'invoice:1', 'reversal:0']);
    expect(scenario.sum()).toBe(23_800);
    expect(await scenario.summary()).toEqual(['invoice transferred']);
  });

  it('C16: is not corrected without a click', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.change(id, amounts(20_000, 3_800));

    const result = await scenario.import();

    expect(result.identity).toMatchObject({ found: 2, imported: 0, alreadyTransferred: 1, leftOut: 1 });
    expect(scenario.sum()).toBe(11_900);
  });

  it('follows the keys of rules.md 13 through two corrections and a Storno', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.change(id, amounts(20_000, 3_800));
    await scenario.import(() => true);
    scenario.clock.advance({ days: 1 });
    scenario.lexoffice.change(id, amounts(30_000, 5_700));
    await scenario.import(() => true);
    scenario.clock.advance({ days: 1 });
    scenario.lexoffice.void(id);
    await scenario.import();

    expect(scenario.keys()).toEqual([
      'cancellation:2',
      'invoice:0',
      'invoice:1',
      'invoice:2',
      'reversal:0',
      'reversal:1',
    ]);
    expect(scenario.sum()).toBe(0);
  });

  it('still waits with its correction when the cache is lost and the watermark has passed it', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.change(id, amounts(20_000, 3_800));
    await scenario.list();
    scenario.clock.advance({ days: 5 });
    scenario.lexoffice.add({ number: 'RE-8' });
    await scenario.import();
    scenario.clock.advance({ days: 5 });
    await scenario.import();
    scenario.restart({ cache: 'lost' });

    expect(await scenario.summary()).toContain('correction offered changed-after-transfer');
  });

  it('C7: is left alone while it is a draft again', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.change(id, { status: 'draft' });
    await scenario.list();
    scenario.lexoffice.change(id, { status: 'open', ...amounts(20_000, 3_800) });

    expect(await scenario.summary()).toEqual([
      'invoice transferred',
      'correction offered changed-after-transfer',
    ]);
  });

  it('C8: was locked and corrected there: the original becomes a Storno, its copy an invoice', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.void(id);
    scenario.lexoffice.add({ number: 'RE-8', related: [{ id, number: 'RE-7', type: 'invoice' }] });

    expect((await scenario.list()).entries.map(({ number, kind, class: is }) => [number, kind, is])).toEqual([
      ['RE-7', 'invoice', 'transferred'],
      ['RE-7', 'cancellation', 'preselected'],
      ['RE-8', 'invoice', 'preselected'],
    ]);
    await scenario.import();
    expect(scenario.keys()).toEqual(['cancellation:0', 'invoice:0', 'invoice:0']);
    expect(scenario.sum()).toBe(11_900);
  });

  it('B7, B8: stays transferred whatever becomes of its voucher in the books', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.pay(id);
    for (const [voucherId, voucher] of scenario.host.vouchers)
      scenario.host.vouchers.set(voucherId, { ...voucher, belegkreis: 'bank', number: 'moved' });
    scenario.restart({ cache: 'lost' });

    expect(await scenario.summary()).toEqual(['invoice transferred']);
    expect((await scenario.import(() => true)).identity).toMatchObject({ imported: 0 });
    expect(scenario.host.vouchers.size).toBe(1);
  });

  it('B5: stays deleted when the user deleted its voucher, and B6: comes back on request', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.pay(id);
    const [key] = [...scenario.host.vouchers.values()].map(({ externalKey }) => externalKey);
    scenario.host.deleteVoucher(key!);

    const [entry] = (await scenario.list()).entries;
    expect(entry).toMatchObject({ class: 'transferred', hints: [{ code: 'voucher-gone' }] });
    await scenario.import(() => true);
    expect(scenario.sum()).toBe(0);

    await scenario.lists.refreshWaiting({ force: true });
    await scenario.lists.importAgain(entry!.key);
    expect(await scenario.summary()).toEqual(['invoice preselected']);
    await scenario.import();
    expect(scenario.sum()).toBe(11_900);
    expect(await scenario.summary()).toEqual(['invoice transferred']);
  });

  it('has its voucher again when the user brings it back', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.pay(id);
    const [key] = [...scenario.host.vouchers.values()].map(({ externalKey }) => externalKey);
    scenario.host.deleteVoucher(key!);
    await scenario.list();
    scenario.host.restoreVoucher(key!);

    const [entry] = (await scenario.list()).entries;
    expect(entry).toMatchObject({ class: 'transferred', hints: [] });
    expect(scenario.sum()).toBe(11_900);
  });
});
