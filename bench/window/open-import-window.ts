import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';
import { openBrowser } from '../../scripts/demo/open-browser.ts';
import { WorkbenchPage } from '../../scripts/demo/workbench-page.ts';
import { startSystem } from '../../scripts/start-system.ts';

export interface Opening {
  /** From the click until every entry is painted with its booking, or its reason. */
  readonly ms: number;
  readonly entries: number;
  /** At the remote, meanwhile. */
  readonly requests: number;
}

/** What the page has of the plugin's element. */
interface ImportWindow extends Element {
  readonly list?: { readonly status: string; readonly entries: readonly { readonly detail: string }[] };
}

/**
 * Opens the import window of a company again and again, each time after the number on the button was read and nothing changed since. The first opening of the page
 * loads the dialog too.
 * @param waiting so many invoices wait; absent: the demo company as it is
 */
export async function openImportWindow(rounds: number, waiting?: number): Promise<readonly Opening[]> {
  const sandbox = await startSandbox({ ratePerSecond: Infinity });
  const dataDir = await mkdtemp(join(tmpdir(), 'fibuscan-bench-'));
  const system = await startSystem({ dataDir, remoteUrl: sandbox.url });
  const { browser, page } = await openBrowser();
  try {
    const workbench = new WorkbenchPage(page);
    await workbench.open(system.host.newLink());
    await workbench.connect({ token: sandbox.token, lastFetchDate: '2000-01-01', gapMs: 0 });
    await workbench.sync('Kunden');
    if (waiting !== undefined) addInvoices(sandbox, waiting);
    await workbench.badge();
    await workbench.openImport();
    // Another page: nothing is left of the dialog, and all that was read is in the host.
    await page.reload();
    const openings: Opening[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await workbench.badge();
      sandbox.clearJournal();
      const button = page.getByRole('button', { name: /^Rechnungen importieren(,|$)/ }).first();
      const shown = await timeToShow(button);
      openings.push({ ...shown, requests: sandbox.journal().length });
      await page.keyboard.press('Escape');
      await page.locator('lexoffice-import-window').waitFor({ state: 'detached' });
      await workbench.view('Lieferanten');
    }
    return openings;
  } finally {
    await browser.close();
    await system.stop();
    await sandbox.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** To a Kunde of the demo company that a sync has brought. */
function addInvoices(sandbox: Sandbox, count: number): void {
  const { address } = sandbox.admin.documents().find((document) => document.address.contactId !== undefined)!;
  for (let index = 0; index < count; index += 1) sandbox.admin.createInvoice({ address });
}

function timeToShow(button: Locator): Promise<Omit<Opening, 'requests'>> {
  return button.evaluate(
    (element: HTMLElement) =>
      new Promise((resolve) => {
        const find = (root: Document | ShadowRoot): ImportWindow | undefined => {
          for (const inside of root.querySelectorAll('*')) {
            if (inside.matches('lexoffice-import-window')) return inside;
            const found = inside.shadowRoot && find(inside.shadowRoot);
            if (found) return found;
          }
          return undefined;
        };
        const begun = performance.now();
        const look = (): void => {
          const { list } = find(document) ?? {};
          if (list?.status !== 'ready' || list.entries.some(({ detail }) => detail === 'pending')) {
            requestAnimationFrame(look);
            return;
          }
          // Painted when the frame after this one begins.
          requestAnimationFrame(() => {
            setTimeout(() => resolve({ ms: performance.now() - begun, entries: list.entries.length }));
          });
        };
        element.click();
        look();
      }),
  );
}
