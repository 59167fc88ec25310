import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bookedSums,
  crashAt,
  everything,
  revive,
  statedSums,
  type CrashMoment,
} from '../../support/crash.ts';
import { amounts, ORGANIZATION } from '../../support/fake-lexoffice.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

/** What a document goes through; the part after the arrow has happened since the run before. */
const FATES = [
  'new',
  'credit',
  'pair',
  'collective',
  'closing',
  'two-rates',
  'booked → voided',
  'booked → changed',
  'booked → paid',
  'corrected → changed',
  'corrected → voided',
  'credit booked → voided',
] as const;
type Fate = (typeof FATES)[number];

/** How many documents share a transaction. */
const PACES = ['in groups', 'one by one'] as const;
type Pace = (typeof PACES)[number];

const DEDUCTION = { id: 'dd', number: 'AR-1', date: '2026-11-02', rate: 19 } as const;

function add({ lexoffice }: ImportScenario, fate: Fate): string {
  if (fate === 'credit' || fate === 'credit booked → voided') {
    return lexoffice.add({ type: 'creditNote', ...amounts(5_000, 950) }).id;
  }
  if (fate === 'collective') return lexoffice.add({ contactId: undefined }).id;
  if (fate === 'closing') {
    const deductions = [{ ...DEDUCTION, netCents: 1_000, taxCents: 190, grossCents: 1_190 }];
    return lexoffice.add({ closingInvoice: true, deductions }).id;
  }
  if (fate === 'two-rates') {
    const taxAmounts = [
      { rate: 7, netCents: 1_000, taxCents: 70 },
      { rate: 19, netCents: 1_000, taxCents: 190 },
    ];
    return lexoffice.add({ ...amounts(2_000, 260), taxAmounts }).id;
  }
  return lexoffice.add().id;
}

/** Everything up to the run that will crash; the same fates give the same calls. */
async function prepared(fates: readonly Fate[], pace: Pace): Promise<ImportScenario> {
  const scenario = new ImportScenario();
  if (pace === 'one by one') scenario.bookSlowly();
  scenario.host.settings.set('lexoffice.collectiveAccount', '19999');
  scenario.host.settings.set('lexoffice.downPaymentsBookedOn', 'customer');
  const { lexoffice, clock } = scenario;
  const isBefore = (fate: Fate) => fate.includes('→');
  const before = fates.filter(isBefore).map((fate) => ({ fate, id: add(scenario, fate) }));
  if (before.length > 0) await scenario.import(everything);
  clock.advance({ days: 1 });
  const corrected = before.filter(({ fate }) => fate.startsWith('corrected'));
  for (const { id } of corrected) lexoffice.change(id, amounts(20_000, 3_800));
  if (corrected.length > 0) await scenario.import(everything);
  clock.advance({ days: 2 });
  for (const { fate, id } of before) {
    if (fate.endsWith('voided')) lexoffice.void(id);
    else if (fate.endsWith('changed')) lexoffice.change(id, amounts(30_000, 5_700));
    else lexoffice.pay(id);
  }
  for (const fate of fates.filter((one) => !isBefore(one))) {
    const id = add(scenario, fate);
    if (fate === 'pair') lexoffice.void(id);
  }
  return scenario;
}

async function countCalls(fates: readonly Fate[], pace: Pace): Promise<number> {
  const scenario = await prepared(fates, pace);
  const before = scenario.host.calls.length;
  await scenario.import(everything);
  await scenario.originals.fetchMissing();
  return scenario.host.calls.length - before;
}

interface Point {
  readonly call: number;
  readonly moment: CrashMoment;
}

/** All points of a run, thinned out evenly; every one of them is another call or another side of it. */
function pointsOf(calls: number, wanted: number): readonly Point[] {
  const all = Array.from({ length: calls }, (_, index) => index + 1).flatMap((call): Point[] => [
    { call, moment: 'before' },
    { call, moment: 'after' },
  ]);
  const step = Math.max(1, all.length / wanted);
  const picked = Array.from({ length: Math.min(wanted, all.length) }, (_, index) => Math.floor(index * step));
  return picked.flatMap((index) => all[index] ?? []);
}

async function survives(fates: readonly Fate[], pace: Pace, { call, moment }: Point): Promise<void> {
  const scenario = await prepared(fates, pace);
  const at = `${fates.join(', ')} ${pace}: crash at call ${call}, ${moment} it took effect`;
  crashAt(scenario, call, moment);
  await scenario.import(everything).catch(() => undefined);
  revive(scenario, call % 2 === 0 ? 'kept' : 'lost');
  if (call % 3 === 0) {
    // The recovery dies too.
    crashAt(scenario, Math.ceil(call / 2), moment);
    await scenario.import(everything).catch(() => undefined);
    revive(scenario, 'lost');
  }
  await scenario.import(everything);

  expect(bookedSums(scenario), at).toEqual(statedSums(scenario));
  const keys = [...scenario.host.vouchers.values()].map(({ externalKey }) => externalKey);
  expect(new Set(keys).size, at).toBe(keys.length);
  const { entries } = await scenario.list();
  expect(
    entries.filter(({ class: is }) => is !== 'transferred'),
    at,
  ).toEqual([]);
  const records = scenario.host.state<{ fingerprint?: unknown }>('documents');
  for (const { origin } of scenario.host.vouchers.values())
    expect(records.get(`${ORGANIZATION}:${origin.documentId}`)?.fingerprint, at).toBeDefined();
}

describe('R1: whatever a run is made of', () => {
  // Some twenty seconds: each point is a history, an import that dies and one or two that recover.
  it('1,000 crash points over 20 scenarios lose nothing, book nothing twice, and leave records that agree with the books', async () => {
    let [points, scenarios] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.subarray([...FATES], { minLength: 3, maxLength: 6 }), async (fates) => {
        for (const pace of PACES) {
          const chosen = pointsOf(await countCalls(fates, pace), 26);
          for (const point of chosen) await survives(fates, pace, point);
          points += chosen.length;
        }
        scenarios += 1;
      }),
      { numRuns: 20 },
    );
    expect(scenarios).toBeGreaterThanOrEqual(20);
    expect(points).toBeGreaterThanOrEqual(1_000);
  });
});
