// Many Mandanten on one PostgreSQL, worker processes that are killed all the while: is everything booked once, is nobody kept waiting? (docs/scale.md)
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { printTable } from './print-table.mjs';
import { withTypeScript } from './typescript.mjs';

const { values } = parseArgs({
  options: {
    mandanten: { type: 'string', default: '20' },
    documents: { type: 'string', default: '30' },
    workers: { type: 'string', default: '4' },
    scale: { type: 'string', default: '1' },
    'kill-every': { type: 'string', default: '10' },
  },
});
const [mandanten, documents, workers, scale, killEvery] = [
  values.mandanten,
  values.documents,
  values.workers,
  values.scale,
  values['kill-every'],
].map((value) => {
  const number = Number(value);
  if (!(number > 0)) throw new Error(`a number above 0 is expected instead of ${value}`);
  return number;
});

const told = await withTypeScript(async (load) => {
  const { simulateOffice } = await load('/bench/office/simulate-office.ts');
  return simulateOffice({
    ...{ mandanten, documents, workers, scale, killEvery },
    say: (line) => console.log(line),
  });
});
print(told);
const isWhole =
  told.booked === told.documents &&
  told.originals === told.documents &&
  told.twice + told.originalsTwice + told.failed === 0;
if (!isWhole) process.exitCode = 1;

function print(told) {
  const scaled = (seconds) => `${seconds.toFixed(1)} s (${(seconds * scale).toFixed(0)} s scaled)`;
  const load = loadavg()[0].toFixed(1);
  printTable(
    `${mandanten} Mandanten × ${documents} documents (the first 5 times as many), ${workers} workers, ${scale} s in one; ${cpus().length} cores, load ${load}`,
    [
      ['', ''],
      ['documents', String(told.documents)],
      ['booked · twice', `${told.booked} · ${told.twice}`],
      ['originals kept · twice', `${told.originals} · ${told.originalsTwice}`],
      ['runs that failed', String(told.failed)],
      ['workers killed', String(told.kills)],
      ['runs that went on elsewhere', String(told.takeovers)],
      ['longest from the last sign of life to going on', `${told.longestTakeover.toFixed(1)} s`],
      ['requests · refused (429)', `${told.requests} · ${told.refused}`],
      ['most of one token in a scaled second', String(told.mostInASecond)],
      ['longest wait of a Mandant for its turn', scaled(told.longestWait)],
      ['fair share', scaled(told.fairShare)],
      ['until all was booked', scaled(told.importSeconds)],
      ['until all originals were there', scaled(told.totalSeconds)],
    ],
  );
}
