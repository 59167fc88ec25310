import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWaiting } from '../../../src/services/invoices/rules/entry.ts';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import { amounts } from '../../support/fake-lexoffice.ts';
import { hostError } from '../../support/in-memory-host.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

const RUNS = Number(process.env['MODEL_RUNS'] ?? 60);

/** What can happen in Lexware Office, at the seat and between them. */
type Step =
  | { readonly do: 'add'; readonly credit: boolean; readonly cents: number; readonly draft: boolean }
  | {
      readonly do: 'edit' | 'void' | 'pay' | 'draft' | 'finalise' | 'archive';
      readonly which: number;
      readonly cents: number;
    }
  | { readonly do: 'import'; readonly everything: boolean }
  | { readonly do: 'import-some'; readonly mask: number }
  | { readonly do: 'crash'; readonly atCall: number }
  | { readonly do: 'offline'; readonly atRequest: number }
  | { readonly do: 'sleep'; readonly hours: number }
  | { readonly do: 'restart'; readonly lost: boolean }
  | { readonly do: 'badge' }
  | { readonly do: 'other-seat' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      credit: fc.boolean(),
      cents: fc.integer({ min: 1, max: 99_999 }),
      draft: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'edit' as const,
        'void' as const,
        'pay' as const,
        'draft' as const,
        'finalise' as const,
        'archive' as const,
      ),
      which: fc.nat(20),
      cents: fc.integer({ min: 1, max: 99_999 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('import' as const), everything: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('import-some' as const), mask: fc.nat(255) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('crash' as const), atCall: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('offline' as const), atRequest: fc.integer({ min: 1, max: 10 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('sleep' as const), hours: fc.integer({ min: 1, max: 60 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), lost: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ do: 'badge' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'other-seat' as const }) },
);

const anything = ({ class: is }: { class: string }) => is === 'preselected' || is === 'offered';

class Model {
  readonly scenario = new ImportScenario();
  readonly ids: string[] = [];
  private readonly other = this.scenario.seat('bernd');

  async run(one: Step): Promise<void> {
    const { scenario } = this;
    const { lexoffice, host, clock } = scenario;
    clock.advance({ seconds: 7 });
    switch (one.do) {
      case 'add': {
        const type = one.credit ? 'creditNote' : 'invoice';
        this.ids.push(
          lexoffice.add({ type, ...amounts(one.cents, 19), status: one.draft ? 'draft' : 'open' }).id,
        );
        return;
      }
      case 'sleep':
        clock.advance({ minutes: one.hours * 60 });
        return;
      case 'restart':
        scenario.restart({ cache: one.lost ? 'lost' : 'kept' });
        return;
      case 'badge':
        await scenario.lists.refreshWaiting({ force: true });
        return;
      case 'import': {
        const result = await (one.everything ? scenario.import(anything) : scenario.import());
        expect(result.balanced).toBe(true);
        return;
      }
      case 'import-some': {
        let index = 0;
        const result = await scenario.import(
          (entry) => anything(entry) && ((one.mask >> (index++ % 8)) & 1) === 1,
        );
        expect(result.balanced).toBe(true);
        return;
      }
      case 'other-seat': {
        const list = await scenario.list(this.other);
        expect((await scenario.book(list, anything, undefined, this.other)).balanced).toBe(true);
        return;
      }
      case 'crash': {
        let count = 0;
        host.before = () => {
          if ((count += 1) >= one.atCall) throw hostError('unreachable');
        };
        await scenario.import(anything).catch(() => undefined);
        host.before = () => undefined;
        host.locks.clear();
        scenario.restart();
        return;
      }
      case 'offline': {
        let count = 0;
        lexoffice.before = () => {
          if ((count += 1) >= one.atRequest) throw new LexofficeError('offline', { path: '/' });
        };
        await scenario.import(anything).catch(() => undefined);
        lexoffice.before = () => undefined;
        return;
      }
      default:
        this.change(one.do, one.which, one.cents);
    }
  }

  private change(
    what: 'edit' | 'void' | 'pay' | 'draft' | 'finalise' | 'archive',
    which: number,
    cents: number,
  ): void {
    const { lexoffice } = this.scenario;
    const id = this.ids[which % Math.max(1, this.ids.length)];
    if (id === undefined) return;
    const { status } = lexoffice.get(id);
    if (status === 'voided') return;
    if (what === 'edit') lexoffice.change(id, amounts(cents, 19));
    else if (what === 'archive') lexoffice.change(id, { archived: true });
    else if (what === 'finalise') {
      if (status === 'draft') lexoffice.change(id, { status: 'open' });
    } else if (status === 'draft') return;
    else if (what === 'void') lexoffice.void(id);
    else if (what === 'pay') lexoffice.pay(id);
    else lexoffice.change(id, { status: 'draft' });
  }

  /** When everything that is offered has been taken, the books say what Lexware Office says. */
  async check(): Promise<void> {
    const { scenario } = this;
    scenario.clock.advance({ days: 1 });
    for (const id of this.ids) {
      if (scenario.lexoffice.get(id).status === 'draft') scenario.lexoffice.change(id, { status: 'open' });
    }
    await scenario.import(anything);
    const { entries } = await scenario.list();
    expect(entries.filter(isWaiting)).toEqual([]);
    const sums = new Map<string, number>();
    for (const { origin, grossCents } of scenario.host.vouchers.values()) {
      sums.set(origin.documentId, (sums.get(origin.documentId) ?? 0) + grossCents);
    }
    for (const id of this.ids) {
      const { type, status, totalGrossCents } = scenario.lexoffice.get(id);
      const sign = type === 'creditNote' ? -1 : 1;
      expect(sums.get(id), `${id} ${status}`).toBe(status === 'voided' ? 0 : sign * totalGrossCents);
    }
    const keys = [...scenario.host.vouchers.values()].map(({ externalKey }) => externalKey);
    expect(new Set(keys).size).toBe(keys.length);
  }
}

describe('Whatever happens in Lexware Office, at two seats and in between', () => {
  it(
    'R1, R4, R5: every document comes to its sum, none is lost, none is booked twice, every run balances',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
          const model = new Model();
          for (const one of steps) await model.run(one);
          await model.check();
        }),
        { numRuns: RUNS },
      );
    },
    300_000 + RUNS * 2_000,
  );
});
