import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Badge } from '../../../host/api/badges.ts';
import { checkManifest } from '../../../host/api/manifest-check.ts';
import { PluginHost } from '../../../host/workbench/plugin-host/plugin-host.ts';
import { ViewSwitch } from '../../../host/workbench/plugin-host/view-switch.ts';
import '../../../host/workbench/toolbar/host-toolbar.ts';
import type { HostToolbar } from '../../../host/workbench/toolbar/host-toolbar.ts';
import '../../../host/workbench/workbench.css';
import texts from '../../../l10n/manifest.de.json';
import declared from '../../../plugin.manifest.json';
import { waitUntil } from '../../support/wait-until.ts';

const IMPORT = 'lexoffice.importInvoices';
const german = JSON.parse(
  JSON.stringify(declared).replace(/"%([^%]+)%"/g, (_, key: keyof typeof texts) =>
    JSON.stringify(texts[key]),
  ),
) as unknown;

async function toolbar(): Promise<{ element: HostToolbar; host: PluginHost; ran: string[] }> {
  const ran: string[] = [];
  const manifest = checkManifest(german).manifest!;
  const host = new PluginHost([{ id: 'lexoffice', baseUrl: '/', manifest, problems: [] }], {
    language: 'de',
    views: new ViewSwitch('customers'),
    window: {} as never,
    openSettings: () => undefined,
    importModule: () => Promise.resolve({}),
  });
  for (const { command } of manifest.contributes.commands)
    host.commands.register(command, () => ran.push(command));
  host.contextKeys.set('lexoffice.connected', true);
  const element = await fixture<HostToolbar>(
    html`<host-toolbar .pluginHost=${host} .view=${'customers'}></host-toolbar>`,
  );
  return { element, host, ran };
}

async function withBadge(badge: Badge): Promise<HTMLElement> {
  const { element, host } = await toolbar();
  host.badges.show(IMPORT, badge);
  await element.updateComplete;
  await expectElement(element).to.be.accessible();
  return element.shadowRoot!.querySelector<HTMLElement>(
    '.main[title]:has(.badge), .item:nth-child(2) .main',
  )!;
}

describe('host-toolbar', () => {
  it('shows the buttons of the view while their when clause holds', async () => {
    const { element, host } = await toolbar();
    const titles = (): string[] =>
      [...element.shadowRoot!.querySelectorAll('.main')].map(({ textContent }) => textContent.trim());
    expect(titles()).toEqual(['Mit Lexware Office abgleichen', 'Rechnungen importieren', 'Auswertungen']);
    host.contextKeys.set('lexoffice.connected', undefined);
    await element.updateComplete;
    expect(titles()).toEqual([]);
    host.contextKeys.set('lexoffice.connected', true);
    element.view = 'cash';
    await element.updateComplete;
    expect(titles()).toEqual([]);
  });

  it('names the waiting invoices on the button', async () => {
    const button = await withBadge({ count: 14, tooltip: '14 Belege warten' });
    expect(button.getAttribute('aria-label')).toBe('Rechnungen importieren, 14 wartend');
    expect(button.getAttribute('aria-description')).toBe('14 Belege warten');
    expect(button.querySelector<HTMLElement>('.badge')!.dataset['count']).toBe('14');
  });

  it('shows 999+ from 1 000, and the exact number in the name', async () => {
    const button = await withBadge({ count: 1_234, tooltip: '1.234 Belege warten' });
    expect(button.querySelector<HTMLElement>('.badge')!.dataset['count']).toBe('999+');
    expect(button.getAttribute('aria-label')).toBe('Rechnungen importieren, 1.234 wartend');
    expect(
      (await withBadge({ count: 999, tooltip: '' })).querySelector<HTMLElement>('.badge')!.dataset['count'],
    ).toBe('999');
  });

  it('shows no pill for 0', async () => {
    const button = await withBadge({ count: 0, tooltip: 'nichts wartet' });
    expect(button.querySelector('.badge')).toBe(null);
    expect(button.getAttribute('aria-label')).toBe('Rechnungen importieren');
  });

  it('keeps the number while refreshing, and greys it when stale', async () => {
    const refreshing = await withBadge({ count: 7, tooltip: 'wird abgerufen', state: 'refreshing' });
    expect(refreshing.getAttribute('aria-busy')).toBe('true');
    expect(refreshing.querySelector<HTMLElement>('.badge')!.dataset['count']).toBe('7');
    const stale = await withBadge({ count: 7, tooltip: 'offline seit 09:30', state: 'stale' });
    expect(stale.querySelector('.badge')!.classList.contains('stale')).toBe(true);
    expect(stale.getAttribute('aria-busy')).toBe('false');
  });

  it('runs a command once while it is running', async () => {
    const { element, host, ran } = await toolbar();
    const [sync] = element.shadowRoot!.querySelectorAll<HTMLElement>('.main');
    let finish: () => void = () => undefined;
    host.run = () => {
      ran.push('started');
      return new Promise((resolve) => (finish = resolve));
    };
    sync!.click();
    sync!.click();
    expect(ran).toEqual(['started']);
    finish();
    await waitUntil(() => sync!.getAttribute('aria-busy') === 'false');
  });

  describe('menu', () => {
    const items = (element: HTMLElement): HTMLElement[] => [
      ...element
        .shadowRoot!.querySelector('host-menu')!
        .shadowRoot!.querySelectorAll<HTMLElement>('[role=menuitem]'),
    ];
    const isOpen = (element: HTMLElement): boolean =>
      element
        .shadowRoot!.querySelector('host-menu')!
        .shadowRoot!.querySelector('[role=menu]')!
        .matches(':popover-open');

    it('opens by right click and stays open', async () => {
      const { element } = await toolbar();
      await page
        .getByRole('button', { name: /^Rechnungen importieren/ })
        .first()
        .click({ button: 'right' });
      expect(isOpen(element)).toBe(true);
      await expectElement(element).to.be.accessible();
    });

    it('opens by the arrow, moves with the arrow keys, runs with Enter and gives the focus back', async () => {
      const { element, ran } = await toolbar();
      await page.getByRole('button', { name: 'Rechnungen importieren: weitere Aktionen' }).click();
      expect(items(element).map(({ textContent }) => textContent.trim().replaceAll(/\s+/g, ' '))).toEqual([
        'Neu abrufen',
        'Abstimmung … Alt+T',
        'Importläufe …',
        'Alle bisherigen Rechnungen als übertragen kennzeichnen …',
        'Kennzeichnung „als übertragen“ aufheben …',
      ]);
      await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
      await waitUntil(() => ran.length === 1);
      expect(ran).toEqual(['lexoffice.markAllTransferred']);
      expect(isOpen(element)).toBe(false);
      expect(element.shadowRoot!.activeElement!.classList.contains('arrow')).toBe(true);
    });

    it('closes with Escape and when the focus leaves', async () => {
      const { element } = await toolbar();
      const arrow = page.getByRole('button', { name: 'Rechnungen importieren: weitere Aktionen' });
      await arrow.click();
      await userEvent.keyboard('{Escape}');
      expect(isOpen(element)).toBe(false);
      await arrow.click();
      (element.shadowRoot!.activeElement as HTMLElement).blur();
      expect(isOpen(element)).toBe(false);
    });
  });
});
