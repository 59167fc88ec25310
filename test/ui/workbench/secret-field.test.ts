import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../host/workbench/options/host-secret-field.ts';
import type { HostSecretField } from '../../../host/workbench/options/host-secret-field.ts';
import { waitUntil } from '../../support/wait-until.ts';
import '../../../host/workbench/workbench.css';

const CANARY = 'canary-77a0-token';

async function show(stored: boolean, more: Partial<HostSecretField> = {}): Promise<HostSecretField> {
  const element = await fixture<HostSecretField>(
    html`<host-secret-field
      .property=${{ type: 'secret', title: 'API-Token', description: 'Wird verschlüsselt abgelegt.' }}
      .stored=${stored}
      .store=${() => Promise.resolve()}
      .forget=${() => Promise.resolve()}
    ></host-secret-field>`,
  );
  Object.assign(element, more);
  await element.updateComplete;
  return element;
}

const part = (element: Element, selector: string): HTMLInputElement | null =>
  element.shadowRoot!.querySelector<HTMLInputElement>(selector);

describe('host-secret-field', () => {
  it('is accessible while empty and while stored', async () => {
    await expectElement(await show(false)).to.be.accessible();
    await expectElement(await show(true)).to.be.accessible();
  });

  it('hands the entered value over once and keeps nothing of it', async () => {
    const given: string[] = [];
    const element = await show(false, {
      store: (value) => {
        given.push(value);
        return Promise.resolve();
      },
    });
    const input = part(element, 'input')!;
    expect(input.type).toBe('password');
    await userEvent.fill(input, `  ${CANARY} `);
    await userEvent.keyboard('{Enter}');
    await waitUntil(() => element.shadowRoot!.textContent.includes('hinterlegt'));
    expect(given).toEqual([CANARY]);
    expect(input.value).toBe('');
    expect(element.shadowRoot!.innerHTML).not.toContain(CANARY);
  });

  it('shows why the host refused, and keeps the entry for another try', async () => {
    const element = await show(false, { store: () => Promise.reject(new Error('Nur sichtbare Zeichen.')) });
    const input = part(element, 'input')!;
    await userEvent.fill(input, CANARY);
    await userEvent.keyboard('{Enter}');
    await waitUntil(() => part(element, '.problem')!.textContent === 'Nur sichtbare Zeichen.');
    expect(input.value).toBe(CANARY);
  });

  it('replaces a stored value, or leaves it when cancelled', async () => {
    const element = await show(true);
    await page.getByRole('button', { name: 'API-Token ersetzen' }).click();
    await waitUntil(() => element.shadowRoot!.activeElement?.matches('input[type=password]') ?? false);
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    await element.updateComplete;
    expect(part(element, 'input')).toBe(null);
    expect(element.shadowRoot!.textContent).toContain('hinterlegt');
  });

  it('removes a stored value only after the user has confirmed it', async () => {
    let forgotten = 0;
    const element = await show(true, {
      forget: () => {
        forgotten++;
        return Promise.resolve();
      },
    });
    const remove = page.getByRole('button', { name: 'API-Token entfernen' });
    await remove.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Abbrechen' }).click();
    await waitUntil(() => document.querySelector('dialog.host-dialog') === null);
    expect(forgotten).toBe(0);

    await remove.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Entfernen' }).click();
    await waitUntil(() => part(element, 'input') !== null);
    expect(forgotten).toBe(1);
  });
});
