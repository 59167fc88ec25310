import { expect as expectElement } from '@open-wc/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { checkManifest } from '../../../host/api/manifest-check.ts';
import type { HostClient } from '../../../host/client/connect-host.ts';
import '../../../host/workbench/host-workbench.ts';
import { Workbench } from '../../../host/workbench/workbench.ts';
import '../../../host/workbench/workbench.css';
import declared from '../../../plugin.manifest.json';
import { aPerson } from '../../support/builders/person.ts';
import { aVoucher } from '../../support/builders/voucher.ts';
import { listOf } from '../../support/list-of.ts';
import { waitUntil } from '../../support/wait-until.ts';

const IMPORT = 'lexoffice.importInvoices';

afterEach(() => {
  document.querySelector('dialog')?.close();
  document.body.replaceChildren();
});

/** The shell with a Mandant whose books hold one person and one voucher. */
async function shell(): Promise<{ workbench: Workbench; ran: string[] }> {
  const ran: string[] = [];
  const client = { info: { user: 'anna' } } as unknown as HostClient;
  const manifest = checkManifest(declared).manifest!;
  const workbench = new Workbench(client, [{ id: 'lexoffice', baseUrl: '/', manifest, problems: [] }]);
  const empty = listOf();
  const books = {
    persons: listOf(aPerson()),
    vouchers: listOf(aVoucher()),
    counts: empty,
    notices: empty,
    session: {
      stream: {},
      mandant: { id: 'm1', name: 'Muster' },
      admin: { chart: () => Promise.reject(new Error()) },
    },
  };
  Object.defineProperty(workbench, 'books', { value: books });
  for (const { command } of manifest.contributes.commands)
    workbench.pluginHost.commands.register(command, () => ran.push(command));
  workbench.pluginHost.contextKeys.set('lexoffice.connected', true);
  workbench.openView('cash');
  const element = document.createElement('host-workbench');
  element.workbench = workbench;
  document.body.append(element);
  await element.updateComplete;
  return { workbench, ran };
}

const palette = () => page.getByRole('combobox', { name: 'Ansicht, Befehl, Person oder Beleg' });
/** The element that has the focus, however deep. */
function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

const options = (): string[] =>
  [...document.querySelector('host-palette')!.shadowRoot!.querySelectorAll('[role=option] .label')].map(
    ({ textContent }) => textContent,
  );

describe('Palette and shortcuts', () => {
  it('opens by Ctrl+K with views and commands, is accessible, and gives the focus back on Escape', async () => {
    await shell();
    const opener = page.getByRole('button', { name: 'Suchen und ausführen' });
    (opener.element() as HTMLElement).focus();
    await userEvent.keyboard('{Control>}k{/Control}');
    await waitUntil(() => focused()?.role === 'combobox');
    expect(options()).toContain('Kunden');
    expect(options()).not.toContain('Müller GmbH');
    await expectElement(document.querySelector('host-palette')!).to.be.accessible();
    await userEvent.keyboard('{Escape}');
    await waitUntil(() => document.querySelector('host-palette') === null);
    expect(focused()).toBe(opener.element());
  });

  it('takes up what was typed while it was still being loaded', async () => {
    await shell();
    const press = (key: string, more: KeyboardEventInit = {}) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
    press('k', { ctrlKey: true });
    for (const key of ['m', 'ü', 'x', 'Backspace', 'l', 'l']) press(key);
    await waitUntil(() => document.querySelector('host-palette')?.shadowRoot?.querySelector('input') != null);
    await waitUntil(() => options().length === 2);
    expect(options()).toEqual(['Müller GmbH', 'RE-1021']);
    expect((palette().element() as HTMLInputElement).value).toBe('müll');
  });

  it('opens the view of a command of another one before it runs it', async () => {
    const { workbench, ran } = await shell();
    await userEvent.keyboard('{Control>}k{/Control}');
    await palette().fill('importInvoices');
    await userEvent.keyboard('{Enter}');
    await waitUntil(() => ran.length === 1);
    expect(ran).toEqual([IMPORT]);
    expect(workbench.views.active).toBe('customers');
  });

  it('finds persons and vouchers and shows them in their list', async () => {
    const { workbench } = await shell();
    await page.getByRole('button', { name: 'Suchen und ausführen' }).click();
    await palette().fill('müller');
    await waitUntil(() => document.querySelector('host-palette')?.shadowRoot?.querySelector('input') != null);
    await waitUntil(() => options().length === 2);
    expect(options()).toEqual(['Müller GmbH', 'RE-1021']);
    await userEvent.keyboard('{ArrowUp}{Enter}');
    await waitUntil(() => workbench.views.shown?.id === 'v1');
    expect(workbench.views.active).toBe('customers');
    await userEvent.keyboard('{Control>}k{/Control}');
    await palette().fill('10021');
    await userEvent.keyboard('{Enter}');
    await waitUntil(() => workbench.views.shown?.id === 'p1');
    expect(workbench.views.active).toBe('persons');
  });

  it('switches the view with Alt and its place, and runs what the view offers by its key', async () => {
    const { workbench, ran } = await shell();
    await userEvent.keyboard('{Alt>}i{/Alt}');
    expect(ran).toEqual([]);
    await userEvent.keyboard('{Alt>}4{/Alt}');
    expect(workbench.views.active).toBe('customers');
    await userEvent.keyboard('{Alt>}i{/Alt}');
    await waitUntil(() => ran.length === 1);
    expect(ran).toEqual([IMPORT]);
  });

  it('tells the shortcuts of the view one is in with ?, but not to somebody who types it', async () => {
    await shell();
    await userEvent.keyboard('{Alt>}4{/Alt}');
    await page.getByRole('searchbox').click();
    await userEvent.keyboard('?');
    expect(document.querySelector('dialog')).toBe(null);
    await userEvent.keyboard('{Alt>}4{/Alt}?');
    const dialog = page.getByRole('dialog', { name: 'Tastenkürzel' });
    await expect.element(dialog).toBeVisible();
    await expect.element(dialog.getByText('Alt+I')).toBeVisible();
    await expectElement(document.querySelector('dialog')!).to.be.accessible();
  });

  it('opens the manual with F1 where it speaks of the view, the page of the options, the open dialog or the part that has the focus', async () => {
    const { workbench } = await shell();
    const opened: unknown[] = [];
    const open = window.open.bind(window);
    window.open = (url) => {
      opened.push(url);
      return null;
    };
    const press = (target: EventTarget = document.body) =>
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'F1', bubbles: true, composed: true, cancelable: true }),
      );
    try {
      expect(press()).toBe(false);
      workbench.openRegister('archive');
      press();
      workbench.openView('customers');
      await document.querySelector('host-workbench')!.updateComplete;
      press(document.querySelector('host-workbench')!.shadowRoot!.querySelector('host-status-bar')!);
      await userEvent.keyboard('?');
      await expect.element(page.getByRole('dialog', { name: 'Tastenkürzel' })).toBeVisible();
      press();
      await page.getByRole('button', { name: 'Handbuch zu diesem Fenster (F1)' }).click();
      document.querySelector('dialog')!.close();
      await waitUntil(() => document.querySelector('dialog') === null);
      await userEvent.keyboard('{Control>}k{/Control}');
      await palette().fill('Handbuch');
      await userEvent.keyboard('{Enter}');
      await waitUntil(() => opened.length === 6);
      await page.getByRole('button', { name: 'Handbuch', exact: true }).click();
    } finally {
      window.open = open;
    }
    expect(opened).toEqual(
      ['cash', 'archive', 'status-bar', 'shortcuts', 'shortcuts', 'customers', 'customers'].map(
        (place) => `handbuch.html#${place}`,
      ),
    );
  });

  it('leads from the top of the page straight to its content', async () => {
    await shell();
    await userEvent.tab();
    expect(focused()).toBe(page.getByRole('button', { name: 'Zum Inhalt springen' }).element());
    await userEvent.keyboard('{Enter}');
    expect(focused()).toBe(page.getByRole('main').element());
  });
});
