import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DialogOptions } from '../../../host/api/window.ts';
import { confirm } from '../../../host/workbench/window/confirm.ts';
import { openExternal } from '../../../host/workbench/window/open-external.ts';
import { showDialog } from '../../../host/workbench/window/show-dialog.ts';
import { showMessage } from '../../../host/workbench/window/show-message.ts';
import { withProgress } from '../../../host/workbench/window/with-progress.ts';
import { waitUntil } from '../../support/wait-until.ts';
import '../../../host/workbench/workbench.css';

const dialog = (): HTMLDialogElement | null => document.querySelector('dialog.host-dialog');
const notices = (): string => document.querySelector('host-notices')?.shadowRoot?.textContent ?? '';

function question(more: Partial<DialogOptions<string>> = {}): DialogOptions<string> {
  return {
    title: 'Kunden abgleichen',
    size: 'narrow',
    mount(body, close) {
      const yes = document.createElement('button');
      yes.textContent = 'Übernehmen';
      yes.addEventListener('click', () => close('yes'));
      body.append(yes);
      return { dispose: () => yes.remove() };
    },
    ...more,
  };
}

async function opener(): Promise<HTMLButtonElement> {
  const button = await fixture<HTMLButtonElement>(html`<button>öffnen</button>`);
  button.focus();
  return button;
}

describe('showDialog', () => {
  afterEach(() => dialog()?.remove());

  it('resolves with the answer, disposes the content and returns the focus', async () => {
    const button = await opener();
    let disposed = 0;
    const answer = showDialog(
      question({
        mount(body, close) {
          body.append('…');
          setTimeout(() => close('yes'));
          return { dispose: () => disposed++ };
        },
      }),
    );
    expect(await answer).toBe('yes');
    expect(disposed).toBe(1);
    expect(dialog()).toBe(null);
    expect(document.activeElement).toBe(button);
  });

  it('is a named modal dialog, accessible', async () => {
    await opener();
    const answer = showDialog(question());
    await waitUntil(() => dialog()?.matches(':modal') ?? false);
    await expectElement(dialog()!).to.be.accessible();
    await page.getByRole('button', { name: 'Übernehmen' }).click();
    expect(await answer).toBe('yes');
  });

  it('stays open on Escape as long as canClose says no, also on the second one', async () => {
    await opener();
    let may = false;
    const answer = showDialog(question({ canClose: () => Promise.resolve(may) }));
    await waitUntil(() => dialog() !== null);
    await waitUntil(() => dialog()?.querySelector('button'));
    for (let turn = 0; turn < 3; turn++) await userEvent.keyboard('{Escape}');
    expect(dialog()!.open).toBe(true);
    may = true;
    await userEvent.keyboard('{Escape}');
    expect(await answer).toBe(undefined);
  });

  it('keeps the Tab key inside', async () => {
    const button = await opener();
    const answer = showDialog(question());
    await waitUntil(() => dialog() !== null);
    for (let turn = 0; turn < 5; turn++) {
      await userEvent.tab();
      expect(document.activeElement).not.toBe(button);
    }
    await page.getByRole('button', { name: 'Schließen' }).click();
    expect(await answer).toBe(undefined);
  });

  it('rejects and goes away when its content cannot be made', async () => {
    const button = await opener();
    let failure: unknown;
    await showDialog(
      question({
        mount() {
          throw new Error('no content');
        },
      }),
    ).catch((error: unknown) => (failure = error));
    expect((failure as Error).message).toBe('no content');
    expect(dialog()).toBe(null);
    expect(document.activeElement).toBe(button);
  });

  it('asks with "Abbrechen" focused where something would be lost', async () => {
    await opener();
    const sure = confirm({ title: 'Löschen', question: 'Wirklich?', action: 'Löschen' });
    await waitUntil(
      () =>
        dialog()?.querySelector('.host-dialog-body > div')?.shadowRoot?.activeElement?.textContent ===
        'Abbrechen',
    );
    await expectElement(dialog()!).to.be.accessible();
    await userEvent.keyboard('{Enter}');
    expect(await sure).toBe(false);
  });
});

describe('showMessage', () => {
  it('announces an error, keeps it until closed, and resolves with the chosen action', async () => {
    const answer = showMessage('error', 'Keine Verbindung.', 'Optionen öffnen');
    await waitUntil(() => notices().includes('Keine Verbindung.'));
    const element = document.querySelector('host-notices')!;
    expect(element.shadowRoot!.querySelector('[role=alert]')!.textContent).toContain('Keine Verbindung.');
    await expectElement(element).to.be.accessible();
    await page.getByRole('button', { name: 'Optionen öffnen' }).click();
    expect(await answer).toBe('Optionen öffnen');
    await waitUntil(() => !notices().includes('Keine Verbindung.'));
  });

  it('goes unanswered when a dialog opens', async () => {
    await opener();
    const plain = showMessage('error', 'Der Token fehlt.');
    const asking = showMessage('error', 'Das Datum fehlt.', 'Optionen öffnen');
    await waitUntil(() => notices().includes('Das Datum fehlt.'));
    const closed = showDialog(question());
    expect(await Promise.all([plain, asking])).toEqual([undefined, undefined]);
    await waitUntil(() => !notices().includes('fehlt.'));
    await page.getByRole('button', { name: 'Übernehmen' }).click();
    await closed;
  });

  it('goes when the next attempt went well', async () => {
    const failed = showMessage('error', 'Keine Verbindung.', 'Optionen öffnen');
    const done = showMessage('success', 'Verbunden.');
    expect(await failed).toBe(undefined);
    await waitUntil(() => notices().includes('Verbunden.') && !notices().includes('Keine Verbindung.'));
    await page.getByRole('button', { name: 'Meldung schließen' }).click();
    await done;
  });

  it('can be reached while a dialog is open', async () => {
    await opener();
    const closed = showDialog(question());
    await waitUntil(() => dialog() !== null);
    const answer = showMessage('warning', 'Bitte prüfen.');
    await page.getByRole('button', { name: 'Meldung schließen' }).click();
    expect(await answer).toBe(undefined);
    await page.getByRole('button', { name: 'Übernehmen' }).click();
    await closed;
    expect(document.querySelector('host-notices')!.parentElement).toBe(document.body);
  });
});

describe('withProgress', () => {
  it('shows numbers, cancels by the signal and stays until the task has ended', async () => {
    let finish: (value: string) => void = () => undefined;
    let aborted = false;
    const result = withProgress('Belege buchen', (progress) => {
      progress.report({ done: 37, total: 120, message: 'noch 45 s' });
      progress.signal.addEventListener('abort', () => (aborted = true));
      return new Promise<string>((resolve) => (finish = resolve));
    });
    await waitUntil(() => notices().includes('37 von 120'));
    await expectElement(document.querySelector('host-notices')!).to.be.accessible();
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    expect(aborted).toBe(true);
    await waitUntil(() => notices().includes('Wird abgebrochen'));
    finish('37 gebucht');
    expect(await result).toBe('37 gebucht');
    await waitUntil(() => !notices().includes('Belege buchen'));
  });

  it('goes away when the task fails, and passes the failure on', async () => {
    let failure: unknown;
    await withProgress('Scheitert', () => Promise.reject(new Error('weg'))).catch(
      (error: unknown) => (failure = error),
    );
    expect((failure as Error).message).toBe('weg');
    await waitUntil(() => !notices().includes('Scheitert'));
  });
});

describe('openExternal', () => {
  it.each(['javascript:alert(1)', 'http://example.com/', 'file:///etc/passwd', 'data:text/html,x'])(
    'refuses %s',
    (address) => {
      expect(() => openExternal(address)).toThrow(/Only https/);
    },
  );
});
