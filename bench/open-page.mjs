// The page of the measurements: built for production, served from this machine, in the Chromium of the tests.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';
import { resolveChromium } from '../scripts/chromium.mjs';

const root = fileURLToPath(new URL('page', import.meta.url));
const outDir = fileURLToPath(new URL('../build/bench', import.meta.url));

/** A fresh page for each measurement: nothing of one is left for the next. */
export async function withPages(measure) {
  const common = { configFile: false, logLevel: 'warn', root };
  await build({
    ...common,
    base: './',
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000 },
  });
  const server = await preview({ ...common, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  const { executablePath, args, env } = await resolveChromium();
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
  try {
    return await measure(async (use) => {
      const page = await browser.newPage({ viewport: { width: 1360, height: 860 }, locale: 'de-DE' });
      page.on('pageerror', (error) => console.error(error));
      await page.goto(server.resolvedUrls.local[0]);
      await page.waitForFunction(() => 'bench' in globalThis);
      try {
        return await use(page);
      } finally {
        await page.close();
      }
    });
  } finally {
    await browser.close();
    await server.close();
  }
}
