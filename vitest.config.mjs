import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { resolveChromium } from './scripts/chromium.mjs';

const chromium = await resolveChromium();

// A test process lives for seconds: without optimising the code of PGlite in the background, a start of the host takes a third less computing time.
const execArgv = ['--liftoff-only'];

const node = (name, options = {}) => ({
  extends: true,
  test: { name, environment: 'node', include: [`test/${name}/**/*.test.ts`], ...options },
});

export default defineConfig({
  resolve: {
    alias: {
      '@web/test-runner-commands': new URL('./test/support/stub-wtr-commands.ts', import.meta.url).pathname,
    },
  },
  test: {
    reporters: ['default', './scripts/plain-reporter.mjs'],
    // For hangs: no test fails because the machine is slow.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 100_000 } },
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      node('unit', { isolate: false }),
      node('contract', { globalSetup: 'test/support/database-image.ts', isolate: false, execArgv }),
      node('e2e', {
        globalSetup: 'test/support/database-image.ts',
        isolate: false,
        execArgv,
        testTimeout: 900_000,
        hookTimeout: 900_000,
      }),
      {
        extends: true,
        // Named, because a dependency that vite meets late makes it reload the page under the tests.
        optimizeDeps: {
          include: [
            '@open-wc/testing',
            '@tanstack/lit-virtual',
            'axios',
            'axios-retry',
            'big.js',
            'cally',
            'eventsource-parser',
            'idb',
            'inversify',
            'lit',
            'lit/decorators.js',
            'lit/directive.js',
            'lit/directives/class-map.js',
            'lit/directives/keyed.js',
            'lit/directives/live.js',
            'lit/directives/repeat.js',
            'lossless-json',
            'lucide',
            'pdfjs-dist',
            'reflect-metadata',
            'rxjs',
            'temporal-polyfill',
            'uplot',
            'zod',
            'zod/mini',
          ],
        },
        test: {
          name: 'ui',
          isolate: false,
          include: ['test/ui/**/*.test.ts'],
          setupFiles: ['test/support/setup-browser.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: chromium.executablePath,
                args: chromium.args,
                env: { ...process.env, ...chromium.env },
              },
              contextOptions: { locale: 'de-DE', timezoneId: 'Europe/Berlin' },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
