import { readFileSync, rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import license from 'rollup-plugin-license';
import { visualizer } from 'rollup-plugin-visualizer';
import { transformWithOxc } from 'vite';

// What activation loads, and the whole plugin with its dialogs. P5 wants 110 kB and 220 kB: the first is reached since the page asks a worker instead of the remote
// (docs/adr/0019); the second is not: the evaluations cost 35 kB of it (uPlot 22, the dialog and its texts 13), loaded when somebody opens them.
const ACTIVATION_BUDGET_GZIP = 102_000;
const TOTAL_BUDGET_GZIP = 256_000;

const { compilerOptions } = JSON.parse(readFileSync('tsconfig.base.json', 'utf8'));

/** Types are checked by tsc; here they are only taken out. */
const typescript = () => ({
  name: 'typescript',
  async transform(code, file) {
    if (!file.endsWith('.ts')) return null;
    const { code: output, map } = await transformWithOxc(
      code,
      file,
      { target: compilerOptions.target.toLowerCase() },
      undefined,
      {
        compilerOptions,
      },
    );
    return { code: output, map };
  },
});

/** All requests go through the host's connection: what axios brings to reach the network itself stays out. */
const withoutNetwork = () => ({
  name: 'without-network',
  load: (file) =>
    /axios[\\/]lib[\\/]adapters[\\/](xhr|fetch)\.js$/.test(file)
      ? 'export default null; export const getFetch = null;'
      : null,
});

/** Chunks carry a hash in their name: those of the last build would stay. */
const emptyFolder = (folder) => ({
  name: 'empty-folder',
  generateBundle: () => rmSync(folder, { recursive: true, force: true }),
});

const sizeBudget = () => ({
  name: 'size-budget',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
    const gzip = new Map(chunks.map((chunk) => [chunk.fileName, gzipSync(chunk.code, { level: 9 }).length]));
    const activation = new Set();
    const load = (fileName) => {
      if (activation.has(fileName) || !bundle[fileName]) return;
      activation.add(fileName);
      bundle[fileName].imports?.forEach(load);
    };
    chunks.filter((chunk) => chunk.isEntry).forEach((chunk) => load(chunk.fileName));
    const sum = (fileNames) => fileNames.reduce((total, fileName) => total + gzip.get(fileName), 0);
    const sizes = { activation: sum([...activation]), total: sum([...gzip.keys()]) };
    console.log(
      `plugin: ${sizes.activation} B gzip at activation, ${sizes.total} B in all, ${chunks.length} chunks`,
    );
    if (sizes.activation > ACTIVATION_BUDGET_GZIP)
      this.error(
        `Activation loads ${sizes.activation} B gzip, budget ${ACTIVATION_BUDGET_GZIP}: load dialogs on demand.`,
      );
    if (sizes.total > TOTAL_BUDGET_GZIP)
      this.error(`The plugin has ${sizes.total} B gzip, budget ${TOTAL_BUDGET_GZIP}.`);
  },
});

/** Of both builds. */
const onwarn = (warning, warn) => {
  if (warning.code === 'INVALID_ANNOTATION') return;
  if (warning.code === 'CIRCULAR_DEPENDENCY' && /node_modules/.test(warning.message)) return;
  const ours = !/node_modules/.test(warning.message);
  if (
    ours &&
    ['CIRCULAR_DEPENDENCY', 'UNRESOLVED_IMPORT', 'MISSING_EXPORT', 'THIS_IS_UNDEFINED'].includes(
      warning.code ?? '',
    )
  )
    throw new Error(warning.message);
  warn(warning);
};

const libraries = () => [
  // es2015: rxjs without the helpers for old browsers.
  nodeResolve({ browser: true, exportConditions: ['production', 'es2015'] }),
  withoutNetwork(),
  commonjs(),
  // Libraries ask for it, browsers have none.
  replace({ preventAssignment: true, values: { 'process.env.NODE_ENV': JSON.stringify('production') } }),
  typescript(),
];

const plugin = {
  input: { plugin: 'src/plugin.ts' },
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    generatedCode: 'es2015',
    // Many small files compress badly one by one; a larger limit moves texts of dialogs into what activation loads.
    experimentalMinChunkSize: 1800,
  },
  logLevel: 'warn',
  onwarn,
  plugins: [
    emptyFolder('dist'),
    ...libraries(),
    terser({ ecma: 2020, module: true, compress: { passes: 3 }, format: { comments: false } }),
    license({
      thirdParty: {
        allow: {
          test: '(MIT OR Apache-2.0 OR BSD-3-Clause OR BSD-2-Clause OR ISC OR 0BSD)',
          failOnUnlicensed: true,
          failOnViolation: true,
        },
        output: { file: 'dist/THIRD-PARTY-NOTICES.txt' },
      },
    }),
    visualizer({ filename: 'reports/plugin-size.json', template: 'raw-data', gzipSize: true }),
    sizeBudget(),
  ],
};

/** For Node, in one file; nobody downloads it, so it stays readable. All requests go through the host's connection here too. */
const worker = {
  input: { worker: 'src/worker.ts' },
  output: { dir: 'dist', format: 'es', sourcemap: true, inlineDynamicImports: true },
  logLevel: 'warn',
  onwarn,
  plugins: libraries(),
};

export default [plugin, worker];
