import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstValueFrom } from 'rxjs';
import { isWaiting, type Entry } from '../../../src/services/invoices/rules/entry.ts';
import { ORGANIZATION, type DocumentInput } from '../../support/fake-lexoffice.ts';
import { ImportScenario, summaryOf } from '../../support/import-scenario.ts';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 60);

const open = (entries: readonly Entry[]) =>
  entries
    .filter(({ class: is }) => is !== 'transferred')
    .map(({ key, class: is, reason }) => [key, is, reason].filter(Boolean).join(' '))
    .sort();

/** What a window shows that has only Lexware Office and the books to go by. */
async function anew(scenario: ImportScenario): Promise<string[]> {
  for (const name of ['documents', 'watermark']) scenario.host.collections.delete(name);
  scenario.restart({ cache: 'lost' });
  return open((await scenario.list()).entries);
}

async function waiting(scenario: ImportScenario): Promise<number | undefined> {
  await scenario.lists.refreshWaiting({ force: true });
  const state = await firstValueFrom(scenario.lists.waiting$);
  return state.status === 'ready' ? state.count : undefined;
}

function codesOf({ host }: ImportScenario): string[] {
  return host.errors.map(({ code }) => code).sort();
}

describe('What is left out', () => {
  const threeLeftOut = () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    scenario.lexoffice.add({ currency: 'USD' });
    scenario.lexoffice.add({ type: 'downPaymentInvoice' });
    scenario.lexoffice.add({ status: 'inDispute' });
    scenario.clock.advance({ days: 20 });
    scenario.lexoffice.add();
    return scenario;
  };
  const LEFT_OUT = ['invoice leftOut currency', 'downPaymentInvoice leftOut type', 'invoice leftOut status'];

  it('stays found when the badge read first, run after run', async () => {
    const scenario = threeLeftOut();
    expect(await waiting(scenario)).toBe(2);
    const result = await scenario.import();
    expect(result.identity).toMatchObject({ found: 5, imported: 2, leftOut: 3 });
    scenario.clock.advance({ days: 40 });
    await waiting(scenario);
    scenario.restart();
    expect((await scenario.summary()).filter((line) => !line.includes('transferred'))).toEqual(LEFT_OUT);
    scenario.restart({ cache: 'lost' });
    expect((await scenario.import()).identity).toMatchObject({ imported: 0, leftOut: 3 });
  });

  it('stands in the Fehlerprotokoll once, from the first time that it is found', async () => {
    const scenario = threeLeftOut();
    await waiting(scenario);
    const codes = () => codesOf(scenario).filter((code) => code !== 'file-missing');
    expect(codes()).toEqual(['currency', 'status', 'type']);
    await scenario.import();
    scenario.clock.advance({ days: 10 });
    scenario.restart({ cache: 'lost' });
    await scenario.import();
    expect(codes()).toEqual(['currency', 'status', 'type']);
  });

  it('is told once over restarts, also when its row cannot be read', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    scenario.lexoffice.onRow = (row) => ({
      unreadable: true,
      id,
      number: row.number,
      problem: 'totalAmount: invalid',
    });
    for (const cache of ['kept', 'lost', 'kept'] as const) {
      await scenario.list();
      scenario.clock.advance({ days: 5 });
      scenario.restart({ cache });
    }
    expect(codesOf(scenario)).toEqual(['unreadable']);
  });

  it('is told once over restarts, also when its row says no id and stands elsewhere in the list each time', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    scenario.lexoffice.onRow = (row) =>
      row.id === id ? { unreadable: true, number: row.number, problem: 'id: invalid' } : row;
    for (let run = 0; run < 3; run += 1) {
      await scenario.list();
      scenario.clock.advance({ days: 1 });
      scenario.lexoffice.add();
      scenario.restart({ cache: 'lost' });
    }
    expect(codesOf(scenario)).toEqual(['unreadable']);
  });

  it('is gone once the user took note of it, until it changes in Lexware Office', async () => {
    const scenario = threeLeftOut();
    const list = await scenario.list();
    const dollars = list.entries.find(({ reason }) => reason === 'currency')!;
    const lists = scenario.lists.open().subscribe();
    await scenario.list();
    await scenario.lists.dismiss([dollars.key]);
    lists.unsubscribe();
    expect(await scenario.summary()).toContain('invoice leftOut dismissed');
    scenario.clock.advance({ days: 10 });
    scenario.lexoffice.add();
    await scenario.list();
    scenario.clock.advance({ days: 10 });
    expect((await scenario.list()).entries.map(({ documentId }) => documentId)).not.toContain(
      dollars.documentId,
    );
    scenario.lexoffice.change(dollars.documentId, { currency: 'EUR' });
    expect((await scenario.list()).entries.find(({ key }) => key === dollars.key)).toMatchObject({
      class: 'preselected',
    });
    expect(scenario.host.audits.map(({ action }) => action)).toContain('entry.dismissed');
  });

  it('of a type of tomorrow is found again although nobody can ask for it singly', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    scenario.lexoffice.onRow = (row) => (row.id === id ? { ...row, type: { unknown: 'subscription' } } : row);
    await scenario.list();
    scenario.clock.advance({ days: 20 });
    scenario.lexoffice.add();
    await scenario.import();
    scenario.clock.advance({ days: 20 });
    for (const cache of ['kept', 'lost'] as const) {
      scenario.restart({ cache });
      expect(open((await scenario.list()).entries)).toEqual([`${id}:unknown leftOut type`]);
    }
  });

  it('because its row cannot be read any more is not shown as it was before', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ contactId: 'unknown' });
    await scenario.list();
    scenario.clock.advance({ days: 20 });
    scenario.lexoffice.add();
    await scenario.import();
    scenario.lexoffice.change(id, {});
    scenario.lexoffice.onRow = (row) =>
      row.id === id ? { unreadable: true, id, number: row.number, problem: 'totalAmount: invalid' } : row;
    const entries = (await scenario.list()).entries.filter(({ documentId }) => documentId === id);
    expect(summaryOf(entries)).toEqual(['unknown leftOut unreadable']);
  });
});

describe('A window that stayed open', () => {
  it('does not take back what a later listing remembered', async () => {
    const scenario = new ImportScenario();
    const other = scenario.seat('bernd');
    const { id } = scenario.lexoffice.add({ currency: 'USD' });
    const overnight = scenario.lists.open().subscribe();
    await scenario.list();
    scenario.clock.advance({ days: 10 });
    scenario.lexoffice.add();
    await scenario.list(other);
    scenario.clock.advance({ days: 10 });
    scenario.lists.reclassify();
    await scenario.list(other);
    overnight.unsubscribe();
    scenario.clock.advance({ days: 10 });
    scenario.restart({ cache: 'lost' });
    expect((await scenario.list()).entries.map(({ documentId }) => documentId)).toContain(id);
  });
});

describe('A registry that cannot be read', () => {
  const documents = (scenario: ImportScenario) => scenario.host.state('documents');

  it('R6: is read anew from Lexware Office and the books, and nothing of it is booked unasked', async () => {
    const scenario = new ImportScenario();
    const booked = scenario.lexoffice.add();
    await scenario.import();
    const waits = scenario.lexoffice.add({ contactId: 'unknown' });
    const plain = scenario.lexoffice.add();
    await scenario.list();
    scenario.clock.advance({ days: 20 });
    for (const { id } of [booked, waits, plain]) {
      scenario.host.setState('documents', `${ORGANIZATION}:${id}`, {});
    }
    scenario.host.setState('watermark', ORGANIZATION, {});
    scenario.restart({ cache: 'lost' });
    expect(await waiting(scenario)).toBe(2);
    expect(await scenario.summary()).toEqual([
      'invoice transferred',
      'invoice blocked person-missing',
      'invoice offered record-unreadable',
    ]);
    expect(codesOf(scenario).filter((code) => code !== 'file-missing')).toEqual(['record-unreadable']);
    await scenario.import();
    expect(scenario.host.vouchers.size).toBe(1);
    expect(documents(scenario).get(`${ORGANIZATION}:${plain.id}`)).toEqual({});
  });

  it('R6: is made anew by what the user decides, and the Logbuch keeps what stood there', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    const key = `${ORGANIZATION}:${id}`;
    scenario.host.setState('documents', key, { type: 'invoice', marked: 'in a way of tomorrow' });
    const result = await scenario.import(isWaiting);
    expect(result.identity).toMatchObject({ found: 1, imported: 1 });
    expect(documents(scenario).get(key)).toMatchObject({
      type: 'invoice',
      fingerprint: { number: 'RE-0001' },
    });
    expect(scenario.host.audits).toContainEqual({
      action: 'record.replaced',
      subject: key,
      oldValue: { type: 'invoice', marked: 'in a way of tomorrow' },
    });
  });
});

type Step =
  | { readonly do: 'add'; readonly what: keyof typeof KINDS; readonly daysAgo: number }
  | { readonly do: 'change' | 'void' | 'pay' | 'foreign' | 'euro'; readonly which: number }
  | { readonly do: 'boundary'; readonly daysAgo: number }
  | { readonly do: 'sleep'; readonly hours: number }
  | { readonly do: 'restart'; readonly lost: boolean }
  | { readonly do: 'badge' | 'window' | 'run' | 'other-window' };

const KINDS = {
  invoice: {},
  creditNote: { type: 'creditNote' },
  downPayment: { type: 'downPaymentInvoice' },
  dollars: { currency: 'USD' },
  dispute: { status: 'inDispute' },
  stranger: { contactId: 'unknown' },
  closing: {
    closingInvoice: true,
    deductions: [
      {
        ...{ id: 'd1', number: 'AR-1', date: '2026-11-01', rate: 19 },
        ...{ netCents: 1_000, taxCents: 190, grossCents: 1_190 },
      },
    ],
  },
} satisfies Record<string, DocumentInput>;

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      what: fc.constantFrom(...(Object.keys(KINDS) as (keyof typeof KINDS)[])),
      daysAgo: fc.nat(30),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(...(['change', 'void', 'pay', 'foreign', 'euro'] as const)),
      which: fc.nat(20),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('boundary' as const), daysAgo: fc.nat(40) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('sleep' as const), hours: fc.integer({ min: 1, max: 100 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), lost: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(...(['badge', 'window', 'run', 'other-window'] as const)),
    }),
  },
);

function dayBefore(scenario: ImportScenario, days: number): Date {
  return new Date(scenario.clock.now().getTime() - days * 86_400_000);
}

async function take(scenario: ImportScenario, one: Step, ids: string[]): Promise<void> {
  const { lexoffice, clock, host } = scenario;
  clock.advance({ seconds: 7 });
  switch (one.do) {
    case 'add': {
      const createdDate = dayBefore(scenario, one.daysAgo).toISOString();
      ids.push(lexoffice.add({ createdDate, ...KINDS[one.what] }).id);
      return;
    }
    case 'boundary':
      host.settings.set(
        'lexoffice.lastFetchDate',
        dayBefore(scenario, one.daysAgo).toISOString().slice(0, 10),
      );
      return;
    case 'sleep':
      clock.advance({ minutes: one.hours * 60 });
      return;
    case 'restart':
      scenario.restart({ cache: one.lost ? 'lost' : 'kept' });
      return;
    case 'badge':
      await waiting(scenario);
      return;
    case 'window':
      await scenario.list();
      return;
    case 'other-window':
      await scenario.list(scenario.seat('bernd'));
      return;
    case 'run':
      await scenario.import();
      return;
    default: {
      const id = ids[one.which % Math.max(1, ids.length)];
      if (id === undefined || lexoffice.get(id).status === 'voided') return;
      if (one.do === 'void') lexoffice.void(id);
      else if (one.do === 'pay') lexoffice.pay(id);
      else if (one.do === 'change') lexoffice.change(id, {});
      else lexoffice.change(id, { currency: one.do === 'euro' ? 'EUR' : 'USD' });
    }
  }
}

describe('Whoever reads first', () => {
  it(
    'R5: leaves the next reader with the same entries, class by class, as one window that knows nothing but Lexware Office and the books',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 30 }), async (steps) => {
          const scenario = new ImportScenario();
          const ids: string[] = [];
          for (const one of steps) await take(scenario, one, ids);
          const { entries } = await scenario.list();
          expect(await waiting(scenario)).toBe(entries.filter(isWaiting).length);
          expect(open(entries)).toEqual(await anew(scenario));
        }),
        { numRuns: RUNS },
      );
    },
    300_000 + RUNS * 2_000,
  );
});
