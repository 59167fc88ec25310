import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../host/server/problems-of.ts';
import { personChange } from '../../../host/wire/person-changes.ts';
import { voucherInput } from '../../../host/wire/vouchers.ts';

const line = {
  account: '8400',
  taxCase: 'domestic-19',
  rate: 19,
  netCents: 100,
  taxCents: 19,
  grossCents: 119,
};
const voucher = {
  externalKey: 'k',
  belegkreis: 'customers',
  kind: 'invoice',
  number: 'RE-1',
  date: '2026-04-01',
  personAccount: '10001',
  personName: 'Müller GmbH',
  text: 'RE-1',
  grossCents: 119,
  lines: [line],
  origin: { source: 'lexoffice', documentId: 'd1', batchId: 'b1' },
};
const person = {
  kind: 'create',
  role: 'customer',
  accountNumber: '10001',
  externalKey: 'k',
  fields: { name: 'A' },
};

function saidOf(schema: typeof voucherInput | typeof personChange, value: object): string {
  const { error } = schema.safeParse(value);
  if (!error) throw new Error('fits');
  return problemsOf(error);
}

describe('problemsOf', () => {
  it.each([
    [{ number: 'x'.repeat(101) }, 'Belegnummer hat mehr als 100 Zeichen'],
    [{ personName: ' ' }, 'Name ist leer'],
    [{ personName: undefined }, 'Name fehlt'],
    [{ text: 'x'.repeat(61) }, 'Buchungstext hat mehr als 60 Zeichen'],
    [{ date: '2026-02-30' }, 'Belegdatum hat nicht die erwartete Form'],
    [{ kind: 'receipt' }, 'Art hat keinen erlaubten Wert'],
    [{ personAccount: '1' }, 'Personenkonto besteht nicht aus fünf bis neun Ziffern'],
    [{ lines: [line, { ...line, netCents: 1.5 }] }, 'Zeile 2, Netto hat nicht die erwartete Form'],
    [{ colour: 'red' }, 'Die Anfrage enthält unbekannte Angaben (colour)'],
  ])('says in German which field of a voucher does not fit: %o', (change, said) => {
    expect(saidOf(voucherInput, { ...voucher, ...change })).toBe(`Ungültige Angaben: ${said}`);
  });

  it('says it of persons too, and of the first five only', () => {
    expect(saidOf(personChange, { ...person, fields: { name: 'A', email: 'x'.repeat(61) } })).toBe(
      'Ungültige Angaben: E-Mail hat mehr als 60 Zeichen',
    );
    expect(saidOf(voucherInput, {})).toMatch(
      /^Ungültige Angaben: (\S+( \S+)* fehlt|[^;]+)(; [^;]+){4} … und \d+ weitere$/,
    );
  });
});
