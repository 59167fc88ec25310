import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Mandant } from '../../../host/api/mandant.ts';
import type { MandantChange } from '../../../host/wire/mandanten.ts';
import type { Books } from '../../../host/workbench/books.ts';
import '../../../host/workbench/options/host-period-options.ts';
import type { HostPeriodOptions } from '../../../host/workbench/options/host-period-options.ts';
import { waitUntil } from '../../support/wait-until.ts';
import '../../../host/workbench/workbench.css';

const dialog = (): HTMLDialogElement | null => document.querySelector('dialog.host-dialog');
const save = () => page.getByRole('button', { name: 'Speichern' });

interface Shown {
  readonly element: HostPeriodOptions;
  readonly changes: readonly MandantChange[];
  readonly period: HTMLInputElement;
  readonly year: HTMLInputElement;
}

async function show(
  mandant: Partial<Mandant> = {},
  answer: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Shown> {
  const changes: MandantChange[] = [];
  const session = {
    mandant: { id: 'm1', name: 'Muster', chartOfAccounts: 'SKR03', fiscalYearStart: '01-01', ...mandant },
    onDidChangeMandant: () => ({ dispose: () => undefined }),
    admin: {
      updateMandant: (change: MandantChange) => {
        changes.push(change);
        return answer();
      },
    },
  };
  const books = { session } as unknown as Books;
  const element = await fixture<HostPeriodOptions>(
    html`<host-period-options .books=${books}></host-period-options>`,
  );
  const field = (name: string) => element.shadowRoot!.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
  return { element, changes, period: field('closedUntil'), year: field('fiscalYearStart') };
}

describe('host-period-options', () => {
  afterEach(() => dialog()?.remove());

  it('shows until when the books are closed and when the Wirtschaftsjahr begins', async () => {
    const { element, period, year } = await show({ closedUntil: '2026-03-31', fiscalYearStart: '07-01' });
    expect([period.value, year.value]).toEqual(['31.03.2026', '01.07.']);
    await expectElement(element).to.be.accessible();
  });

  it('closes a period only after saying what that means', async () => {
    const { changes, element, period } = await show();
    await userEvent.fill(period, '31.3.2026');
    await save().click();
    await expect.element(page.getByText('bis 31.03.2026 abgeschlossen')).toBeVisible();
    expect(changes).toEqual([]);
    await save().last().click();
    await waitUntil(() => element.shadowRoot!.textContent.includes('Gespeichert'));
    expect(changes).toEqual([{ closedUntil: '2026-03-31', fiscalYearStart: '01-01' }]);
  });

  it('says of an emptied date that everything is open again', async () => {
    const { changes, period } = await show({ closedUntil: '2026-03-31' });
    await userEvent.fill(period, '');
    await save().click();
    await expect.element(page.getByText('kein Buchungszeitraum mehr')).toBeVisible();
    await save().last().click();
    await waitUntil(() => changes.length === 1);
    expect(changes[0]?.closedUntil).toBe(null);
  });

  it('changes nothing when the user cancels, and asks nothing when nothing changed', async () => {
    const { changes, year } = await show();
    await save().click();
    expect(dialog()).toBe(null);
    await userEvent.fill(year, '01.07.');
    await save().click();
    await expect.element(page.getByText('beginnt danach am 01.07.')).toBeVisible();
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    await waitUntil(() => dialog() === null);
    expect(changes).toEqual([]);
  });

  it('shows why the server refused', async () => {
    const { element, year } = await show({}, () => Promise.reject(new Error('Diesen Tag gibt es nicht.')));
    await userEvent.fill(year, '31.02.');
    await save().click();
    await waitUntil(() => dialog() !== null);
    await save().last().click();
    await waitUntil(() => element.shadowRoot!.textContent.includes('Diesen Tag gibt es nicht.'));
  });
});
