import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server.ts';
import { openBrowser } from '../../scripts/demo/open-browser.ts';
import { WorkbenchPage } from '../../scripts/demo/workbench-page.ts';
import type { Host } from '../../host/server/start-host.ts';
import { startSystem, type System } from '../../scripts/start-system.ts';
import { placeDatabase } from './database-image.ts';

/** Must not turn up anywhere but in the sandbox (S1). */
export const CANARY_TOKEN = 'canary-7f3a91c04be2-token';

/** The built workbench and plugin in a real browser, on a real server with a data folder, against a sandbox without pacing. */
export interface WorkbenchSession {
  readonly sandbox: Sandbox;
  readonly dataDir: string;
  readonly page: Page;
  readonly workbench: WorkbenchPage;
  /** Everything that the browser received, sent or printed. */
  readonly traffic: readonly string[];
  /** Another one after each restart. */
  readonly host: () => Host;
  /** Does something while nobody listens at the address of the remote; what happened in the sandbox before is forgotten. */
  offline(task: () => Promise<void>): Promise<void>;
  /** Stops the server and starts it again on the same folder. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function openWorkbench(options: SandboxOptions = {}): Promise<WorkbenchSession> {
  const sandboxOptions = { token: CANARY_TOKEN, ratePerSecond: Infinity, ...options };
  let sandbox = await startSandbox(sandboxOptions);
  const remoteUrl = sandbox.url;
  const dataDir = await mkdtemp(join(tmpdir(), 'fibuscan-e2e-'));
  await placeDatabase(dataDir);
  const start = (): Promise<System> => startSystem({ dataDir, remoteUrl });
  let system = await start();
  const { browser, page }: { browser: Browser; page: Page } = await openBrowser();
  const traffic: string[] = [];
  page.on('console', (message) => traffic.push(message.text()));
  page.on('pageerror', (error) => traffic.push(`pageerror ${error.message}`));
  page.on('response', (response) => {
    traffic.push(response.url(), JSON.stringify(response.headers()));
    response.text().then(
      (body) => traffic.push(body),
      () => undefined, // redirects and aborted requests have no body
    );
  });
  return {
    get sandbox() {
      return sandbox;
    },
    dataDir,
    page,
    workbench: new WorkbenchPage(page),
    traffic,
    host: () => system.host,
    offline: async (task) => {
      await sandbox.stop();
      try {
        await task();
      } finally {
        sandbox = await startSandbox({ ...sandboxOptions, port: Number(new URL(remoteUrl).port) });
      }
    },
    restart: async () => {
      await system.stop();
      system = await start();
    },
    stop: async () => {
      await browser.close();
      await system.stop();
      await sandbox.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
