import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { contactRemains, contactSchema } from '../../../src/services/lexoffice/contact.schema.ts';
import { documentRowSchema, rowRemains } from '../../../src/services/lexoffice/document-row.schema.ts';
import { BodyProblem } from '../../../src/services/lexoffice/json-body.ts';
import { countrySchema, profileSchema } from '../../../src/services/lexoffice/profile.schema.ts';
import { readList, readPage, readRecord } from '../../../src/services/lexoffice/read-answer.ts';
import { isUnreadable } from '../../../src/services/lexoffice/read-rows.ts';
import { salesDocumentSchema } from '../../../src/services/lexoffice/sales-document.schema.ts';
import { textAnswer } from '../../support/scripted-connection.ts';
import { wireRow } from './paged-list.ts';

// R19 asks for 10⁶: `FUZZ_RUNS=250000` makes that of the four properties.
const numRuns = Number(process.env.FUZZ_RUNS ?? 2_000);
vi.setConfig({ testTimeout: 60_000 + numRuns * 10 });
const asked = { path: '/v1/voucherlist?page=0', page: 0, size: 250 };
const documentRows = { schema: documentRowSchema, remainsOf: rowRemains };

const document = {
  id: 'i1',
  organizationId: 'o1',
  version: 2,
  voucherStatus: 'open',
  voucherNumber: 'RE1',
  voucherDate: '2026-07-30T00:00:00.000+02:00',
  createdDate: '2026-07-30T09:11:05.480+02:00',
  updatedDate: '2026-07-30T09:11:06.012+02:00',
  address: { contactId: 'c1', name: 'Muster', countryCode: 'DE' },
  totalPrice: { currency: 'EUR', totalNetAmount: 96, totalGrossAmount: 114.24, totalTaxAmount: 18.24 },
  taxAmounts: [{ taxRatePercentage: 19, taxAmount: 18.24, netAmount: 96 }],
  taxConditions: { taxType: 'net' },
  shippingConditions: { shippingType: 'service', shippingDate: '2026-07-28T00:00:00.000+02:00' },
};
const contact = {
  id: 'c1',
  organizationId: 'o1',
  version: 3,
  roles: { customer: { number: 10421 } },
  company: { name: 'Muster', contactPersons: [{ lastName: 'Probe', primary: true }] },
  addresses: { billing: [{ city: 'Bonn' }] },
  emailAddresses: { business: ['a@b.example'] },
};

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(null, '', '-', '1e999', '9'.repeat(400), '0x10', 'NaN', '12,50', -0, 1e300, [], {}, true),
  fc.constantFrom(
    '2026-02-30T00:00:00.000+01:00',
    '2026-10-25T02:30:00+02:00',
    '0000-00-00',
    '+275760-09-13T00:00:00Z',
  ),
  fc.string({ unit: 'binary' }),
);

/** A well-formed value with one to three places changed, anywhere in it. */
function mutated(original: object): fc.Arbitrary<unknown> {
  const paths: string[][] = [];
  const collect = (value: unknown, path: string[]) => {
    if (path.length > 0) paths.push(path);
    if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) collect(child, [...path, key]);
    }
  };
  collect(original, []);
  return fc.array(fc.tuple(fc.constantFrom(...paths), odd), { minLength: 1, maxLength: 3 }).map((changes) => {
    const copy = structuredClone(original) as Record<string, unknown>;
    for (const [path, value] of changes) {
      let target: unknown = copy;
      for (const key of path.slice(0, -1)) target = (target as Record<string, unknown> | undefined)?.[key];
      if (typeof target === 'object' && target !== null)
        (target as Record<string, unknown>)[path.at(-1)!] = structuredClone(value);
    }
    return copy;
  });
}

/** Only a BodyProblem may come out: the transport knows what to do with it. */
function tolerated<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof BodyProblem) return undefined;
    throw error;
  }
}

describe('readers', () => {
  it('R19: any text is a value or a BodyProblem', () => {
    const readers = [
      (text: string) => readPage(textAnswer(200, text), documentRows, asked),
      (text: string) => readRecord(textAnswer(200, text), salesDocumentSchema('invoice')),
      (text: string) => readRecord(textAnswer(200, text), contactSchema),
      (text: string) => readRecord(textAnswer(200, text), profileSchema),
      (text: string) => readList(textAnswer(200, text), countrySchema),
    ];
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      odd.map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(body, fc.constantFrom(...readers), (text, read) => void tolerated(() => read(text))),
      { numRuns },
    );
  });

  it('R19: deep nesting and doubled keys do not escape', () => {
    for (const text of [
      '['.repeat(200_000),
      `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
      '{"id":1,"id":2}',
    ]) {
      expect(tolerated(() => readRecord(textAnswer(200, text), contactSchema))).toBeUndefined();
    }
    const text = `{"__proto__":{"id":"x"},"constructor":1,"content":[{"__proto__":null}],"totalElements":1}`;
    expect(tolerated(() => readPage(textAnswer(200, text), documentRows, asked))?.rows).toHaveLength(1);
    expect(({} as { id?: string }).id).toBeUndefined();
  });

  it.each([
    ['voucherlist', wireRow('a'), documentRows],
    ['contacts', contact, { schema: contactSchema, remainsOf: contactRemains }],
  ] as const)('R19, G18: a mutated row of %s never hides its neighbours', (_, original, reader) => {
    const good = { ...original, id: 'good' };
    fc.assert(
      fc.property(mutated(original), (bad) => {
        const text = JSON.stringify({ content: [good, bad, { ...good, id: 'last' }], totalElements: 3 });
        const { rows } = readPage<{ readonly id: string }>(textAnswer(200, text), reader, asked);
        expect(rows).toHaveLength(3);
        expect(isUnreadable(rows[0]!.item)).toBe(false);
        expect(isUnreadable(rows[2]!.item)).toBe(false);
      }),
      { numRuns },
    );
  });

  it('R19: a mutated document is read in whole cents and real days, or refused by path and code', () => {
    fc.assert(
      fc.property(mutated(document), (value) => {
        const answer = textAnswer(200, JSON.stringify(value));
        const read = tolerated(() => readRecord(answer, salesDocumentSchema('invoice')));
        if (!read) return;
        const { totalNetCents, totalTaxCents, totalGrossCents, taxAmounts, date } = read;
        const cents = [
          totalNetCents,
          totalTaxCents,
          totalGrossCents,
          ...taxAmounts.flatMap((tax) => [tax.netCents, tax.taxCents]),
        ];
        expect(cents.every(Number.isSafeInteger)).toBe(true);
        expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
      { numRuns },
    );
  });
});
