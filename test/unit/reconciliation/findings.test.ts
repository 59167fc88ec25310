import { firstValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { readReconciliation } from '../../../src/services/reconciliation/read-reconciliation.ts';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import { amounts } from '../../support/fake-lexoffice.ts';
import { ImportScenario } from '../../support/import-scenario.ts';
import { brief, reconciled, sourcesOf, states } from './scenario.ts';

async function transferred(
  count = 1,
): Promise<{ readonly scenario: ImportScenario; readonly ids: readonly string[]; readonly id: string }> {
  const scenario = new ImportScenario();
  const ids = Array.from(
    { length: count },
    (_, index) => scenario.lexoffice.add({ number: `RE-${index + 7}`, date: '2026-11-20' }).id,
  );
  await scenario.import();
  scenario.clock.advance({ days: 3 });
  scenario.lexoffice.requests.length = 0;
  return { scenario, ids, id: ids[0]! };
}

const documentRequests = ({ lexoffice }: ImportScenario) =>
  lexoffice.requests.filter((request) => request.startsWith('document'));

describe('The reconciliation', () => {
  it('A19: finds nothing when every document is booked as it stands, with one listing', async () => {
    const { scenario } = await transferred(2);
    const result = await reconciled(scenario);
    expect(brief(result)).toEqual(['RE-7 equal 11900 11900', 'RE-8 equal 11900 11900']);
    expect(result.months).toMatchObject([
      {
        month: '2026-11',
        there: { count: 2, cents: 23_800 },
        here: { count: 2, cents: 23_800 },
        status: 'equal',
      },
    ]);
    expect(result.total.status).toBe('equal');
    const asked = scenario.lexoffice.requests.filter((request) => /^(list|document)/.test(request));
    expect(asked).toEqual(['list  1']);
  });

  it('says what is not transferred and why', async () => {
    const { scenario } = await transferred();
    scenario.lexoffice.add({ number: 'RE-8' });
    scenario.lexoffice.add({ number: 'RE-9', contactId: 'unknown' });
    const result = await reconciled(scenario);
    expect(brief(result)).toEqual([
      'RE-7 equal 11900 11900',
      'RE-8 only-there 11900 0',
      'RE-9 only-there person-missing 11900 0',
    ]);
    expect(result.findings.map((finding) => finding.class)).toEqual([undefined, 'preselected', 'blocked']);
    expect(result.total.status).toBe('open');
  });

  it('LX-27: explains an Abschlagsrechnung, which is never imported', async () => {
    const { scenario } = await transferred();
    scenario.lexoffice.add({ type: 'downPaymentInvoice', number: 'AR-1', date: '2026-11-20' });
    const result = await reconciled(scenario);
    expect(brief(result)).toEqual(['AR-1 only-there type 11900 0', 'RE-7 equal 11900 11900']);
    expect(result.total.status).toBe('settled');
    expect([...result.months[0]!.kinds]).toEqual([
      ['downPaymentInvoice', { there: { count: 1, cents: 11_900 }, here: { count: 0, cents: 0 } }],
      ['invoice', { there: { count: 1, cents: 11_900 }, here: { count: 1, cents: 11_900 } }],
    ]);
  });

  it('counts an amount in another currency as a document, not as euros', async () => {
    const { scenario } = await transferred();
    scenario.lexoffice.add({ number: 'RE-8', date: '2026-11-21', currency: 'USD' });
    const { total, findings } = await reconciled(scenario);
    expect(total.there).toEqual({ count: 2, cents: 11_900 });
    expect(findings[1]).toMatchObject({ state: 'only-there', reason: 'currency', settled: true });
  });

  it('C7: shows a transferred document that is a draft again as being edited, with one request', async () => {
    const { scenario, ids, id } = await transferred(2);
    scenario.lexoffice.change(id, { status: 'draft' });
    const result = await reconciled(scenario);
    expect(brief(result)).toEqual(['RE-7 being-edited 0 11900', 'RE-8 equal 11900 11900']);
    expect(documentRequests(scenario)).toEqual([`document ${id}`]);
    expect(result.findings[0]!.page).toEqual({ type: 'invoice', id });
    expect(ids).toHaveLength(2);
    // Its number is in the books, so it is no gap.
    expect(result.gaps).toEqual([]);
  });

  it('shows a booked document that is deleted there as gone, without a link', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.remove(id);
    const result = await reconciled(scenario);
    expect(brief(result)).toEqual(['RE-7 gone 0 11900']);
    expect(result.findings[0]).not.toHaveProperty('page');
    expect(result.total.status).toBe('open');
  });

  it('says "only here" with the failure when a missing document cannot be read, and goes on', async () => {
    const { scenario, ids } = await transferred(2);
    for (const id of ids) scenario.lexoffice.change(id, { status: 'draft' });
    scenario.lexoffice.before = (request) => {
      if (request === `document ${ids[0]!}`) throw new LexofficeError('unreadable', { path: '/x' });
    };
    const result = await reconciled(scenario);
    expect(brief(result)).toEqual(['RE-7 only-here 0 11900', 'RE-8 being-edited 0 11900']);
    expect(result.findings[0]).toMatchObject({ failure: 'unreadable', pending: false });
  });

  it('takes a document that the list lost but that is there for what it is', async () => {
    const { scenario, id } = await transferred();
    const documents = scenario.lexoffice.documents.bind(scenario.lexoffice);
    scenario.lexoffice.documents = async function* (...given) {
      for await (const sweep of documents(...given))
        yield { ...sweep, items: sweep.items.filter((item) => item.id !== id), complete: false };
    };
    const result = await reconciled(scenario);
    expect(brief(result)).toEqual(['RE-7 equal 11900 11900']);
    expect(result.complete).toBe(false);
  });

  it('C6, C18: shows old and new values of a document that was changed after the transfer', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.change(id, amounts(20_000, 3_800));
    const [finding] = (await reconciled(scenario)).findings;
    expect(finding).toMatchObject({ state: 'different', reason: 'changed-after-transfer', settled: false });
    expect(finding!.differences).toContainEqual({
      field: 'total',
      oldValue: '119,00',
      newValue: '238,00',
    });
  });

  it('C11: is silent about a payment, and reads the details only once', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.pay(id);
    expect(brief(await reconciled(scenario))).toEqual(['RE-7 equal 11900 11900']);
    expect(documentRequests(scenario)).toEqual([`document ${id}`]);
    scenario.restart({ cache: 'lost' });
    expect(brief(await reconciled(scenario))).toEqual(['RE-7 equal 11900 11900']);
    expect(documentRequests(scenario)).toEqual([`document ${id}`]);
  });

  it('claims nothing about a document whose new version cannot be read', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.pay(id);
    scenario.lexoffice.before = (request) => {
      if (request.startsWith('document')) throw new LexofficeError('unavailable', { path: '/x' });
    };
    const [finding] = (await reconciled(scenario)).findings;
    expect(finding).toMatchObject({ state: 'unchecked', failure: 'unavailable', pending: false });
  });

  it('C1: misses the Storno of a transferred document, and counts both once it is booked', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.void(id);
    const [finding] = (await reconciled(scenario)).findings;
    expect(finding).toMatchObject({
      state: 'only-there',
      cancellationOnly: true,
      class: 'preselected',
      there: { own: { count: 1, cents: 11_900 }, cancellation: { count: 1, cents: -11_900 } },
      here: { own: { count: 1, cents: 11_900 }, cancellation: { count: 0, cents: 0 } },
    });
    await scenario.import();
    const { months } = await reconciled(scenario);
    // The Storno is dated in another month than it is counted in: that of its document.
    expect(months).toMatchObject([
      { month: '2026-11', there: { count: 2, cents: 0 }, here: { count: 2, cents: 0 }, status: 'equal' },
    ]);
  });

  it('C2: counts a document that was voided before the transfer with its Storno', async () => {
    const { scenario } = await transferred();
    scenario.lexoffice.void(scenario.lexoffice.add({ number: 'RE-8', date: '2026-11-21' }).id);
    expect((await reconciled(scenario)).total).toMatchObject({
      there: { count: 3, cents: 11_900 },
      here: { count: 1, cents: 11_900 },
      status: 'open',
    });
    await scenario.import();
    expect((await reconciled(scenario)).total).toMatchObject({
      here: { count: 3, cents: 11_900 },
      status: 'equal',
    });
  });

  it('C6: counts a corrected document once, with what it says now', async () => {
    const { scenario, id } = await transferred();
    scenario.lexoffice.change(id, amounts(20_000, 3_800));
    await scenario.import(() => true);
    expect(scenario.keys()).toHaveLength(3);
    const result = await reconciled(scenario);
    expect(brief(result)).toEqual(['RE-7 equal 23800 23800']);
    expect(result.total.here).toEqual({ count: 1, cents: 23_800 });
  });

  it('C14: a credit note is negative on both sides', async () => {
    const { scenario } = await transferred();
    scenario.lexoffice.add({ type: 'creditNote', number: 'GS-1', date: '2026-11-22', status: 'paidoff' });
    await scenario.import();
    const { total, findings } = await reconciled(scenario);
    expect(findings[1]).toMatchObject({ kind: 'creditNote', state: 'equal' });
    expect(total).toMatchObject({ there: { count: 2, cents: 0 }, here: { count: 2, cents: 0 } });
  });

  it('F9: compares a closing invoice before the deduction of its Abschläge', async () => {
    const { scenario } = await transferred();
    const deduction = { id: 'd1', number: 'AR-1', date: '2026-11-02', rate: 19 };
    scenario.lexoffice.add({
      ...amounts(100_000, 19_000),
      number: 'RE-8',
      date: '2026-11-22',
      closingInvoice: true,
      deductions: [{ ...deduction, netCents: 10_000, taxCents: 1_900, grossCents: 11_900 }],
    });
    await scenario.import(({ class: is }) => is === 'preselected' || is === 'offered');
    const closing = [...scenario.host.vouchers.values()].find(({ number }) => number === 'RE-8');
    expect(closing?.grossCents).toBe(107_100);
    expect(brief(await reconciled(scenario))).toEqual(['RE-7 equal 11900 11900', 'RE-8 equal 119000 119000']);
  });

  it('C8: links a corrected document and its copy', async () => {
    const { scenario, id } = await transferred();
    const copy = scenario.lexoffice.add({ number: 'RE-8', date: '2026-11-24' });
    const linked = [{ id: copy.id, number: 'RE-8', type: 'invoice' }];
    scenario.lexoffice.change(id, { status: 'voided', related: linked });
    const { findings } = await reconciled(scenario);
    expect(findings).toMatchObject([
      { number: 'RE-7', cancellationOnly: true, correction: { role: 'replaced-by', number: 'RE-8' } },
      { number: 'RE-8', state: 'only-there', correction: { role: 'replaces', number: 'RE-7' } },
    ]);
    await scenario.import();
    expect((await reconciled(scenario)).total.status).toBe('equal');
  });

  it('B5: tells a voucher that was deleted here from one that was never booked', async () => {
    const { scenario } = await transferred();
    scenario.host.deleteVoucher([...scenario.host.vouchers.values()][0]!.externalKey);
    expect(brief(await reconciled(scenario))).toEqual(['RE-7 only-there voucher-deleted 11900 0']);
  });

  it('B6: explains what is marked as booked elsewhere, until it changes there', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ number: 'RE-7', date: '2026-11-20' });
    await scenario.lists.markAllTransferred();
    scenario.clock.advance({ days: 1 });
    const marked = await reconciled(scenario);
    expect(brief(marked)).toEqual(['RE-7 marked 11900 0']);
    expect(marked.total.status).toBe('settled');
    scenario.lexoffice.void(id);
    const changed = await reconciled(scenario);
    expect(changed.findings[0]).toMatchObject({
      state: 'marked',
      reason: 'marked-transferred',
      settled: false,
    });
    expect(changed.total.status).toBe('open');
  });

  it('explains what the user dismissed', async () => {
    const { scenario } = await transferred();
    scenario.lexoffice.add({ number: 'RE-8', date: '2026-11-21' });
    const { entries } = await scenario.list();
    await scenario.lists.dismiss(entries.filter(({ number }) => number === 'RE-8').map(({ key }) => key));
    const result = await reconciled(scenario);
    expect(brief(result)).toEqual(['RE-7 equal 11900 11900', 'RE-8 dismissed dismissed 11900 0']);
    expect(result.total.status).toBe('settled');
  });

  it('D4: does not compare what was created up to the boundary, and says how much that is', async () => {
    const { scenario } = await transferred();
    const createdDate = '2026-10-31T22:59:59.000Z';
    scenario.lexoffice.add({ number: 'RE-6', date: '2026-10-31', createdDate, updatedDate: createdDate });
    const result = await reconciled(scenario);
    expect(result.findings).toHaveLength(1);
    expect(result).toMatchObject({
      beforeBoundary: { count: 1, cents: 11_900 },
      lastFetchDate: '2026-10-31',
      gaps: [],
    });
  });

  it('A16: files a late document under its own month and tells when it was written', async () => {
    const { scenario } = await transferred();
    scenario.lexoffice.add({ number: 'RE-8', date: '2026-09-30' });
    const { findings, months } = await reconciled(scenario);
    expect(months.map(({ month }) => month)).toEqual(['2026-09', '2026-11']);
    expect(findings[0]).toMatchObject({ number: 'RE-8', date: '2026-09-30', createdOn: '2026-11-26' });
  });

  it('G18: counts a row that cannot be read', async () => {
    const { scenario } = await transferred();
    scenario.lexoffice.unreadableRows.push({ unreadable: true, number: 'RE-8', problem: 'totalAmount' });
    const result = await reconciled(scenario);
    expect(brief(result)).toEqual(['RE-8 only-there unreadable 0 0', 'RE-7 equal 11900 11900']);
    expect(result.months.map(({ month }) => month)).toEqual(['', '2026-11']);
    expect(result.total.there.count).toBe(2);
  });

  it('keeps what it has when the connection breaks on the way', async () => {
    const { scenario, ids } = await transferred(2);
    for (const id of ids) scenario.lexoffice.pay(id);
    scenario.lexoffice.before = (request) => {
      if (request === `document ${ids[1]!}`) throw new LexofficeError('offline', { path: '/x' });
    };
    const all = await states(scenario);
    expect(all.map(({ status }) => status)).toEqual(['listing', 'listing', 'checking', 'checking', 'failed']);
    expect(all.at(-1)).toMatchObject({ code: 'offline', result: { findings: [{}, { pending: true }] } });
  });

  it.each([
    [
      'no boundary',
      'no-last-fetch-date',
      (scenario: ImportScenario) => scenario.host.settings.delete('lexoffice.lastFetchDate'),
    ],
    [
      'no connection',
      'offline',
      (scenario: ImportScenario) =>
        (scenario.lexoffice.before = () => {
          throw new LexofficeError('offline', { path: '/v1' });
        }),
    ],
  ])('fails as a value: %s', async (_name, code, breakIt) => {
    const scenario = new ImportScenario();
    breakIt(scenario);
    expect((await states(scenario)).at(-1)).toEqual({ status: 'failed', code });
  });

  it('stops asking when nobody looks any more', async () => {
    const { scenario, ids } = await transferred(3);
    for (const id of ids) scenario.lexoffice.pay(id);
    await firstValueFrom(readReconciliation(sourcesOf(scenario)));
    await new Promise((resolve) => setTimeout(resolve));
    expect(documentRequests(scenario)).toEqual([]);
  });
});
