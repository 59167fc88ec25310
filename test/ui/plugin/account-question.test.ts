import { expect as chai } from '@open-wc/testing';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { de } from '../../../src/l10n/de/de.ts';
import type { AccountProblem } from '../../../src/services/contacts/person-accounts.ts';
import { ServiceFailure } from '../../../src/services/service-failure.ts';
import type { AccountQuestion } from '../../../src/ui/account-question/account-question.ts';
import { showAccountQuestion } from '../../../src/ui/account-question/show-account-question.ts';
import { button, inside, PlainWindow, settled } from './support/render.ts';

async function ask(save: (number: string) => Promise<AccountProblem | undefined>) {
  const window = new PlainWindow();
  const t = de.accountQuestion.collective;
  const answer = showAccountQuestion(window, {
    texts: de,
    title: t.title,
    paragraphs: [t.text, t.consequence],
    proposal: '10012',
    save,
  });
  const question = await window.element<AccountQuestion>('lexoffice-account-question');
  return { answer, question, input: inside<HTMLInputElement>(question, 'input') };
}

describe('showAccountQuestion', () => {
  it('proposes the next free number, takes it with Enter and answers it', async () => {
    const { answer, question, input } = await ask(() => Promise.resolve(undefined));
    expect(input.value).toBe('10012');
    await chai(question).to.be.accessible();
    input.focus();
    await userEvent.keyboard('{Enter}');
    expect(await answer).toBe('10012');
  });

  it('says why a number cannot be taken, and stays', async () => {
    const tried: string[] = [];
    const { answer, question, input } = await ask((number) => {
      tried.push(number);
      return Promise.resolve(number === '10001' ? 'number-taken' : undefined);
    });
    input.value = '10001';
    button(question, 'Speichern').click();
    await settled();
    expect(inside(question, '[role=status]').textContent).toContain('schon vergeben');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    await chai(question).to.be.accessible();
    input.value = '10013';
    button(question, 'Speichern').click();
    expect(await answer).toBe('10013');
    expect(tried).toEqual(['10001', '10013']);
  });

  it('says what went wrong when the number could not be kept', async () => {
    const { answer, question } = await ask(() => Promise.reject(new ServiceFailure('forbidden')));
    button(question, 'Speichern').click();
    await settled();
    expect(inside(question, '[role=status]').textContent).toContain('Dafür fehlt die Berechtigung.');
    button(question, 'Abbrechen').click();
    expect(await answer).toBeUndefined();
  });
});
