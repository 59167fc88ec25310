import { describe, expect, it } from 'vitest';
import { de } from '../../../src/l10n/de/de.ts';
import { hintText } from '../../../src/ui/import-window/hint-text.ts';

describe('hintText', () => {
  it.each([
    [
      { problem: 'number-not-five-digits', number: '123456' },
      'Kundennummer 123456 hat 6 Stellen, erlaubt sind genau 5',
    ],
    [{ problem: 'number-missing' }, 'Der Kunde hat in Lexware Office keine Kundennummer.'],
    [
      { problem: 'name-missing', number: '10042' },
      'Der Kontakt wurde im Abgleich abgelehnt: Der Kontakt hat in Lexware Office keinen Namen.',
    ],
    [
      { problem: 'unreadable', number: '10042' },
      'Der Kontakt wurde im Abgleich abgelehnt: Der Datensatz konnte nicht gelesen werden.',
    ],
  ])('says of each refused contact what is wrong with it: %o', (refusal, said) => {
    expect(hintText({ code: 'person-refused', ...refusal }, de)).toBe(said);
  });
});
