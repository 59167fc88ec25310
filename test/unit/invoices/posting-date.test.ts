import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/services/invoices/rules/entry.ts';
import { amounts, ORGANIZATION } from '../../support/fake-lexoffice.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

/** `kind date postingDate` of what stands in the books. */
function booked({ host }: ImportScenario): string[] {
  return [...host.vouchers.values()].map(({ kind, date, postingDate }) => `${kind} ${date} ${postingDate}`);
}

function codes(entry: Entry | undefined): string[] {
  return (entry?.hints ?? []).map(({ code }) => code);
}

async function transferred(date: string): Promise<{ scenario: ImportScenario; id: string }> {
  const scenario = new ImportScenario();
  const { id } = scenario.lexoffice.add({ number: 'RE-7', date });
  await scenario.import();
  scenario.clock.advance({ days: 1 });
  return { scenario, id };
}

describe('The period of a document', () => {
  it('C17: is closed: the document is only offered, and posted on the first open day', async () => {
    const scenario = new ImportScenario();
    scenario.host.changeMandant({ closedUntil: '2026-10-31' });
    scenario.lexoffice.add({ date: '2026-10-31' });
    scenario.lexoffice.add({ date: '2026-11-01' });

    expect(await scenario.summary()).toEqual(['invoice offered period-closed', 'invoice preselected']);
    await scenario.import(() => true);

    expect(booked(scenario)).toEqual(['invoice 2026-10-31 2026-11-01', 'invoice 2026-11-01 2026-11-01']);
    const [late] = scenario.host.vouchers.values();
    expect(late?.hints).toContain(
      'Der Buchungszeitraum ist bis 31.10.2026 abgeschlossen: gebucht wird zum ersten offenen Tag, 01.11.2026.',
    );
  });

  it('is closed while the window is open: the list follows', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ date: '2026-10-31' });
    const classes: string[] = [];
    const window = scenario.lists.open().subscribe(({ status, entries, closedUntil }) => {
      if (status === 'ready') classes.push(`${entries[0]?.reason ?? '-'} ${closedUntil ?? '-'}`);
    });
    await expect.poll(() => classes.at(-1)).toBe('- -');

    scenario.host.changeMandant({ closedUntil: '2026-10-31' });

    await expect.poll(() => classes.at(-1)).toBe('period-closed 2026-10-31');
    window.unsubscribe();
  });

  it('is closed after the user chose: it is not posted elsewhere than the window said', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ date: '2026-10-31' });
    const list = await scenario.list();
    scenario.host.changeMandant({ closedUntil: '2026-10-31' });

    const result = await scenario.book(list);

    expect(result.outcomes[0]?.outcome).toEqual({ kind: 'leftOut', reason: 'period-closed' });
    expect(scenario.host.vouchers.size).toBe(0);
  });

  it('says less than a doubt about the tax, and is posted on the first open day all the same', async () => {
    const scenario = new ImportScenario();
    scenario.host.changeMandant({ closedUntil: '2026-10-31' });
    scenario.lexoffice.add({ date: '2026-10-31', ...amounts(10_000, 700) });

    const [entry] = (await scenario.list()).entries;

    expect(entry).toMatchObject({ reason: 'tax-implausible', booking: { postingDate: '2026-11-01' } });
  });
});

describe('The days of a document', () => {
  it.each([
    ['lies in the future', { date: '2026-12-24' }, ['date-in-future']],
    ['lies in another Wirtschaftsjahr than today', { date: '2026-06-30' }, ['other-fiscal-year']],
    ['lies in the Wirtschaftsjahr that runs', { date: '2026-07-01' }, []],
    [
      'has its service in another calendar year',
      { date: '2026-11-20', serviceFrom: '2025-12-01', serviceTo: '2026-01-31' },
      ['service-in-other-year'],
    ],
  ])('gives a hint, and is preselected, when it %s', async (_case, document, expected) => {
    const scenario = new ImportScenario();
    scenario.host.changeMandant({ fiscalYearStart: '07-01' });
    scenario.lexoffice.add(document);

    const [entry] = (await scenario.list()).entries;

    expect(entry?.class).toBe('preselected');
    expect(codes(entry)).toEqual(expected);
  });
});

describe('The Storno of a document that was never transferred', () => {
  it('C2: is posted on the Berlin day of voiding when that lies in a later month', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ date: '2026-10-20', closingInvoice: true });
    scenario.lexoffice.void(id);

    const [invoice, storno] = (await scenario.list()).entries;
    expect([invoice?.class, storno?.class]).toEqual(['preselected', 'preselected']);
    expect(codes(storno)).toContain('voided-in-other-month');
    await scenario.import();

    expect(booked(scenario)).toEqual(['invoice 2026-10-20 2026-10-20', 'cancellation 2026-11-23 2026-11-23']);
    expect(scenario.sum()).toBe(0);
  });

  it('keeps that day when a note moves updatedDate on, and when it is booked later than its invoice', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ date: '2026-10-20' });
    scenario.lexoffice.void(id);
    await scenario.list();
    scenario.clock.advance({ days: 10 });
    scenario.lexoffice.change(id, {});

    await scenario.import(({ kind }) => kind === 'invoice');
    await scenario.import();

    expect(booked(scenario)).toEqual(['invoice 2026-10-20 2026-10-20', 'cancellation 2026-11-23 2026-11-23']);
  });

  it('is posted on the first open day when it was voided in a closed period', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ date: '2026-10-20' });
    scenario.lexoffice.void(id);
    scenario.host.changeMandant({ closedUntil: '2026-11-30' });

    expect(await scenario.summary()).toEqual([
      'invoice offered period-closed',
      'cancellation offered period-closed',
    ]);
    await scenario.import(() => true);

    expect(booked(scenario)).toEqual(['invoice 2026-10-20 2026-12-01', 'cancellation 2026-11-23 2026-12-01']);
  });
});

describe('A correction', () => {
  it('C6: takes back in the period of what it reverses, and books anew on the date of its document', async () => {
    const { scenario, id } = await transferred('2026-10-20');
    scenario.lexoffice.change(id, { date: '2026-11-05', ...amounts(20_000, 3_800) });

    await scenario.import(() => true);

    expect(booked(scenario)).toEqual([
      'invoice 2026-10-20 2026-10-20',
      'reversal 2026-10-20 2026-10-20',
      'invoice 2026-11-05 2026-11-05',
    ]);
  });

  it('C17: is posted on the first open day as a whole when one of its periods is closed', async () => {
    const { scenario, id } = await transferred('2026-10-20');
    scenario.lexoffice.change(id, { date: '2026-11-05', ...amounts(20_000, 3_800) });
    scenario.host.changeMandant({ closedUntil: '2026-10-31' });

    const correction = (await scenario.list()).entries.find(({ kind }) => kind === 'correction');
    expect(correction).toMatchObject({ class: 'offered', reason: 'changed-after-transfer' });
    expect(codes(correction)).toContain('period-closed');
    await scenario.import(() => true);

    expect(booked(scenario).slice(1)).toEqual([
      'reversal 2026-10-20 2026-11-01',
      'invoice 2026-11-05 2026-11-01',
    ]);
  });

  it('is posted on the day that the user chose for both, never in a closed period', async () => {
    const { scenario, id } = await transferred('2026-10-20');
    scenario.lexoffice.change(id, amounts(20_000, 3_800));
    scenario.host.changeMandant({ closedUntil: '2026-10-31' });

    await scenario.import(() => true, { [`${id}:correction`]: '2026-10-15' });
    expect(booked(scenario).slice(1)).toEqual([
      'reversal 2026-10-20 2026-11-01',
      'invoice 2026-10-20 2026-11-01',
    ]);

    scenario.clock.advance({ days: 1 });
    scenario.lexoffice.change(id, amounts(30_000, 5_700));
    await scenario.import(() => true, { [`${id}:correction`]: '2026-11-15' });
    expect(booked(scenario).slice(3)).toEqual([
      'reversal 2026-10-20 2026-11-15',
      'invoice 2026-10-20 2026-11-15',
    ]);
  });

  it('goes on in the period in which its first half was posted by a version that booked them apart', async () => {
    const { scenario, id } = await transferred('2026-10-20');
    scenario.lexoffice.change(id, amounts(20_000, 3_800));
    const key = `${ORGANIZATION}:${id}`;
    const record = scenario.host.state('documents').get(key);
    await scenario.import(() => true, { [`${id}:correction`]: '2026-11-15' });
    scenario.host.vouchers.delete(scenario.host.voucher(`lexoffice:${key}:invoice:1`)!.id);
    scenario.host.setState('documents', key, record);
    expect(booked(scenario).slice(1)).toEqual(['reversal 2026-10-20 2026-11-15']);

    await scenario.import();

    expect(booked(scenario).slice(1)).toEqual([
      'reversal 2026-10-20 2026-11-15',
      'invoice 2026-10-20 2026-11-15',
    ]);
  });
});
