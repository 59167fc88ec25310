import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { projectRoot } from '../project-root.ts';

interface Chromium {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Headless Chromium as the tests use it: from $CHROMIUM_PATH, else from the npm packages. */
export async function openBrowser(): Promise<{ browser: Browser; page: Page }> {
  // Not bundled: it finds the packaged browser relative to the project.
  const location = pathToFileURL(join(projectRoot(), 'scripts', 'chromium.mjs')).href;
  const { resolveChromium } = (await import(/* @vite-ignore */ location)) as {
    resolveChromium: () => Promise<Chromium>;
  };
  const { executablePath, args, env } = await resolveChromium();
  const browser = await chromium.launch({
    executablePath,
    args: [...args],
    // Date fields are written as the browser's own language writes them; the packaged browser knows English only.
    env: { ...(process.env as Record<string, string>), ...env, LANGUAGE: 'de' },
  });
  const page = await browser.newPage({
    viewport: { width: 1360, height: 860 },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
  });
  return { browser, page };
}
