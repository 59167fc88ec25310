import { Command, Option } from 'commander';
import { validateEInvoices } from './validate-e-invoices.ts';
import { DATA_SETS } from './data-sets/data-set.ts';
import { startSandbox } from './server.ts';
import type { SandboxOptions } from './server.ts';

const command = new Command('sandbox')
  .description('The Lexware Office API on localhost, with invented data')
  .addOption(
    new Option('--port <number>', 'port; the next free one if it is taken').default(4010).argParser(Number),
  )
  .addOption(
    new Option('--data-set <name>', 'what the organisation holds')
      .choices(Object.keys(DATA_SETS))
      .default('demo'),
  )
  .addOption(new Option('--seed <number>', 'same seed, same data').default(1).argParser(Number))
  .option('--token <token>', 'API key that is accepted')
  .option('--rights <list>', 'rights of the key, by comma; default: all')
  .option('--now <instant>', 'ISO instant at which the clock stands still')
  .addOption(
    new Option('--burst <number>', 'size of the token bucket').choices(['1', '2', '3', '4']).default('2'),
  )
  .addOption(new Option('--rate <number>', 'requests per second').default(2).argParser(Number))
  .option('--validate-e-invoices <folder>', 'write all e-invoices there, validate them, end')
  .option('--faults <script>', 'faults to play, see README');

async function run(): Promise<void> {
  const given = command.parse().opts<{
    port: number;
    dataSet: SandboxOptions['dataSet'];
    seed: number;
    token?: string;
    rights?: string;
    now?: string;
    burst: string;
    rate: number;
    faults?: string;
    validateEInvoices?: string;
  }>();
  const { rate, burst, dataSet, rights, validateEInvoices: folder, ...rest } = given;
  if (folder !== undefined) {
    process.exitCode = (await validateEInvoices(dataSet ?? 'demo', folder)) ? 0 : 1;
    return;
  }
  const sandbox = await startSandbox({
    ...rest,
    ...(dataSet && { dataSet }),
    ...(rights !== undefined && { rights: rights.split(',') }),
    burst: Number(burst),
    ratePerSecond: rate,
  });
  console.log(`Lexware Office sandbox: ${sandbox.url}/v1`);
  console.log(`API key: ${sandbox.token}`);
  const stop = (): void => void sandbox.stop().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
