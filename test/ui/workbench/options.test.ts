import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { checkManifest } from '../../../host/api/manifest-check.ts';
import type { HostClient } from '../../../host/client/connect-host.ts';
import type { Books } from '../../../host/workbench/books.ts';
import '../../../host/workbench/options/host-options.ts';
import '../../../host/workbench/options/host-appearance-options.ts';
import { Workbench } from '../../../host/workbench/workbench.ts';
import { applyDensity } from '../../../host/workbench/density.ts';
import { rowHeight } from '../../../host/workbench/grid/row-height.ts';
import { applyTheme } from '../../../host/workbench/theme.ts';
import declared from '../../../plugin.manifest.json';
import { waitUntil } from '../../support/wait-until.ts';
import '../../../host/workbench/workbench.css';

const nothing = () => ({ dispose: () => undefined });

async function show(): Promise<{ readonly workbench: Workbench; readonly element: HTMLElement }> {
  const client = {
    info: { user: 'anna', version: '1.0.0', connections: [] },
    mailServer: () => Promise.resolve(undefined),
  } as unknown as HostClient;
  const manifest = checkManifest(declared).manifest!;
  const workbench = new Workbench(client, [{ id: 'lexoffice', baseUrl: '/', manifest, problems: [] }]);
  const settings = { get: () => undefined, hasSecret: () => false, onDidChange: nothing };
  const session = {
    mandant: { id: 'm1', name: 'Muster', chartOfAccounts: 'SKR03', fiscalYearStart: '01-01' },
    services: () => ({ settings }),
    onDidChangeAccounts: nothing,
    onDidChangeMandant: nothing,
    admin: {
      chart: () => Promise.resolve({ base: 'SKR03', individual: false, accounts: [] }),
      mailRecipients: () => Promise.resolve({ recipients: [], occasion: 'attention' }),
    },
  };
  const books = { session } as unknown as Books;
  const element = await fixture<HTMLElement>(
    html`<host-options style="height: 700px" .workbench=${workbench} .books=${books}></host-options>`,
  );
  return { workbench, element };
}

/** Down through the elements of which the page is made. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

const search = () => page.getByRole('searchbox', { name: 'Einstellungen durchsuchen' });

beforeEach(() => localStorage.clear());
afterEach(() => {
  localStorage.clear();
  applyTheme();
  applyDensity();
});

describe('the options', () => {
  it('find every setting, of the host and of the plugins, and lead to its field', async () => {
    const { element, workbench } = await show();
    await search().fill('wirtschaftsjahr');
    await expect.element(page.getByRole('heading', { name: '1 Einstellung gefunden' })).toBeVisible();
    await expectElement(element).to.be.accessible();
    await userEvent.keyboard('{Tab}');
    await page.getByRole('button', { name: /^Beginn des Wirtschaftsjahres/ }).click();
    await waitUntil(() => focused()?.id === 'fiscal-year-start');
    expect(workbench.page).toBe('accounting');

    await search().fill('setting.collectiveAccount');
    await page.getByRole('button', { name: /collectiveAccount\.title/ }).click();
    await waitUntil(() => workbench.page === 'interfaces' && focused()?.id === 'control');
    const host = (focused()!.getRootNode() as ShadowRoot).host;
    expect(host.getAttribute('data-setting')).toBe('lexoffice.collectiveAccount');
  });

  it('open what is folded away when a setting in it is wanted', async () => {
    const { workbench } = await show();
    workbench.openSetting('lexoffice.gapMs');
    await waitUntil(() => focused()?.id === 'control');
    const host = (focused()!.getRootNode() as ShadowRoot).host;
    expect(host.getAttribute('data-setting')).toBe('lexoffice.gapMs');
    expect(host.closest('details')?.open).toBe(true);
  });

  it('say that nothing is found', async () => {
    await show();
    await search().fill('gibt es nicht');
    await expect.element(page.getByRole('heading', { name: '0 Einstellungen gefunden' })).toBeVisible();
  });
});

describe('host-appearance-options', () => {
  it('takes colours and density at once, remembers them, and gives the colours back to the system', async () => {
    const element = await fixture(html`<host-appearance-options></host-appearance-options>`);
    await expectElement(element).to.be.accessible();
    const root = document.documentElement;
    await page.getByLabelText('Farben').selectOptions('dunkel');
    expect(getComputedStyle(root).colorScheme).toBe('dark');
    await page.getByLabelText('Dichte').selectOptions('kompakt');
    expect(rowHeight()).toBe(28);
    root.removeAttribute('data-theme');
    root.removeAttribute('data-density');
    applyTheme();
    applyDensity();
    expect(getComputedStyle(root).colorScheme).toBe('dark');
    expect(rowHeight()).toBe(28);
    await page.getByLabelText('Farben').selectOptions('wie das System');
    expect(getComputedStyle(root).colorScheme).toBe('light dark');
    await page.getByLabelText('Dichte').selectOptions('normal');
    expect(rowHeight()).toBe(32);
  });
});
