import type { Host } from '../../host/server/start-host.ts';
import { startSystem } from '../start-system.ts';
import { openBrowser } from './open-browser.ts';
import { reportSchema, type Report } from './report.schema.ts';
import { bookedBy, originalsOf, runEntry, runsSince } from './books-report.ts';
import { withBooks, type Books } from './with-books.ts';
import { readAhead, untilIdle } from './settled-run.ts';
import { WorkbenchPage } from './workbench-page.ts';

export interface DemoOptions {
  readonly remoteUrl?: string;
  /** Needed with a remote; the sandbox has its own. */
  readonly token?: string;
  readonly lastFetchDate: string;
  readonly chart: 'SKR03' | 'SKR04';
  readonly collectiveAccount?: string;
  readonly gapMs?: number;
  readonly confirm: boolean;
  /** Whether to wait for the original files. */
  readonly originals: boolean;
  readonly dataDir: string;
  readonly say: (line: string) => void;
  /** Path of a screenshot by its name. */
  readonly screenshot?: (name: string) => string;
}

const NOTHING = { found: 0, imported: 0, alreadyTransferred: 0, leftOut: 0, blocked: 0, failed: 0 };

/** The whole job as a user does it. Rejects when a step fails or the identity of rules.md 9 does not balance. */
export async function runDemo(options: DemoOptions): Promise<Report> {
  const { say, chart } = options;
  const byStatus: Record<string, number> = {};
  const startedAt = new Date().toISOString();
  const system = await startSystem({
    dataDir: options.dataDir,
    remoteUrl: options.remoteUrl,
    firstMandant: { name: 'Muster & Söhne GmbH', chartOfAccounts: chart },
    onRemoteAnswer: (status) => (byStatus[status] = (byStatus[status] ?? 0) + 1),
  });
  try {
    const token = options.token ?? system.sandbox?.token;
    if (token === undefined) throw new Error('Für --base-url wird auch --token gebraucht.');
    // What was cut off goes on by itself; two imports at once are one too many.
    await withBooks(system.host, ({ jobs }) => untilIdle(jobs, 'lexoffice.import'));
    const { customers, suppliers, withoutRole, badge, entries, run } = await inTheWorkbench(
      system.host,
      options,
      token,
    );
    // Nobody has a page open any more: the worker goes on by itself.
    if (options.originals) {
      say('Hole Originale …');
      await withBooks(system.host, async ({ jobs }) => {
        // An import that a killed process left goes on by itself, and has its files fetched when it ends.
        await untilIdle(jobs, 'lexoffice.import');
        await untilIdle(jobs, 'lexoffice.fetchOriginals');
      });
    }
    // Without waiting, originals are still coming in: counted at one moment.
    const requests = { ...byStatus };
    const total = Object.values(requests).reduce((sum, count) => sum + count, 0);
    const ofBooks = await withBooks(system.host, async (books) => ({
      ...(await whatIsLeft(books, startedAt, run?.batchId)),
      originals: options.originals ? await originalsOf(books, await bookedBy(books)) : null,
      runs: (await runsSince(books, startedAt)).map(runEntry),
    }));
    return reportSchema.parse({
      contacts: { customers, suppliers, withoutRole },
      badge,
      entries,
      ...ofBooks,
      identity: run?.identity ?? identityOf(entries),
      requests: { total, byStatus: requests },
    });
  } finally {
    await system.stop();
  }
}

/** What a user does, and what the page showed of it. */
async function inTheWorkbench(host: Host, options: DemoOptions, token: string) {
  const { say, chart, lastFetchDate, collectiveAccount, gapMs, screenshot } = options;
  const { browser, page } = await openBrowser();
  try {
    const pageErrors: string[] = [];
    page.on('pageerror', ({ message }) => pageErrors.push(message));
    const workbench = new WorkbenchPage(
      page,
      screenshot &&
        (async (name) => {
          await page.screenshot({ path: screenshot(name) });
        }),
    );
    await workbench.open(host.newLink());
    await workbench.chooseChart(chart);
    const said = await workbench.connect({ token, lastFetchDate, collectiveAccount, gapMs });
    if (!said.startsWith('Verbunden mit')) throw new Error(said);
    say(said);
    const { side: customers, withoutRole } = await workbench.sync('Kunden');
    const { side: suppliers } = await workbench.sync('Lieferanten');
    say(`Abgeglichen: ${customers.new} neue Kunden, ${suppliers.new} neue Lieferanten`);
    // What the number counts is read behind it, and may turn out to be nothing to import: the number is told once that is over.
    await workbench.badge();
    await withBooks(host, ({ jobs }) => readAhead(jobs));
    const badge = await workbench.badge();
    await workbench.openImport();
    const confirmed = options.confirm ? await workbench.confirmAccounts() : [];
    if (confirmed.length > 0) say(`Bestätigt: ${confirmed.join(', ')}`);
    const entries = await workbench.entries();
    say('Buche …');
    const run = await workbench.book();
    say(run ? `Gebucht: ${run.identity.imported}` : 'Nichts Neues: 0 gebucht');
    if (pageErrors.length > 0) throw new Error(`Fehler in der Seite: ${pageErrors.join(' · ')}`);
    return { customers, suppliers, withoutRole, badge, entries, run };
  } finally {
    await browser.close();
  }
}

/** Without a run nothing was imported; every entry still stands somewhere. */
function identityOf(entries: Report['entries']): Report['identity'] {
  const identity = { ...NOTHING, found: entries.length };
  for (const { class: entryClass } of entries) {
    if (entryClass === 'transferred') identity.alreadyTransferred++;
    else if (entryClass === 'blocked') identity.blocked++;
    else identity.leftOut++;
  }
  return identity;
}

/** What this demo left in the books and in the Fehlerprotokoll: by its run, and when documents were found for the first time. */
async function whatIsLeft(
  books: Books,
  startedAt: string,
  batchId?: string,
): Promise<Pick<Report, 'vouchers' | 'errorLog'>> {
  const ofThisRun = (await bookedBy(books)).filter(({ origin }) => origin.batchId === batchId);
  const errors = (await books.log.errors()).filter((line) =>
    line.batchId === undefined
      ? line.details?.['entry'] !== undefined && line.time >= startedAt
      : line.batchId === batchId,
  );
  return {
    vouchers: ofThisRun.map((voucher) => ({
      externalKey: voucher.externalKey,
      kind: voucher.kind,
      number: voucher.number,
      relatedNumber: voucher.relatedNumber ?? null,
      date: voucher.date,
      dueDate: voucher.dueDate ?? null,
      personAccount: voucher.personAccount,
      grossCents: voucher.grossCents,
      lines: voucher.lines.map(({ account, taxCase, rate, netCents, taxCents, grossCents }) => ({
        account,
        taxCase,
        rate,
        netCents,
        taxCents,
        grossCents,
      })),
    })),
    errorLog: errors.map(({ code, document, message }) => ({ code, document: document ?? null, message })),
  };
}
