#!/usr/bin/env node
import { Command, Option } from 'commander';
import { compareShapes } from './compare/compare-shapes.ts';
import { DATA_SETS } from './data-sets/data-set.ts';
import { quirksOf } from './quirks.ts';
import { startSandbox } from './server.ts';
import type { SandboxOptions } from './server.ts';
import { validateEInvoices } from './validate-e-invoices.ts';

interface Given {
  port: number;
  host: string;
  dataSet: NonNullable<SandboxOptions['dataSet']>;
  seed: number;
  seedFile?: string;
  token?: string;
  rights?: string;
  now?: string;
  burst: number;
  rate: number;
  quirk: string[];
  faults?: string;
  validateEInvoices?: string;
}

const collect = (value: string, before: string[]): string[] => [...before, value];

const command = new Command('lexware-office-sandbox')
  .description('The Lexware Office API on your own machine, with invented data')
  .addOption(
    new Option('--port <number>', 'port; the next free one if it is taken').default(4010).argParser(Number),
  )
  .option('--host <address>', 'address to listen on; everybody who reaches it may use it', '127.0.0.1')
  .addOption(
    new Option('--data-set <name>', 'what the organisation holds')
      .choices(Object.keys(DATA_SETS))
      .default('demo'),
  )
  .addOption(new Option('--seed <number>', 'same seed, same data').default(1).argParser(Number))
  .option('--seed-file <json>', 'contacts, documents and vouchers to add')
  .option('--token <token>', 'API key that is accepted')
  .option('--rights <list>', 'rights of the key, by comma; default: all')
  .option('--now <instant>', 'ISO instant at which the clock stands still')
  .addOption(new Option('--burst <number>', 'size of the token bucket').default(2).argParser(Number))
  .addOption(new Option('--rate <number>', 'requests per second, or Infinity').default(2).argParser(Number))
  .option(
    '--quirk <name=value>',
    'switch for what is unknown of the live API; may occur several times',
    collect,
    [],
  )
  .option('--faults <script>', 'faults to play, see README')
  .option('--validate-e-invoices <folder>', 'write all e-invoices there, validate them, end')
  .action(serve);

command
  .command('compare <shapes>')
  .description('list what recorded answers have and the sandbox lacks; ends with 1 if anything')
  .action(async (file: string) => {
    const lacking = await compareShapes(file);
    for (const line of lacking) console.log(line);
    console.log(`${lacking.length} differences`);
    process.exitCode = lacking.length === 0 ? 0 : 1;
  });

async function serve(given: Given): Promise<void> {
  const { rate, rights, quirk, validateEInvoices: folder, ...rest } = given;
  if (folder !== undefined) {
    process.exitCode = (await validateEInvoices(given.dataSet, folder)) ? 0 : 1;
    return;
  }
  const sandbox = await startSandbox({
    ...rest,
    quirks: quirksOf(quirk),
    ratePerSecond: rate,
    ...(rights !== undefined && { rights: rights.split(',') }),
  });
  console.log(`Lexware Office sandbox: ${sandbox.url}/v1`);
  console.log(`API key: ${sandbox.token}`);
  console.log(`Page with documents, journal, faults and clock: ${sandbox.url}`);
  const stop = (): void => void sandbox.stop().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

command.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
