// Builds the sandbox as a package of its own, ready for `npm pack`: all it needs in its own files, so that it runs outside of this repository.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import license from 'rollup-plugin-license';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
const FONTS = ['LiberationSans-Regular.ttf', 'LiberationSans-Bold.ttf', 'LICENSE_LIBERATION'];

const folder = path.resolve(process.argv[2] ?? `${root}build/sandbox-package`);
const lib = path.join(folder, 'lib');
await build({
  configFile: false,
  logLevel: 'warn',
  root,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: lib,
    emptyOutDir: true,
    minify: true,
    target: 'node20',
    rolldownOptions: {
      input: { sandbox: `${root}sandbox/main.ts`, index: `${root}sandbox/server.ts` },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      plugins: [license({ thirdParty: { output: { file: path.join(folder, 'THIRD-PARTY-NOTICES.txt') } } })],
    },
  },
});
const typescript = [require.resolve('typescript/bin/tsc'), '-p', `${root}sandbox`];
const declarations = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly'];
execFileSync(process.execPath, [...typescript, ...declarations, '--outDir', path.join(lib, 'types')]);
const fonts = path.join(path.dirname(require.resolve('pdfjs-dist/package.json')), 'standard_fonts');
mkdirSync(path.join(lib, 'fonts'), { recursive: true });
for (const file of FONTS) copyFileSync(path.join(fonts, file), path.join(lib, 'fonts', file));
for (const file of ['README.md', 'Dockerfile'])
  copyFileSync(`${root}sandbox/package/${file}`, path.join(folder, file));
copyFileSync(`${root}sandbox/evidence.md`, path.join(folder, 'evidence.md'));
copyFileSync(`${root}LICENSE`, path.join(folder, 'LICENSE'));
const { version, license: terms, engines } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const description = {
  name: 'lexware-office-sandbox',
  version,
  description: 'The Lexware Office API on your own machine, with invented data',
  license: terms,
  type: 'module',
  engines,
  bin: { 'lexware-office-sandbox': 'lib/sandbox.mjs' },
  exports: { '.': { types: './lib/types/server.d.ts', default: './lib/index.mjs' } },
  files: ['lib', 'Dockerfile', 'evidence.md', 'THIRD-PARTY-NOTICES.txt'],
};
writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
