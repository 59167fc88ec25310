import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Host } from '../../host/server/start-host.ts';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import { openBrowser } from '../demo/open-browser.ts';
import { WorkbenchPage } from '../demo/workbench-page.ts';
import { startSystem } from '../start-system.ts';
import { Camera } from './camera.ts';
import type { LookName } from './looks.ts';
import { moveClock, nodeOptionFor } from './move-clock.ts';

/** Must not turn up on any picture. */
export const TOKEN = 'canary-5b2e8d10c7f4-token';
/** The morning on which all pictures are taken; the documents of the sandbox lie in the three months before. */
const NOW = '2026-11-20T09:00:00+01:00';

/** Steps of the job at which the driver of the demo stops for a picture. */
const STEPS: Readonly<Record<string, string>> = {
  'contact-sync-suppliers': 'Syncing Lieferanten: what would change, before anything is written.',
  'contact-sync-customers': 'Syncing Kunden, with what is refused and why.',
  'summary-window': 'What will be booked, by kind and account; nothing is booked before "Weiter".',
  result: 'The result accounts for every document.',
};

/** FIBUscan with a company of the sandbox, a browser before it and a camera. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly host: Host;
  readonly page: Page;
  readonly workbench: WorkbenchPage;
  readonly camera: Camera;
  readonly button: (name: string | RegExp, scope?: Page | Locator) => Locator;
  /** Does something while nobody listens at the address of the remote. */
  offline(task: () => Promise<void>): Promise<void>;
  /** Stops the server of FIBUscan, as when its machine is gone. */
  readonly stopHost: () => Promise<void>;
  stop(): Promise<void>;
}

export async function openStage(folder: string, looks: readonly LookName[]): Promise<Stage> {
  const byMs = Date.parse(NOW) - Date.now();
  moveClock(byMs);
  process.env['NODE_OPTIONS'] = [process.env['NODE_OPTIONS'], nodeOptionFor(byMs)].filter(Boolean).join(' ');
  const openSandbox = (port = 0): Promise<Sandbox> =>
    startSandbox({ token: TOKEN, ratePerSecond: Infinity, port });
  let sandbox = await openSandbox();
  const remoteUrl = sandbox.url;
  const dataDir = await mkdtemp(join(tmpdir(), 'fibuscan-screenshots-'));
  const system = await startSystem({
    dataDir,
    remoteUrl,
    user: 'anna.beck',
    firstMandant: { name: 'Muster & Söhne GmbH', chartOfAccounts: 'SKR03' },
  });
  const { browser, page } = await openBrowser();
  page.setDefaultTimeout(60_000);
  await page.addInitScript(moveClock, byMs);
  page.on('pageerror', ({ message }) => console.error(`Fehler in der Seite: ${message}`));
  const camera = await Camera.create(page, { folder, looks, secret: TOKEN });
  return {
    get sandbox() {
      return sandbox;
    },
    host: system.host,
    page,
    workbench: new WorkbenchPage(page, async (step) => {
      const caption = STEPS[step];
      if (caption !== undefined && !camera.has(step)) await camera.take(step, caption);
    }),
    camera,
    button: (name, scope = page) => scope.getByRole('button', { name, exact: typeof name === 'string' }),
    offline: async (task) => {
      await sandbox.stop();
      try {
        await task();
      } finally {
        sandbox = await openSandbox(Number(new URL(remoteUrl).port));
      }
    },
    stopHost: () => system.stop(),
    stop: async () => {
      await browser.close();
      await system.stop();
      await sandbox.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
