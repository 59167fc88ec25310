import { describe, expect, it } from 'vitest';
import { amounts } from '../../support/fake-lexoffice.ts';
import { ImportScenario, summaryOf } from '../../support/import-scenario.ts';

describe('A document that was never transferred', () => {
  it('is preselected and booked once', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ number: 'RE-1021' });

    const result = await scenario.import();

    expect(result.identity).toEqual({
      found: 1,
      imported: 1,
      alreadyTransferred: 0,
      leftOut: 0,
      blocked: 0,
      failed: 0,
    });
    expect(result.balanced).toBe(true);
    const [voucher] = scenario.host.vouchers.values();
    expect(voucher).toMatchObject({
      externalKey: `lexoffice:c0ffee00-0001-4000-8000-000000000001:${id}:invoice:0`,
      belegkreis: 'customers',
      kind: 'invoice',
      number: 'RE-1021',
      personAccount: '10010',
      grossCents: 11_900,
      lines: [
        { account: '8400', taxCase: 'domestic-19', netCents: 10_000, taxCents: 1_900, grossCents: 11_900 },
      ],
      origin: { source: 'lexoffice', documentId: id, batchId: result.batchId },
    });
  });

  it('B1: is not booked again by a second import', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    await scenario.import();

    const again = await scenario.import(() => true);

    expect(again.identity).toMatchObject({ found: 1, imported: 0, alreadyTransferred: 1 });
    expect(scenario.host.vouchers.size).toBe(1);
  });

  it('C14: is negative when it is a credit note', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ type: 'creditNote' });

    expect(await scenario.summary()).toEqual(['creditNote preselected']);
    await scenario.import();

    expect(scenario.sum()).toBe(-11_900);
    expect(scenario.keys()).toEqual(['creditNote:0']);
  });

  it('C2: makes a pair of 0,00 with its own date when it is voided', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ date: '2026-11-20' });
    scenario.clock.advance({ days: 2 });
    scenario.lexoffice.void(id);

    expect(await scenario.summary()).toEqual(['invoice preselected', 'cancellation preselected']);
    const result = await scenario.import();

    expect(result.identity).toMatchObject({ found: 2, imported: 2 });
    expect(scenario.sum()).toBe(0);
    const dates = [...scenario.host.vouchers.values()].map(({ kind, date, dueDate }) => [
      kind,
      date,
      dueDate,
    ]);
    expect(dates).toEqual([
      ['invoice', '2026-11-20', undefined],
      ['cancellation', '2026-11-20', undefined],
    ]);
    expect(await scenario.summary()).toEqual(['invoice transferred', 'cancellation transferred']);
  });

  it('F9: is only offered when it is a closing invoice', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({
      closingInvoice: true,
      deductions: [
        {
          id: 'd',
          number: 'RE-1',
          date: '2026-11-01',
          rate: 19,
          netCents: 5_000,
          taxCents: 950,
          grossCents: 5_950,
        },
      ],
    });

    expect(await scenario.summary()).toEqual(['invoice offered closing-invoice']);
    const none = await scenario.import();
    expect(none.outcomes[0]?.outcome).toEqual({ kind: 'leftOut', reason: 'not-selected' });

    await scenario.import(() => true);
    expect(scenario.sum()).toBe(11_900 - 5_950);
  });

  it('rules.md 21: is only offered when a tax does not fit its rate, and says both figures with the voucher', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add(amounts(10_000, 700));

    expect(await scenario.summary()).toEqual(['invoice offered tax-implausible']);
    expect((await scenario.import()).identity).toMatchObject({ imported: 0, leftOut: 1 });

    await scenario.import(() => true);
    const [voucher] = scenario.host.vouchers.values();
    expect(voucher?.hints).toEqual([
      'Inland 19 %: Der Beleg weist auf 100,00 netto 7,00 Steuer aus, der Satz ergibt 19,00.',
    ]);
  });

  it('rules.md 31: is only offered when a supply to the EU has no USt-IdNr', async () => {
    const scenario = new ImportScenario();
    const [customer] = scenario.host.persons.values();
    scenario.lexoffice.add({
      ...amounts(10_000, 0, 0),
      taxType: 'intraCommunitySupply',
      address: { name: 'Société Exemple', countryCode: 'FR' },
    });
    expect(await scenario.summary()).toEqual(['invoice offered vat-id-missing']);

    scenario.host.persons.set(customer!.id, { ...customer!, vatId: 'FR 12345678901' });
    expect(await scenario.summary()).toEqual(['invoice preselected']);
  });

  it('rules.md 22, 31: is booked on the Erlöskonto of its customer, with country and USt-IdNr', async () => {
    const scenario = new ImportScenario();
    const [customer] = scenario.host.persons.values();
    scenario.host.changePerson(customer!.id, { revenueAccount: '8200', vatId: 'DE 123 456 789' });
    scenario.lexoffice.add();

    await scenario.import();

    const [voucher] = scenario.host.vouchers.values();
    expect(voucher).toMatchObject({
      countryCode: 'DE',
      vatId: 'DE123456789',
      lines: [{ account: '8200', taxKey: '3' }],
    });
    expect(voucher?.hints).toEqual(['Inland 19 %: Erlöskonto 8200 aus den Stammdaten des Kunden.']);
  });

  it('rules.md 33: is a small business sale on the days that the settings say', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ ...amounts(10_000, 0, 0), taxType: 'vatfree', date: '2026-11-20' });
    expect(await scenario.summary()).toEqual(['invoice blocked account-unconfirmed']);

    scenario.host.settings.set('lexoffice.smallBusinessFrom', '2026-11-20');
    scenario.host.settings.set('lexoffice.smallBusinessUntil', '2026-11-20');
    const [entry] = (await scenario.list()).entries;
    expect(entry?.booking?.lines).toMatchObject([{ account: '8192', taxCase: 'small-business' }]);
  });

  it('rules.md 21: is preselected as a pair of 0,00 whatever its tax', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add(amounts(10_000, 700));
    scenario.lexoffice.void(id);

    expect(await scenario.summary()).toEqual(['invoice preselected', 'cancellation preselected']);
  });

  it('F9: is not offered but preselected when a voided closing invoice comes as a pair', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({
      closingInvoice: true,
      deductions: [
        {
          id: 'd',
          number: 'RE-1',
          date: '2026-11-01',
          rate: 19,
          netCents: 5_000,
          taxCents: 950,
          grossCents: 5_950,
        },
      ],
    });
    scenario.lexoffice.void(id);

    expect(await scenario.summary()).toEqual(['invoice preselected', 'cancellation preselected']);
    await scenario.import();
    expect(scenario.sum()).toBe(0);
  });

  it('A12: stays out when it is an Abschlagsrechnung, voided or not', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ type: 'downPaymentInvoice' });
    scenario.lexoffice.void(scenario.lexoffice.add({ type: 'downPaymentInvoice' }).id);

    const result = await scenario.import(() => true);

    expect(result.outcomes.map(({ entry, outcome }) => [entry.kind, outcome])).toEqual([
      ['downPaymentInvoice', { kind: 'leftOut', reason: 'type' }],
      ['downPaymentInvoice', { kind: 'leftOut', reason: 'type' }],
    ]);
  });

  it('A15: is booked when it is archived, with a hint', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ archived: true });

    const [entry] = (await scenario.list()).entries;
    expect(entry).toMatchObject({ class: 'preselected', hints: [{ code: 'archived' }] });
    await scenario.import();
    expect(scenario.sum()).toBe(11_900);
  });

  it('A16: is found when it is written late, with a date long before the last listing', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    await scenario.import();
    scenario.clock.advance({ days: 40 });
    await scenario.import();
    const { id } = scenario.lexoffice.add({ date: '2026-03-15' });

    const late = (await scenario.list()).entries.find(({ documentId }) => documentId === id);
    expect(late).toMatchObject({ class: 'preselected', date: '2026-03-15' });
  });

  it('A18: is booked as credit note months after its invoice', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ number: 'RE-1' });
    await scenario.import();
    scenario.clock.advance({ days: 150 });
    await scenario.import();
    scenario.lexoffice.add({ type: 'creditNote', related: [{ id, number: 'RE-1', type: 'invoice' }] });

    await scenario.import();

    const credit = [...scenario.host.vouchers.values()].find(({ kind }) => kind === 'creditNote');
    expect(credit).toMatchObject({ relatedNumber: 'RE-1', grossCents: -11_900 });
    expect(scenario.sum()).toBe(0);
  });

  it('B3: is booked beside another one that looks exactly alike', async () => {
    const scenario = new ImportScenario();
    const alike = { number: 'RE-1', date: '2026-11-20' } as const;
    const ids = [scenario.lexoffice.add(alike), scenario.lexoffice.add(alike)].map(({ id }) => id);

    expect((await scenario.import()).identity).toMatchObject({ found: 2, imported: 2 });

    const booked = [...scenario.host.vouchers.values()].map(({ origin }) => origin.documentId);
    expect(booked.sort()).toEqual(ids.sort());
  });

  it('lists document by date and natural number, a Storno after its invoice', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ number: 'RE-10', date: '2026-11-02' });
    scenario.lexoffice.void(scenario.lexoffice.add({ number: 'RE-9', date: '2026-11-02' }).id);
    scenario.lexoffice.add({ number: 'RE-11', date: '2026-11-01' });

    const { entries } = await scenario.list();

    expect(entries.map(({ number, kind }) => `${number} ${kind}`)).toEqual([
      'RE-11 invoice',
      'RE-9 invoice',
      'RE-9 cancellation',
      'RE-10 invoice',
    ]);
    expect(summaryOf(entries)).toHaveLength(4);
  });
});
