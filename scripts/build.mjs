// Builds the plugin into dist and what runs it into build. `--if-changed` leaves out what is as it was, `--only plugin|host` the other part.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildStamped, HOST, isBuilt, PLUGIN } from './build-stamp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: { 'if-changed': { type: 'boolean', default: false }, only: { type: 'string' } },
});

async function buildPlugin() {
  const { rollup } = await import('rollup');
  const { loadConfigFile } = await import('rollup/loadConfigFile');
  const config = await loadConfigFile(`${root}rollup.config.mjs`);
  config.warnings.flush();
  // One after the other: the first empties the folder.
  for (const { output, ...input } of config.options) {
    const bundle = await rollup(input);
    for (const each of output) await bundle.write(each);
    await bundle.close();
  }
}

const steps = [
  [PLUGIN, 'die Schnittstelle zu Lexware Office', buildPlugin],
  [HOST, 'Oberfläche und Server', () => import('./build-host.mjs')],
]
  .filter(([{ name }]) => [undefined, name].includes(options.only))
  .filter(([part]) => !options['if-changed'] || !isBuilt(root, part));

process.chdir(root);
if (steps.length > 0) console.log('\nFIBUscan wird gebaut, beim ersten Mal und nach Änderungen:');
for (const [index, [part, title, build]] of steps.entries()) {
  const start = Date.now();
  console.log(`  ${index + 1} von ${steps.length}: ${title} …`);
  await buildStamped(root, part, build);
  console.log(`  ${index + 1} von ${steps.length}: fertig nach ${Math.round((Date.now() - start) / 1000)} s`);
}
