// Builds what runs the plugin: the workbench for the browser, and the Node programs in scripts/ with the host's server and the sandbox in them.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { docsInPages } from './docs-in-pages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const common = { configFile: false, logLevel: 'warn' };

await build({
  ...common,
  root: `${root}host/workbench`,
  base: './',
  plugins: [docsInPages(root)],
  build: {
    outDir: `${root}build/workbench`,
    emptyOutDir: true,
    sourcemap: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: ['index', 'handbuch', 'manual'].map((page) => `${root}host/workbench/${page}.html`),
    },
  },
});
await build({
  ...common,
  root,
  // Hundreds of small files between them: found and read one by one they are half of a program's start.
  ssr: {
    noExternal: [
      /^inversify/,
      /^@inversifyjs\//,
      /^drizzle-orm/,
      /^zod/,
      'axios',
      'axios-retry',
      /^hono/,
      'lossless-json',
    ],
  },
  build: {
    ssr: true,
    outDir: `${root}build/node`,
    emptyOutDir: true,
    sourcemap: true,
    target: 'node20',
    rolldownOptions: {
      input: {
        start: `${root}scripts/start.ts`,
        demo: `${root}scripts/demo.ts`,
        link: `${root}scripts/link.ts`,
        job: `${root}scripts/job.ts`,
        'office-worker': `${root}scripts/worker.ts`,
        backup: `${root}scripts/backup.ts`,
        restore: `${root}scripts/restore.ts`,
        verify: `${root}scripts/verify.ts`,
        screenshots: `${root}scripts/screenshots.ts`,
        sandbox: `${root}sandbox/main.ts`,
        worker: `${root}host/worker/main.ts`,
      },
      output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
});
