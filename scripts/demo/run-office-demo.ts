import { manifestSchema } from '../../host/api/manifest.schema.ts';
import { connectHost, type HostClient } from '../../host/client/connect-host.ts';
import type { MandantSession } from '../../host/client/mandant-session.ts';
import manifest from '../../plugin.manifest.json' with { type: 'json' };
import type { Sandbox } from '../../sandbox/server.ts';
import { de } from '../../src/l10n/de/de.ts';
import { createServices } from '../../src/services-container.ts';
import { AccountTables } from '../../src/services/account-table/account-tables.ts';
import { workerCacheModule } from '../../src/services/cache/worker-cache.module.ts';
import { startSystem } from '../start-system.ts';
import { bookedBy, originalsOf, runEntry, runsSince } from './books-report.ts';
import type { CompanyReport, OfficeReport } from './office-report.schema.ts';
import { settledRun, untilIdle } from './settled-run.ts';

export interface OfficeDemoOptions {
  readonly mandanten: number;
  readonly lastFetchDate: string;
  readonly chart: 'SKR03' | 'SKR04';
  readonly gapMs?: number;
  readonly dataDir: string;
  readonly say: (line: string) => void;
}

const MANIFEST = manifestSchema.parse(manifest);

/** One company of the office, with its own Mandant and its own token. */
interface Company {
  readonly name: string;
  readonly session: MandantSession;
}

/** An office of several companies at once, without a page: persons, import and originals of all, then once more to show that nothing is booked twice. */
export async function runOfficeDemo(options: OfficeDemoOptions): Promise<OfficeReport> {
  const { say, dataDir, chart } = options;
  const byStatus: Record<string, number> = {};
  const startedAt = new Date().toISOString();
  const system = await startSystem({
    dataDir,
    firstMandant: { name: nameOf(0), chartOfAccounts: chart },
    onRemoteAnswer: (status) => (byStatus[status] = (byStatus[status] ?? 0) + 1),
  });
  try {
    const client = await connectHost(system.host);
    if (system.sandbox === undefined) throw new Error('Der Durchlauf des Büros braucht die Sandbox.');
    const companies = await openCompanies(client, system.sandbox, options);
    try {
      say(`${companies.length} Mandanten, jeder mit eigenem Schlüssel`);
      await together(companies, (company) => run(company, 'lexoffice.syncPersons'));
      say('Personen abgeglichen');
      await together(companies, (company) => confirmAccounts(company));
      await together(companies, (company) => run(company, 'lexoffice.import'));
      say('Gebucht; noch einmal, damit nichts doppelt sein kann …');
      const again = await together(companies, (company) => run(company, 'lexoffice.import'));
      say('Hole Originale …');
      await together(companies, ({ session }) =>
        untilIdle(session.jobs(MANIFEST.id), 'lexoffice.fetchOriginals'),
      );
      const reports = await together(companies, (company, index) =>
        reportOf(company, startedAt, again[index]?.['imported'] ?? 0),
      );
      const total = Object.values(byStatus).reduce((sum, count) => sum + count, 0);
      return { companies: reports, requests: { total, byStatus: { ...byStatus } } };
    } finally {
      for (const { session } of companies) session.dispose();
    }
  } finally {
    await system.stop();
  }
}

/** What does not hold of an office's report, in German; nothing when all is booked once and every original is there. */
export function officeProblems({ companies }: OfficeReport): readonly string[] {
  return companies.flatMap(({ mandant, identity, booked, bookedTwice, bookedAgain, originals, runs }) => {
    const { found, imported, alreadyTransferred, leftOut, blocked, failed } = identity;
    const failedRuns = runs.filter(({ state }) => state !== 'succeeded');
    return [
      [imported === 0 && alreadyTransferred === 0, 'es ist nichts gebucht'],
      [found !== imported + alreadyTransferred + leftOut + blocked + failed, 'die Summen gehen nicht auf'],
      [failed > 0, `${String(failed)} Belege sind fehlgeschlagen`],
      [booked < imported, `${String(imported - booked)} gebuchte Belege stehen nicht in den Büchern`],
      [bookedTwice > 0, `${String(bookedTwice)} Belege stehen doppelt`],
      [bookedAgain > 0, `der zweite Import hat ${String(bookedAgain)} Belege gebucht`],
      [originals.missing > 0, `${String(originals.missing)} Originale fehlen`],
      [failedRuns.length > 0, `nicht zu Ende gelaufen: ${failedRuns.map(({ job }) => job).join(', ')}`],
    ].flatMap(([isSo, said]) => (isSo === true ? [`${mandant}: ${String(said)}`] : []));
  });
}

const nameOf = (index: number): string => `Firma ${String(index + 1)} GmbH`;

/** The sandbox has one company at first; the others come with their own data and their own token. A folder that was used before has its Mandanten. */
async function openCompanies(
  client: HostClient,
  sandbox: Sandbox,
  { mandanten: count, chart, lastFetchDate, gapMs }: OfficeDemoOptions,
): Promise<readonly Company[]> {
  const known = await client.listMandanten();
  const companies: Company[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = nameOf(index);
    const token = index === 0 ? sandbox.token : `${sandbox.token}-${String(index + 1)}`;
    if (index > 0) sandbox.admin.addOrganization({ seed: index + 1, token, companyName: name });
    const mandant =
      known.find((one) => one.name === name) ?? (await client.addMandant({ name, chartOfAccounts: chart }));
    const session = await client.openMandant(mandant.id);
    companies.push({ name, session });
    await session.admin.putSecret(MANIFEST.id, 'lexoffice.apiToken', token);
    const { settings } = session.services(MANIFEST);
    await settings.update('lexoffice.lastFetchDate', lastFetchDate);
    if (gapMs !== undefined) await settings.update('lexoffice.gapMs', gapMs);
  }
  return companies;
}

function together<T>(
  companies: readonly Company[],
  work: (company: Company, index: number) => Promise<T>,
): Promise<T[]> {
  return Promise.all(companies.map((company, index) => work(company, index)));
}

/** What a user does once for a Mandant: the rows of the account table as they are prefilled. */
async function confirmAccounts({ session }: Company): Promise<void> {
  const container = createServices(session.services(MANIFEST), de);
  container.load(workerCacheModule);
  const tables = container.get(AccountTables);
  const { rows } = await tables.current();
  await tables.confirm(rows.map(({ taxCase }) => taxCase));
}

/** @throws Error when the run has failed */
async function run({ name, session }: Company, job: string): Promise<Readonly<Record<string, number>>> {
  const jobs = session.jobs(MANIFEST.id, 'command');
  const { run: begun } = await jobs.start(job, {});
  const { state, error, counts = {} } = await settledRun(jobs, begun.id);
  if (state !== 'succeeded') throw new Error(`${name}: ${job}: ${state} ${error?.code ?? ''}`.trim());
  return counts;
}

async function reportOf(
  { name, session }: Company,
  startedAt: string,
  bookedAgain: number,
): Promise<CompanyReport> {
  const books = { ...session.services(MANIFEST), jobs: session.jobs(MANIFEST.id) };
  const runs = await runsSince(books, startedAt);
  const imported = runs.find(({ job }) => job === 'lexoffice.import');
  const booked = await bookedBy(books);
  const { found = 0, alreadyTransferred = 0, leftOut = 0, blocked = 0, failed = 0 } = imported?.counts ?? {};
  return {
    mandant: name,
    identity: {
      ...{ found, alreadyTransferred, leftOut, blocked, failed },
      imported: imported?.counts?.['imported'] ?? 0,
    },
    booked: booked.length,
    bookedTwice: booked.length - new Set(booked.map(({ externalKey }) => externalKey)).size,
    bookedAgain,
    originals: await originalsOf(books, booked),
    runs: runs.map(runEntry),
  };
}
