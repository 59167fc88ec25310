import { expect as chai } from '@open-wc/testing';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { de } from '../../../src/l10n/de/de.ts';
import type { Question } from '../../../src/ui/question/question.ts';
import { showSecondMandant } from '../../../src/ui/question/show-second-mandant.ts';
import { showOtherOrganization } from '../../../src/ui/question/show-other-organization.ts';
import { showSyncPrompt } from '../../../src/ui/question/show-sync-prompt.ts';
import { allInside, button, PlainWindow } from './support/render.ts';

const labels = (question: Element) => allInside(question, 'button').map((each) => each.textContent.trim());
const focusedLabel = (question: Element) => question.shadowRoot!.activeElement!.textContent.trim();

describe('showSyncPrompt', () => {
  it('LX-07: offers no way past the very first sync', async () => {
    const window = new PlainWindow();
    const answer = showSyncPrompt(window, { texts: de });
    const question = await window.element<Question>('lexoffice-question');
    expect(window.dialogs[0]!.title).toBe('Zuerst die Kunden abgleichen');
    expect(labels(question)).toEqual(['Abbrechen', 'Jetzt abgleichen']);
    await chai(question).to.be.accessible();
    button(question, 'Jetzt abgleichen').click();
    expect(await answer).toBe('sync');
  });

  it('LX-19: offers the sync before later imports, with the date of the last one', async () => {
    const window = new PlainWindow();
    const answer = showSyncPrompt(window, { texts: de, lastSync: '2026-11-21T08:30:00Z' });
    const question = await window.element<Question>('lexoffice-question');
    expect(question.shadowRoot!.textContent).toContain('Zuletzt abgeglichen 21.11.2026 09:30.');
    button(question, 'Ohne Abgleich fortfahren').click();
    expect(await answer).toBe('skip');
  });

  it('cancels with undefined', async () => {
    const window = new PlainWindow();
    const answer = showSyncPrompt(window, { texts: de, lastSync: '2026-11-21T08:30:00Z' });
    button(await window.element<Question>('lexoffice-question'), 'Abbrechen').click();
    expect(await answer).toBeUndefined();
  });
});

describe('showOtherOrganization', () => {
  const names = { boundTo: 'Muster & Söhne GmbH', found: '<img src=x onerror=alert(1)>' };

  it('B16: shows both names as text and keeps the connection by default', async () => {
    const window = new PlainWindow();
    const answer = showOtherOrganization(window, { texts: de, ...names });
    const question = await window.element<Question>('lexoffice-question');
    expect(allInside(question, 'dd').map((name) => name.textContent)).toEqual([names.boundTo, names.found]);
    await chai(question).to.be.accessible();
    expect(focusedLabel(question)).toBe('Verbindung nicht ändern');
    await userEvent.keyboard('{Enter}');
    expect(await answer).toBe('keep');
  });

  it('rebinds on the explicit choice only', async () => {
    const window = new PlainWindow();
    const answer = showOtherOrganization(window, { texts: de, ...names });
    button(await window.element<Question>('lexoffice-question'), 'Mit neuem Unternehmen verbinden').click();
    expect(await answer).toBe('rebind');
  });
});

describe('showSecondMandant', () => {
  it('B16: names company and both Mandanten, and connects only when told so', async () => {
    for (const [label, expected] of [
      ['Nicht verbinden', 'keep'],
      ['Trotzdem verbinden', 'share'],
    ] as const) {
      const window = new PlainWindow();
      const names = { company: 'Muster GmbH', first: 'Altbestand', own: 'Neu' };
      const answer = showSecondMandant(window, { texts: de, ...names });
      const question = await window.element<Question>('lexoffice-question');
      expect(allInside(question, 'dd').map((name) => name.textContent)).toEqual(Object.values(names));
      expect(focusedLabel(question)).toBe('Nicht verbinden');
      button(question, label).click();
      expect(await answer).toBe(expected);
    }
  });
});
