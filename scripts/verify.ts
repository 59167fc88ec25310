import { Command } from 'commander';
import { verifyBooks } from '../host/server/verification/verify-books.ts';
import type { Verification } from '../host/wire/verification.ts';
import { atTheBooks } from './at-the-books.ts';
import { dataPlace, withDataOption } from './data-place.ts';
import { registriesIn, registriesOf } from './registries.ts';
import { registryProblems, type RegistryAndBooks } from './registry-problems.ts';
import { sayAndFail } from './say-and-fail.ts';

const { data } = withDataOption(
  new Command('npm run verify --').description(
    'Looks at every row of every table, while the server runs or not, and names what is not as the program wrote it.',
  ),
)
  .parse()
  .opts<{ data?: string }>();

try {
  const { checked, problems, logs } = await atTheBooks<Verification>(dataPlace(data), {
    byServer: async (ask) =>
      withRegistry((await ask('POST', '/api/host/verification')) as Verification, await registriesOf(ask)),
    byItself: async (database) => withRegistry(await verifyBooks(database), await registriesIn(database)),
  });
  for (const { table, rows } of checked)
    console.log(`  ${table.padEnd(16)} ${String(rows).padStart(9)} Zeilen`);
  for (const { mandant, lines, hash } of logs)
    console.log(`  Logbuch von ${mandant}: ${String(lines)} Zeilen, Endstand ${hash}`);
  if (problems.length === 0) console.log('\n  Alles ist so, wie das Programm es geschrieben hat.\n');
  else {
    console.error(`\n  ${String(problems.length)} Stellen stimmen nicht:\n`);
    for (const { text } of problems) console.error(`    ${text}`);
    console.error('\n  Zurück zu einem früheren Stand: npm run restore -- --from SICHERUNG\n');
    process.exitCode = 1;
  }
} catch (error) {
  sayAndFail('Die Prüfung ist misslungen', error);
}

function withRegistry(verification: Verification, registries: readonly RegistryAndBooks[]): Verification {
  return { ...verification, problems: [...verification.problems, ...registries.flatMap(registryProblems)] };
}
