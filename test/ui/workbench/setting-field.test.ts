import { expect as expectElement, aTimeout, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { SettingProperty } from '../../../host/api/manifest.schema.ts';
import type { SettingValue } from '../../../host/api/settings.ts';
import '../../../host/workbench/options/host-setting-field.ts';
import type { HostSettingField } from '../../../host/workbench/options/host-setting-field.ts';
import { waitUntil } from '../../support/wait-until.ts';
import '../../../host/workbench/workbench.css';

interface Shown {
  readonly element: HostSettingField;
  readonly control: HTMLInputElement;
  readonly saved: SettingValue[];
  readonly problem: () => string;
}

async function show(property: SettingProperty, more: Partial<HostSettingField> = {}): Promise<Shown> {
  const saved: SettingValue[] = [];
  const element: HostSettingField = await fixture<HostSettingField>(
    html`<host-setting-field
      .property=${property}
      .save=${(value: SettingValue) => {
        saved.push(value);
        element.value = value;
        return Promise.resolve();
      }}
    ></host-setting-field>`,
  );
  Object.assign(element, more);
  await element.updateComplete;
  const root = element.shadowRoot!;
  return {
    element,
    control: root.querySelector('#control')!,
    saved,
    problem: () => root.querySelector('.problem')!.textContent,
  };
}

const account: SettingProperty = {
  type: 'string',
  title: 'Sammeldebitor',
  description: 'Fünfstelliges Personenkonto',
  pattern: '^[1-6][0-9]{4}$',
  patternMessage: 'Bitte eine fünfstellige Nummer von 10000 bis 69999 eingeben.',
};

describe('host-setting-field', () => {
  it.each<SettingProperty>([
    { type: 'date', title: 'Letztes Abrufdatum', description: 'Wann' },
    { type: 'boolean', title: 'Stammdaten überschreiben', description: 'Aus: …', default: false },
    account,
    { type: 'integer', title: 'Abstand', default: 550 },
    {
      type: 'enum',
      title: 'Gebucht auf',
      values: [
        { value: 'a', title: 'Konto' },
        { value: 'b', title: 'Debitor' },
      ],
      default: 'a',
    },
    { type: 'action', title: 'Verbindung prüfen', command: 'lexoffice.checkConnection' },
  ])('is accessible as $type', async (property) => {
    const { element } = await show(property);
    element.note = { text: 'Bitte prüfen', severity: 'warning' };
    await element.updateComplete;
    await expectElement(element).to.be.accessible();
  });

  it('saves when the field is left, not while typing', async () => {
    const { control, saved } = await show(account);
    await userEvent.type(control, '10000');
    expect(saved).toEqual([]);
    await userEvent.tab();
    expect(saved).toEqual(['10000']);
  });

  it('says what is wrong beside the field, keeps what was typed, saves nothing', async () => {
    const { element, control, saved, problem } = await show(account, { value: '20000' });
    await userEvent.fill(control, '123');
    await userEvent.tab();
    await element.updateComplete;
    expect(problem()).toBe('Bitte eine fünfstellige Nummer von 10000 bis 69999 eingeben.');
    expect(control.value).toBe('123');
    expect(control.getAttribute('aria-invalid')).toBe('true');
    expect(saved).toEqual([]);
    await expectElement(element).to.be.accessible();
  });

  it('goes back to the default when it is emptied', async () => {
    const { control, saved } = await show(account, { value: '20000' });
    await userEvent.clear(control);
    await userEvent.tab();
    expect(saved).toEqual([undefined]);
  });

  it('saves whole numbers in their range only', async () => {
    const { control, saved, problem, element } = await show({
      type: 'integer',
      title: 'Abstand',
      default: 550,
      minimum: 0,
      maximum: 5000,
    });
    await userEvent.fill(control, '6000');
    await userEvent.tab();
    await element.updateComplete;
    expect(problem()).toMatch(/0 bis 5000/);
    await userEvent.fill(control, '700');
    await userEvent.tab();
    await element.updateComplete;
    expect(problem()).toBe('');
    expect(saved).toEqual([700]);
  });

  it('switches a boolean with the space bar and tells the state in words', async () => {
    const { element, control, saved } = await show(
      { type: 'boolean', title: 'Überschreiben', default: false },
      { value: false },
    );
    control.focus();
    await userEvent.keyboard(' ');
    await element.updateComplete;
    expect(saved).toEqual([true]);
    expect(control.getAttribute('role')).toBe('switch');
    expect(element.shadowRoot!.textContent).toContain('Ein');
  });

  it('saves a choice and a date', async () => {
    const choice = await show(
      {
        type: 'enum',
        title: 'x',
        values: [
          { value: 'a', title: 'A' },
          { value: 'b', title: 'B' },
        ],
        default: 'a',
      },
      { value: 'a' },
    );
    await userEvent.selectOptions(choice.control, 'b');
    expect(choice.saved).toEqual(['b']);
    const date = await show({ type: 'date', title: 'y' });
    await userEvent.fill(date.control, '2026-03-31');
    await userEvent.tab();
    expect(date.saved).toEqual(['2026-03-31']);
  });

  it('takes a date as it is typed here, shows it in German, and refuses what is no day', async () => {
    const { element, control, saved, problem } = await show({ type: 'date', title: 'Letztes Abrufdatum' });
    await userEvent.fill(control, '31.3.26');
    await userEvent.tab();
    await waitUntil(() => control.value === '31.03.2026');
    await userEvent.fill(control, '31.02.2026');
    await userEvent.tab();
    await element.updateComplete;
    expect(problem()).toBe('Bitte ein Datum eingeben, zum Beispiel 31.03.2026.');
    expect(control.value).toBe('31.02.2026');
    expect(saved).toEqual(['2026-03-31']);
  });

  it('offers a calendar in German, by keyboard too', async () => {
    const { element, saved } = await show(
      { type: 'date', title: 'Letztes Abrufdatum' },
      { value: '2026-03-31' },
    );
    await userEvent.click(page.getByRole('button', { name: 'Letztes Abrufdatum: Kalender öffnen' }));
    const calendar = () =>
      element.shadowRoot!.querySelector('host-calendar-button')!.shadowRoot!.querySelector('calendar-date');
    await waitUntil(() => calendar()?.shadowRoot?.textContent.includes('März 2026') === true);
    await expectElement(element).to.be.accessible();
    const focusedDay = () =>
      calendar()?.querySelector('calendar-month')?.shadowRoot?.activeElement?.ariaLabel;
    await waitUntil(() => focusedDay() === '31. März');
    await userEvent.keyboard('{ArrowLeft}');
    await waitUntil(() => focusedDay() === '30. März');
    await userEvent.keyboard('{Enter}');
    await waitUntil(() => saved.length > 0);
    expect(saved).toEqual(['2026-03-30']);
  });

  it('shows the refusal of the host and keeps what was typed', async () => {
    const { element, control, problem } = await show(account, {
      save: () => Promise.reject(new Error('Gibt es nicht.')),
    });
    await userEvent.fill(control, '30000');
    await userEvent.tab();
    await waitUntil(() => problem() === 'Gibt es nicht.');
    expect(control.value).toBe('30000');
    await expectElement(element).to.be.accessible();
  });

  it('saves in order: a later value never arrives before an earlier one', async () => {
    const arrived: SettingValue[] = [];
    const finish: (() => void)[] = [];
    const { control } = await show(account, {
      save: (value) => {
        arrived.push(value);
        return new Promise((resolve) => finish.push(resolve));
      },
    });
    for (const value of ['10000', '20000']) {
      await userEvent.fill(control, value);
      await userEvent.tab();
    }
    expect(arrived).toEqual(['10000']);
    finish[0]!();
    await waitUntil(() => arrived.length === 2);
    expect(arrived).toEqual(['10000', '20000']);
    finish[1]!();
  });

  it('takes over a change of another seat, unless the user has an unsaved entry', async () => {
    const { element, control } = await show(account, { value: '10000' });
    element.value = '20000';
    await element.updateComplete;
    expect(control.value).toBe('20000');
    await userEvent.fill(control, '12');
    await userEvent.tab();
    await element.updateComplete;
    element.value = '30000';
    await element.updateComplete;
    expect(control.value).toBe('12');
  });

  it('keeps what somebody is typing when a note appears or a stored value arrives meanwhile', async () => {
    const { element, control, saved } = await show(account);
    await userEvent.type(control, '69');
    element.note = { text: 'Gespeichert wurde ein anderes Feld', severity: 'info' };
    element.value = '20000';
    await element.updateComplete;
    expect(control.value).toBe('69');
    await userEvent.type(control, '000');
    await userEvent.tab();
    expect(saved).toEqual(['69000']);
  });

  it('runs the command of an action once at a time', async () => {
    let runs = 0;
    let finish: () => void = () => undefined;
    const { element, control } = await show(
      { type: 'action', title: 'Verbindung prüfen', command: 'lexoffice.checkConnection' },
      {
        run: () => {
          runs++;
          return new Promise((resolve) => (finish = resolve));
        },
      },
    );
    await userEvent.click(control);
    await element.updateComplete;
    expect(control.disabled).toBe(true);
    control.click();
    finish();
    await aTimeout(0);
    await element.updateComplete;
    expect(control.disabled).toBe(false);
    expect(runs).toBe(1);
  });

  it('marks what differs from the default, and goes back to it', async () => {
    const { element, saved } = await show(
      { type: 'integer', title: 'Abstand', default: 550 },
      { value: 700 },
    );
    const root = element.shadowRoot!;
    expect(root.textContent).toContain('geändert');
    await expectElement(element).to.be.accessible();
    await page.getByRole('button', { name: 'Abstand zurücksetzen auf: 550' }).click();
    await waitUntil(() => saved.length === 1);
    expect(saved).toEqual([undefined]);
    // The host answers the default for what is not stored.
    element.value = 550;
    await element.updateComplete;
    expect(root.textContent).not.toContain('geändert');
    expect(root.activeElement?.id).toBe('control');
  });

  it('marks nothing that has no default to differ from', async () => {
    const { element } = await show(account, { value: '69999' });
    expect(element.shadowRoot!.textContent).not.toContain('geändert');
  });
});
