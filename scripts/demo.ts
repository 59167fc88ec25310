import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { officeProblems, runOfficeDemo } from './demo/run-office-demo.ts';
import { runDemo } from './demo/run-demo.ts';
import { printOfficeReport } from './demo/print-office-report.ts';
import { printReport } from './demo/print-report.ts';
import { defaultDataDir } from './start-options.ts';

interface DemoCommandOptions {
  readonly baseUrl?: string;
  readonly token?: string;
  readonly lastFetchDate?: string;
  readonly chart: 'SKR03' | 'SKR04';
  readonly collectiveAccount?: string;
  readonly paceMs?: string;
  readonly json?: string;
  readonly data?: string;
  readonly screenshots?: string;
  readonly confirm: boolean;
  readonly originals: boolean;
  readonly mandanten?: string;
}

const options = new Command('npm run demo --')
  .description(
    'Does the whole job in a headless browser: connect, sync Kunden and Lieferanten, import what is preselected.',
  )
  .option('--base-url <url>', 'server that speaks the Lexware Office API (default: the sandbox)')
  .addOption(
    new Option('--token <token>', "API token (default: the sandbox's demo token)").env('LEXOFFICE_TOKEN'),
  )
  .option('--last-fetch-date <date>', 'Letztes Abrufdatum, YYYY-MM-DD (default: 90 days ago)')
  .addOption(new Option('--chart <chart>', 'Sachkontenrahmen').choices(['SKR03', 'SKR04']).default('SKR03'))
  .option('--collective-account <number>', 'Sammeldebitor, five digits')
  .option('--pace-ms <ms>', 'gap between two requests')
  .option('--no-confirm', 'leave prefilled rows of the account table unconfirmed')
  .option('--no-originals', 'do not wait for the original files')
  .option(
    '--mandanten <n>',
    'an office of so many companies at once, each with its own token, without a page (sandbox only)',
  )
  .option('--json <file>', 'write the report (docs/demo-report.schema.json)')
  .option('--data <dir>', "data folder (default: one per server in the user's data directory)")
  .option('--screenshots <dir>', 'write screenshots of every step')
  .parse()
  .opts<DemoCommandOptions>();

try {
  if (options.mandanten === undefined) await demoOfOne();
  else await demoOfOffice(Number(options.mandanten));
} catch (error) {
  console.error(
    `\nDer Durchlauf ist fehlgeschlagen: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
}

async function demoOfOne(): Promise<void> {
  const { screenshots } = options;
  if (screenshots !== undefined) await mkdir(screenshots, { recursive: true });
  const report = await runDemo({
    remoteUrl: options.baseUrl,
    token: options.token,
    lastFetchDate: options.lastFetchDate ?? daysAgo(90),
    chart: options.chart,
    collectiveAccount: options.collectiveAccount,
    gapMs: options.paceMs === undefined ? undefined : Number(options.paceMs),
    confirm: options.confirm,
    originals: options.originals,
    dataDir: options.data ?? defaultFolder(options.baseUrl),
    say: (line) => console.log(line),
    screenshot: screenshots === undefined ? undefined : (name) => join(screenshots, `${name}.png`),
  });
  printReport(report);
  await writeReport(report);
}

async function demoOfOffice(mandanten: number): Promise<void> {
  if (!Number.isInteger(mandanten) || mandanten < 1 || mandanten > 50)
    throw new Error('--mandanten: eine Zahl von 1 bis 50 erwartet.');
  if (options.baseUrl !== undefined) throw new Error('--mandanten geht nur mit der Sandbox.');
  const report = await runOfficeDemo({
    mandanten,
    lastFetchDate: options.lastFetchDate ?? daysAgo(90),
    chart: options.chart,
    gapMs: options.paceMs === undefined ? undefined : Number(options.paceMs),
    dataDir: options.data ?? join(defaultDataDir(), 'demo-office'),
    say: (line) => console.log(line),
  });
  printOfficeReport(report);
  await writeReport(report);
  const problems = officeProblems(report);
  if (problems.length > 0) throw new Error(problems.join(' · '));
}

async function writeReport(report: unknown): Promise<void> {
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
}

/** One per server: books belong to one company, and another server has another one (rules.md 13). */
function defaultFolder(baseUrl: string | undefined): string {
  const server = baseUrl === undefined ? '' : `-${new URL(baseUrl).host.replaceAll(/[^\w.-]/g, '-')}`;
  return join(defaultDataDir(), `demo${server}`);
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}
