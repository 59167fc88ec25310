import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { resolveChromium } from './scripts/chromium.mjs';

const chromium = await resolveChromium();

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
    projects: [
      node('unit'),
      node('contract', { testTimeout: 30_000, hookTimeout: 60_000 }),
      node('e2e', {
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
      {
        extends: true,
        test: {
          name: 'ui',
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
