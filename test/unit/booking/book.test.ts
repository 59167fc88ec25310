import { describe, expect, it } from 'vitest';
import { book } from '../../../src/services/booking/book.ts';
import { bookCancellation } from '../../../src/services/booking/reversal.ts';
import type {
  Booking,
  BookingContext,
  BookingPerson,
  BookingResult,
} from '../../../src/services/booking/booking.ts';
import type { SalesDocument } from '../../../src/services/lexoffice/sales-document.ts';
import { bookingContext, customer } from '../../support/builders/booking-context.ts';
import { creditNote, salesDocument, tax } from '../../support/builders/sales-document.ts';

const context = bookingContext();

function booked(result: BookingResult): Booking {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.booking;
}
function refused(result: BookingResult) {
  if (result.ok) throw new Error('was booked');
  return result;
}

describe('book', () => {
  it('carries what the document states', () => {
    const document = salesDocument({
      dueDate: '2026-08-13',
      serviceFrom: '2026-07-01',
      serviceTo: '2026-07-28',
      address: {
        name: 'Nordlicht Solar & Söhne KG',
        supplement: 'Hinterhaus',
        street: 'Deichweg 7',
        postalCode: '25980',
        city: 'Musterhafen',
        countryCode: 'DE',
      },
    });
    expect(booked(book(document, customer, context))).toEqual({
      kind: 'invoice',
      number: 'RE2042',
      date: '2026-07-30',
      dueDate: '2026-08-13',
      serviceFrom: '2026-07-01',
      serviceTo: '2026-07-28',
      personAccount: '10100',
      personName: 'Nordlicht Solar & Söhne KG',
      personAddress: 'Hinterhaus, Deichweg 7, 25980 Musterhafen, DE',
      countryCode: 'DE',
      text: 'Nordlicht Solar & Söhne KG, RE2042',
      lines: [
        {
          account: '8400',
          taxCase: 'domestic-19',
          rate: 19,
          netCents: 100_00,
          taxCents: 19_00,
          grossCents: 119_00,
        },
      ],
      grossCents: 119_00,
      hints: [],
    });
  });

  it('leaves out what the address lacks', () => {
    const address = { name: 'Erika Beispiel', city: 'Musterhafen' };
    expect(booked(book(salesDocument({ address }), customer, context)).personAddress).toBe('Musterhafen');
    const nameless = { name: 'Erika Beispiel' };
    expect(
      booked(book(salesDocument({ address: nameless }), customer, context)).personAddress,
    ).toBeUndefined();
  });

  it('F5: makes one line per rate, by rate, whatever their order on the wire', () => {
    const taxAmounts = [tax(19, 13_40, 2_55), tax(7, 8_32, 58)];
    const { lines, grossCents } = booked(book(salesDocument({ taxAmounts }), customer, context));
    expect(lines.map(({ account, grossCents: gross }) => [account, gross])).toEqual([
      ['8300', 8_90],
      ['8400', 15_95],
    ]);
    expect(grossCents).toBe(24_85);
  });

  it('merges amounts that the wire repeats for one rate', () => {
    const taxAmounts = [tax(19, 60_00, 11_40), tax(19, 40_00, 7_60)];
    const { lines } = booked(book(salesDocument({ taxAmounts }), customer, context));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ netCents: 100_00, taxCents: 19_00, grossCents: 119_00 });
  });

  it('uses the country of the contact when the document has none', () => {
    const address = { name: 'Erika Beispiel' };
    const austrian = { accountNumber: '10101', countryCode: 'AT' };
    const rows = [{ taxCase: 'abroad-19' }];
    const { lines } = booked(book(salesDocument({ address }), austrian, bookingContext({ rows })));
    expect(lines[0]?.taxCase).toBe('abroad-19');
  });

  it('prefers the country of the document', () => {
    const austrian = { accountNumber: '10101', countryCode: 'AT' };
    expect(booked(book(salesDocument(), austrian, context)).lines[0]?.taxCase).toBe('domestic-19');
  });

  it('refuses a down payment invoice', () => {
    const document = salesDocument({ type: 'downPaymentInvoice' });
    expect(() => book(document, customer, context)).toThrow('a down payment invoice is never booked');
  });

  describe('credit note', () => {
    it('C14: is negative, with its own number and that of the invoice', () => {
      const booking = booked(book(creditNote(), customer, context));
      expect(booking).toMatchObject({
        kind: 'creditNote',
        number: 'GS0017',
        relatedNumber: 'RE2042',
        date: '2026-08-05',
        text: 'Nordlicht Solar & Söhne KG, GS0017',
        grossCents: -119_00,
        lines: [{ account: '8400', netCents: -100_00, taxCents: -19_00, grossCents: -119_00 }],
      });
    });

    it('C12: stands alone without a related invoice', () => {
      const related = [{ id: 'x', number: 'AG1', type: 'quotation' }];
      expect(booked(book(creditNote({ related }), customer, context)).relatedNumber).toBeUndefined();
    });

    it('finds the invoice behind other related documents', () => {
      const related = [
        { id: 'x', number: 'AG1', type: 'quotation' },
        { id: 'y', number: 'RE7', type: 'invoice' },
      ];
      expect(booked(book(creditNote({ related }), customer, context)).relatedNumber).toBe('RE7');
    });

    it('an invoice names no related number, though it came from another document', () => {
      const related = [{ id: 'y', number: 'RE7', type: 'invoice' }];
      expect(booked(book(salesDocument({ related }), customer, context)).relatedNumber).toBeUndefined();
    });

    it('C15: over a part books the rates it states, and nothing else', () => {
      const { lines, grossCents } = booked(
        book(creditNote({ taxAmounts: [tax(7, 20_00, 1_40)] }), customer, context),
      );
      expect(lines).toMatchObject([{ account: '8300', netCents: -20_00, taxCents: -1_40 }]);
      expect(grossCents).toBe(-21_40);
    });

    it('turns the sign of a rounding difference too', () => {
      const { hints, lines } = booked(book(creditNote({ totalGrossCents: 119_01 }), customer, context));
      expect(hints).toEqual([{ code: 'rounding', differenceCents: -1, taxCase: 'domestic-19' }]);
      expect(lines[0]).toMatchObject({ netCents: -100_01, taxCents: -19_00, grossCents: -119_01 });
    });

    it('keeps other hints as they are', () => {
      const { hints } = booked(book(creditNote({ taxAmounts: [] }), customer, context));
      expect(hints).toEqual([{ code: 'zero-document' }]);
    });
  });

  describe('amounts', () => {
    const two = [tax(7, 10_00, 70), tax(19, 100_00, 19_00)];

    it.each([
      [129_71, 1],
      [129_72, 2],
      [129_69, -1],
      [129_68, -2],
    ])(
      'F3: puts a difference of one cent per rate into the largest line: %i',
      (totalGrossCents, difference) => {
        const { lines, hints, grossCents } = booked(
          book(salesDocument({ taxAmounts: two, totalGrossCents }), customer, context),
        );
        expect(hints).toEqual([{ code: 'rounding', differenceCents: difference, taxCase: 'domestic-19' }]);
        expect(lines.map((line) => line.netCents)).toEqual([10_00, 100_00 + difference]);
        expect(lines.map((line) => line.taxCents)).toEqual([70, 19_00]);
        expect(grossCents).toBe(totalGrossCents);
      },
    );

    it.each([129_73, 129_67, 0, -129_70])('blocks a greater difference: %i', (totalGrossCents) => {
      const document = salesDocument({ taxAmounts: two, totalGrossCents });
      expect(refused(book(document, customer, context)).problems).toEqual([
        { reason: 'amounts-differ', statedCents: totalGrossCents, computedCents: 129_70 },
      ]);
    });

    it('rules.md 21: lets the higher rate of equal lines take the difference', () => {
      const taxAmounts = [tax(19, 90_00, 17_00), tax(7, 100_00, 7_00)];
      const document = salesDocument({ taxAmounts, totalGrossCents: 214_01 });
      const { lines } = booked(book(document, customer, context));
      expect(lines.map((line) => line.netCents)).toEqual([100_00, 90_01]);
    });

    it('rules.md 21: finds the largest line by its absolute amount', () => {
      const taxAmounts = [tax(7, 10_00, 70), tax(19, -100_00, -19_00)];
      const document = salesDocument({ taxAmounts, totalGrossCents: -108_29 });
      const { lines, hints } = booked(book(document, customer, context));
      expect(lines.map((line) => line.netCents)).toEqual([10_00, -99_99]);
      expect(hints).toEqual([{ code: 'rounding', differenceCents: 1, taxCase: 'domestic-19' }]);
    });

    it('F3, F17: makes no line of a rate of 0,00 to put a difference into it', () => {
      const taxAmounts = [tax(0, 0, 0), tax(19, -100_00, -19_00)];
      const { lines } = booked(
        book(salesDocument({ taxAmounts, totalGrossCents: -119_01 }), customer, context),
      );
      expect(lines.map(({ rate, netCents }) => [rate, netCents])).toEqual([[19, -100_01]]);
    });

    it('F19: books negative documents and negative rates', () => {
      const taxAmounts = [tax(7, -10_00, -70), tax(19, -100_00, -19_00)];
      const booking = booked(book(salesDocument({ taxAmounts }), customer, context));
      expect(booking.lines.map((line) => line.grossCents)).toEqual([-10_70, -119_00]);
      expect(booking.grossCents).toBe(-129_70);
    });

    it('F3: puts a cent into a rate of 0,00 when there is no other', () => {
      const document = salesDocument({ taxAmounts: [tax(19, 0, 0)], totalGrossCents: 1 });
      const { lines, hints } = booked(book(document, customer, context));
      expect(lines).toMatchObject([{ taxCase: 'domestic-19', netCents: 1, taxCents: 0, grossCents: 1 }]);
      expect(hints).toEqual([{ code: 'rounding', differenceCents: 1, taxCase: 'domestic-19' }]);
    });

    it('F17: makes no line of 0,00, and needs no account for it', () => {
      const taxAmounts = [tax(0, 0, 0), tax(16, 0, 0), tax(19, 100_00, 19_00)];
      const { lines, hints } = booked(book(salesDocument({ taxAmounts }), customer, context));
      expect(lines.map((line) => line.rate)).toEqual([19]);
      expect(hints).toEqual([]);
    });

    it.each([[[]], [[tax(19, 0, 0)]]])('F17: a document of 0,00 has no lines and says so', (taxAmounts) => {
      const booking = booked(book(salesDocument({ taxAmounts }), customer, context));
      expect(booking).toMatchObject({ lines: [], grossCents: 0, hints: [{ code: 'zero-document' }] });
    });

    it('books rates that cancel each other out, because their taxes do not', () => {
      const taxAmounts = [tax(7, -1_00, -7), tax(19, 90, 17)];
      const booking = booked(book(salesDocument({ taxAmounts }), customer, context));
      expect(booking.lines.map((line) => line.grossCents)).toEqual([-1_07, 1_07]);
      expect(booking).toMatchObject({ grossCents: 0, hints: [] });
    });

    it('books a tax without net', () => {
      const { lines } = booked(book(salesDocument({ taxAmounts: [tax(19, 0, 1)] }), customer, context));
      expect(lines).toMatchObject([{ netCents: 0, taxCents: 1, grossCents: 1 }]);
    });

    it('says when the number does not fit into the text, and keeps it whole', () => {
      const number = 'RE-'.repeat(21);
      const booking = booked(book(salesDocument({ number }), customer, context));
      expect(booking.number).toBe(number);
      expect(booking.text).toBe(number.slice(0, 60));
      expect(booking.hints).toEqual([{ code: 'number-shortened', full: number }]);
    });
  });

  describe('rules.md 21: a tax that does not fit its rate', () => {
    const hintsOf = (fields: Partial<SalesDocument>) =>
      booked(book(salesDocument(fields), customer, context)).hints;

    it('is told with both figures', () => {
      expect(hintsOf({ taxAmounts: [tax(19, 100_00, 7_00)] })).toEqual([
        {
          code: 'tax-implausible',
          taxCase: 'domestic-19',
          netCents: 100_00,
          taxCents: 7_00,
          expectedCents: 19_00,
        },
      ]);
    });

    it.each([
      [19_00, 1],
      [19_02, 1],
      [18_98, 2],
      [19_05, 5],
      [18_70, 30],
    ])('is not in question at %i cents with %i line items', (taxCents, items) => {
      const lineItemRates = [...Array.from({ length: items }, () => 19), 7, 7, 7, 7, 7, 7];
      expect(hintsOf({ taxAmounts: [tax(19, 100_00, taxCents)], lineItemRates })).toEqual([]);
    });

    it.each([
      [19_03, 1],
      [18_97, 2],
      [19_06, 5],
      [18_69, 30],
    ])('is in question at %i cents with %i line items', (taxCents, items) => {
      const lineItemRates = [...Array.from({ length: items }, () => 19), 7, 7, 7, 7, 7, 7];
      expect(hintsOf({ taxAmounts: [tax(19, 100_00, taxCents)], lineItemRates })).toMatchObject([
        { code: 'tax-implausible', taxCents },
      ]);
    });

    it('compares with the exact product, not with one rounded to cents', () => {
      // 0,19 × 1,55 = 0,2945: two cents and less are rounding, more is not.
      expect(hintsOf({ taxAmounts: [tax(19, 1_55, 31)] })).toEqual([]);
      expect(hintsOf({ taxAmounts: [tax(19, 1_55, 27)] })).toMatchObject([{ expectedCents: 29 }]);
    });

    it('is told for each rate by itself, for a credit note as the document states it', () => {
      const taxAmounts = [tax(0, 50_00, 9_50), tax(7, 100_00, 7_00), tax(19, 100_00, 7_00)];
      const rows = [{ taxCase: 'zero-in-taxed', confirmed: true }];
      const { hints } = booked(book(creditNote({ taxAmounts }), customer, bookingContext({ rows })));
      expect(hints).toMatchObject([
        { taxCase: 'zero-in-taxed', taxCents: 9_50, expectedCents: 0 },
        { taxCase: 'domestic-19', taxCents: 7_00, expectedCents: 19_00 },
      ]);
    });
  });

  describe('rules.md 31: a sale to the EU that needs a USt-IdNr', () => {
    const french = { name: 'Société Exemple', countryCode: 'FR' };
    const taxAmounts = [tax(0, 100_00, 0)];

    it.each([
      ['intraCommunitySupply', 'eu-supply'],
      ['externalService13b', 'eu-service-13b'],
    ])('says for %s that there is none', (taxType, taxCase) => {
      const document = salesDocument({ address: french, taxType, taxAmounts });
      const hintsWith = (vatId?: string) =>
        booked(book(document, { ...customer, vatId }, bookingContext())).hints;
      expect(hintsWith()).toEqual([{ code: 'vat-id-missing', taxCase }]);
      expect(hintsWith(' - ')).toEqual([{ code: 'vat-id-missing', taxCase }]);
      expect(hintsWith('FR 12 345678901')).toEqual([]);
    });

    it('asks for none at home or in a third country', () => {
      const swiss = { name: 'Muster AG', countryCode: 'CH' };
      const taxType = 'thirdPartyCountryDelivery';
      expect(
        booked(book(salesDocument({ address: swiss, taxType, taxAmounts }), customer, context)).hints,
      ).toEqual([]);
      expect(booked(book(salesDocument(), customer, context)).hints).toEqual([]);
    });
  });

  describe('rules.md 34: text of the document', () => {
    const dirty = { name: ' Müller\u200b  GmbH\n', street: 'Weg\u00071', city: 'Bonn', countryCode: 'DE' };

    it('is cleaned, and what was is said', () => {
      const booking = booked(book(salesDocument({ address: dirty }), customer, context));
      expect(booking).toMatchObject({
        personName: 'Müller GmbH',
        personAddress: 'Weg 1, Bonn, DE',
        hints: [{ code: 'text-cleaned', fields: ['name', 'address'] }],
      });
    });

    it('is said for the one field that was', () => {
      const address = { name: 'Müller GmbH', street: 'Weg  1' };
      expect(booked(book(salesDocument({ address }), customer, context)).hints).toEqual([
        { code: 'text-cleaned', fields: ['address'] },
      ]);
    });

    it('rules.md 26: takes the name of the person where the document has none, in full', () => {
      const address = { name: '\u200b ' };
      const named = { ...customer, name: 'Gekürzt', fullName: 'Ungekürzter Name' };
      expect(booked(book(salesDocument({ address: { name: '' } }), named, context))).toMatchObject({
        personName: 'Ungekürzter Name',
        text: 'Ungekürzter Name, RE2042',
        hints: [],
      });
      expect(
        booked(book(salesDocument({ address }), { ...customer, name: 'Kunde' }, context)).personName,
      ).toBe('Kunde');
      expect(booked(book(salesDocument(), named, context)).personName).toBe('Nordlicht Solar & Söhne KG');
    });

    it.each([
      ['Erika Beispiel', 'Beispiel, Erika', 'Beispiel, Erika'],
      ['Erika Beispiel', 'Muster, Erika', 'Erika Beispiel'],
      ['Erika Beispiel GmbH', 'Beispiel, Erika', 'Erika Beispiel GmbH'],
      ['Schulz', 'Schulz', 'Schulz'],
    ])('E16: has the name as persons have it: %s of %s', (name, listed, personName) => {
      const document = salesDocument({ address: { name } });
      expect(booked(book(document, { ...customer, name: listed }, context))).toMatchObject({
        personName,
        text: `${personName}, RE2042`,
      });
    });
  });

  describe('rules.md 31: freezes who received it', () => {
    const frozen = (fields: Partial<SalesDocument>, person: BookingPerson = customer) => {
      const { countryCode, vatId } = booked(
        book(salesDocument(fields), person, bookingContext({ allConfirmed: true })),
      );
      return { countryCode, vatId };
    };

    it('with the country as stated, in capitals, and the USt-IdNr without blanks', () => {
      const person = { ...customer, vatId: 'gr 123 456 789' };
      expect(frozen({}, person)).toEqual({ countryCode: 'DE', vatId: 'EL123456789' });
      expect(frozen({ address: { name: 'Muster', countryCode: 'mc' } })).toEqual({ countryCode: 'MC' });
      expect(frozen({ address: { name: 'Muster' } })).toEqual({ countryCode: 'DE' });
      expect(frozen({ address: { name: 'Muster', countryCode: 'es_cn' } })).toEqual({ countryCode: 'ES_CN' });
      expect(frozen({ address: { name: 'Muster', countryCode: 'Frankreich' } })).toEqual({});
    });

    it('and for OSS whose tax it is, on the lines of OSS only; a Storno carries all of it', () => {
      const profile = { smallBusiness: false, distanceSalesPrinciple: 'DESTINATION' } as const;
      const document = salesDocument({
        taxSubType: 'distanceSales',
        address: { name: 'Jean Dupont', countryCode: 'MC' },
        taxAmounts: [tax(20, 100_00, 20_00)],
      });
      const rows = [{ taxCase: 'oss-goods:FR:20', account: '8320' }];
      const given = bookingContext({ profile, rows });
      const booking = booked(book(document, { ...customer, vatId: 'FR 1' }, given));
      expect(booking.lines).toMatchObject([{ ossCountry: 'FR', rate: 20 }]);
      expect(bookCancellation(booking, '2026-08-01')).toMatchObject({
        countryCode: 'MC',
        vatId: 'FR1',
        lines: [{ ossCountry: 'FR' }],
      });
      expect(booked(book(salesDocument(), customer, context)).lines[0]?.ossCountry).toBeUndefined();
    });
  });

  describe('rules.md 22: the Erlöskonto of the person', () => {
    const own = { number: '8499', name: 'Erlöse Sonderkunde' };
    const given = (automaticRate?: number) => {
      const shipped = bookingContext();
      const accounts = new Map(shipped.accounts).set('8499', {
        ...own,
        ...(automaticRate !== undefined && { automaticRate }),
      });
      return { ...shipped, accounts };
    };
    const person = { ...customer, revenueAccount: '8499' };
    const accountsOf = (fields: Partial<SalesDocument>, of: BookingContext) =>
      booked(book(salesDocument(fields), person, of)).lines.map(({ account, taxKey }) => [account, taxKey]);

    it('is nearer than the table, and the hint says so', () => {
      const booking = booked(book(salesDocument(), person, given(19)));
      expect(booking.lines).toMatchObject([{ account: '8499', taxCase: 'domestic-19' }]);
      expect(booking.hints).toEqual([{ code: 'account-of-person', account: '8499', taxCase: 'domestic-19' }]);
    });

    it('takes only the lines whose rate it may carry', () => {
      const taxAmounts = [tax(7, 10_00, 70), tax(19, 100_00, 19_00)];
      expect(accountsOf({ taxAmounts }, given(19))).toEqual([
        ['8300', undefined],
        ['8499', undefined],
      ]);
    });

    it('carries each rate with its BU-Schlüssel where it is not automatic', () => {
      const taxAmounts = [tax(7, 10_00, 70), tax(19, 100_00, 19_00)];
      expect(accountsOf({ taxAmounts }, given())).toEqual([
        ['8499', '2'],
        ['8499', '3'],
      ]);
    });

    it('is passed over for a rate without a BU-Schlüssel, which would never give the tax back', () => {
      const document = salesDocument({ taxAmounts: [tax(16, 100_00, 16_00)] });
      expect(refused(book(document, person, given())).problems).toEqual([
        { reason: 'account-missing', taxCase: 'net:16' },
      ]);
    });

    it('needs no row, and no confirmation of one', () => {
      expect(accountsOf({ taxAmounts: [tax(16, 100_00, 16_00)] }, given(16))).toEqual([['8499', undefined]]);
      expect(accountsOf({ taxAmounts: [tax(0, 100_00, 0)] }, given(0))).toEqual([['8499', undefined]]);
    });

    it('is passed over when the chart does not have it', () => {
      expect(accountsOf({}, context)).toEqual([['8400', undefined]]);
    });

    it('takes no deducted Abschlag', () => {
      const deductions = [
        {
          id: 'd',
          number: 'RE1',
          date: '2026-05-04',
          rate: 19,
          netCents: 10_00,
          taxCents: 1_90,
          grossCents: 11_90,
        },
      ];
      expect(accountsOf({ closingInvoice: true, deductions }, given(19))).toEqual([
        ['8499', undefined],
        ['1718', undefined],
      ]);
    });
  });

  describe('where the recipient sits', () => {
    const caseIn = (
      address: Partial<SalesDocument['address']>,
      fields: Partial<SalesDocument>,
      person = customer,
    ) => {
      const document = salesDocument({ ...fields, address: { name: 'Muster', ...address } });
      const result = book(document, person, bookingContext({ allConfirmed: true }));
      return result.ok
        ? result.booking.lines[0]?.taxCase
        : result.problems.map((each) => 'taxCase' in each && each.taxCase)[0];
    };
    const free = (taxType: string) => ({ taxType, taxAmounts: [tax(0, 100_00, 0)] });

    it('is read without regard to case', () => {
      expect(caseIn({ countryCode: 'de' }, {})).toBe('domestic-19');
      expect(caseIn({ countryCode: ' fr ' }, free('intraCommunitySupply'))).toBe('eu-supply');
      expect(caseIn({ countryCode: 'es_cn' }, free('thirdPartyCountryDelivery'))).toBe('export-goods');
    });

    it('counts Monaco as France and the Isle of Man as the United Kingdom', () => {
      expect(caseIn({ countryCode: 'MC' }, free('intraCommunitySupply'))).toBe('eu-supply');
      expect(caseIn({ countryCode: 'im' }, free('thirdPartyCountryService'))).toBe('export-service');
      const profile = { smallBusiness: false, distanceSalesPrinciple: 'DESTINATION' } as const;
      const document = salesDocument({
        taxSubType: 'distanceSales',
        address: { name: 'Muster', countryCode: 'MC' },
        taxAmounts: [tax(20, 100_00, 20_00)],
      });
      expect(refused(book(document, customer, bookingContext({ profile }))).missing[0]?.taxCase).toBe(
        'oss-goods:FR:20',
      );
    });

    it.each(['27498', '78266'])(
      'takes %s for a third country where goods or a service leave',
      (postalCode) => {
        const address = { countryCode: 'DE', postalCode };
        expect(caseIn(address, free('thirdPartyCountryDelivery'))).toBe('export-goods');
        expect(caseIn(address, free('thirdPartyCountryService'))).toBe('export-service');
        expect(caseIn(address, {})).toBe('domestic-19');
        expect(caseIn(address, free('vatfree'))).toBe('exempt');
        expect(caseIn({}, free('thirdPartyCountryDelivery'), { ...customer, postalCode })).toBe(
          'export-goods',
        );
        expect(caseIn({ ...address, countryCode: 'FR' }, free('thirdPartyCountryDelivery'))).toBe(
          'thirdPartyCountryDelivery:EU:0',
        );
      },
    );
  });

  describe('rules.md 33: § 19 UStG and time', () => {
    const taxAmounts = [tax(0, 100_00, 0)];
    const small = { smallBusiness: true };
    const caseOn = (fields: Partial<SalesDocument>, given: Partial<BookingContext>) => {
      const document = salesDocument({ taxType: 'vatfree', taxAmounts, ...fields });
      const result = book(
        document,
        customer,
        bookingContext({ today: '2026-11-28', allConfirmed: true, ...given }),
      );
      return booked(result).lines[0]?.taxCase;
    };

    it('F10: goes by the last day of the service, and by the document date where there is none', () => {
      const given = { profile: small, smallBusinessPeriod: { from: '2020-01-01' } };
      expect(caseOn({ date: '2025-01-02', serviceFrom: '2024-12-01', serviceTo: '2024-12-31' }, given)).toBe(
        'small-business-until-2024',
      );
      expect(caseOn({ date: '2025-01-02', serviceFrom: '2024-12-31' }, given)).toBe(
        'small-business-until-2024',
      );
      expect(caseOn({ date: '2025-01-02', serviceFrom: '2024-12-01', serviceTo: '2025-01-01' }, given)).toBe(
        'small-business',
      );
      expect(caseOn({ date: '2025-01-02' }, given)).toBe('small-business');
    });

    it('believes the two dates, each day of them included, whatever the profile says today', () => {
      const given = { smallBusinessPeriod: { from: '2025-01-01', until: '2025-12-31' } };
      for (const smallBusiness of [true, false]) {
        const profile = { smallBusiness };
        expect(caseOn({ date: '2024-12-31' }, { ...given, profile })).toBe('exempt');
        expect(caseOn({ date: '2025-01-01' }, { ...given, profile })).toBe('small-business');
        expect(caseOn({ date: '2025-12-31' }, { ...given, profile })).toBe('small-business');
        expect(caseOn({ date: '2026-01-01' }, { ...given, profile })).toBe('exempt');
      }
      expect(caseOn({ date: '2026-02-01' }, { smallBusinessPeriod: { until: '2026-01-31' } })).toBe('exempt');
      expect(caseOn({ date: '2023-02-01' }, { smallBusinessPeriod: { until: '2026-01-31' } })).toBe(
        'small-business-until-2024',
      );
    });

    it('presumes of an earlier year only what the user confirms', () => {
      const document = salesDocument({ taxType: 'vatfree', taxAmounts, date: '2025-12-31' });
      const given = bookingContext({ profile: small, today: '2026-01-01' });
      expect(refused(book(document, customer, given)).problems).toEqual([
        { reason: 'account-unconfirmed', taxCase: 'small-business-presumed', account: '8192' },
      ]);
      expect(caseOn({ date: '2024-12-31' }, { profile: small })).toBe('small-business-until-2024-presumed');
      expect(caseOn({ date: '2026-01-01' }, { profile: small })).toBe('small-business');
    });
  });

  describe('accounts', () => {
    it('rules.md 22: takes no automatic account for another rate than its own', () => {
      const rows = [{ taxCase: 'domestic-7', account: '8400' }];
      const document = salesDocument({ taxAmounts: [tax(7, 100_00, 7_00)] });
      expect(refused(book(document, customer, bookingContext({ rows })))).toEqual({
        ok: false,
        problems: [{ reason: 'account-missing', taxCase: 'domestic-7', account: '8400', automaticRate: 19 }],
        missing: [],
      });
      const untaxed = [{ taxCase: 'domestic-19', account: '8120' }];
      expect(refused(book(salesDocument(), customer, bookingContext({ rows: untaxed }))).problems).toEqual([
        { reason: 'account-missing', taxCase: 'domestic-19', account: '8120', automaticRate: 0 },
      ]);
    });

    it('proposes accounts where tax-cases.md prefills none', () => {
      const document = salesDocument({
        address: { name: 'Muster AG', countryCode: 'CH' },
        taxType: 'vatfree',
        taxAmounts: [tax(0, 100_00, 0)],
      });
      expect(refused(book(document, customer, context))).toEqual({
        ok: false,
        problems: [
          {
            reason: 'account-missing',
            taxCase: 'exempt-third',
            proposed: { service: '8338', goods: '8120' },
          },
        ],
        missing: [{ taxCase: 'exempt-third' }],
      });
      const rows = [{ taxCase: 'exempt-third', account: '8338' }];
      expect(booked(book(document, customer, bookingContext({ rows }))).lines).toMatchObject([
        { account: '8338' },
      ]);
    });

    it('carries the BU-Schlüssel on accounts that are not automatic, and on those only', () => {
      const rows = [
        { taxCase: 'domestic-7', account: '8300', taxKey: '2' },
        { taxCase: 'domestic-19', account: '8200', taxKey: '3' },
      ];
      const taxAmounts = [tax(7, 10_00, 70), tax(19, 100_00, 19_00)];
      const { lines } = booked(book(salesDocument({ taxAmounts }), customer, bookingContext({ rows })));
      expect(lines.map(({ account, taxKey }) => [account, taxKey])).toEqual([
        ['8300', undefined],
        ['8200', '3'],
      ]);
    });

    it('F15: goes by the rate that is declared, not by the one that the amounts give', () => {
      const taxAmounts = [tax(19, 1_00, 18)];
      const { lines } = booked(book(salesDocument({ taxAmounts }), customer, context));
      expect(lines).toMatchObject([{ taxCase: 'domestic-19', rate: 19, netCents: 1_00, taxCents: 18 }]);
    });

    it('F12: names the case that has no row, and offers to add it', () => {
      const document = salesDocument({ taxAmounts: [tax(16, 100_00, 16_00)] });
      expect(refused(book(document, customer, context))).toEqual({
        ok: false,
        problems: [{ reason: 'account-missing', taxCase: 'net:16' }],
        missing: [{ taxCase: 'net:16' }],
      });
      const rows = [{ taxCase: 'net:16', account: '8200', taxKey: '5' }];
      expect(booked(book(document, customer, bookingContext({ rows }))).lines).toMatchObject([
        { account: '8200', taxCase: 'net:16', rate: 16, taxKey: '5' },
      ]);
    });

    it.each([
      ['SKR03', 'distanceSales', 'oss-goods', '8320', '240'],
      ['SKR04', 'distanceSales', 'oss-goods', '4320', '240'],
      ['SKR03', 'electronicServices', 'oss-services', '8331', '44'],
      ['SKR04', 'electronicServices', 'oss-services', '4331', '44'],
    ] as const)(
      'F11: prefills an OSS case met for the first time: %s %s',
      (chart, taxSubType, name, account, taxKey) => {
        const document = salesDocument({
          taxSubType,
          address: { name: 'Jean Dupont', countryCode: 'FR' },
          taxAmounts: [tax(5.5, 100_00, 5_50), tax(20, 10_00, 2_00)],
        });
        const profile = { smallBusiness: false, distanceSalesPrinciple: 'DESTINATION' } as const;
        const result = refused(book(document, customer, bookingContext({ chart, profile })));
        expect(result.missing).toEqual([
          { taxCase: `${name}:FR:5.5`, account, taxKey },
          { taxCase: `${name}:FR:20`, account, taxKey },
        ]);
      },
    );

    it('names an account that the chart of the Mandant does not have, confirmed or not', () => {
      for (const confirmed of [true, false]) {
        const rows = [{ taxCase: 'domestic-19', account: '8499', confirmed }];
        expect(refused(book(salesDocument(), customer, bookingContext({ rows })))).toEqual({
          ok: false,
          problems: [{ reason: 'account-missing', taxCase: 'domestic-19', account: '8499' }],
          missing: [],
        });
      }
    });

    it('blocks a row that nobody confirmed', () => {
      const document = salesDocument({ taxAmounts: [tax(0, 5_00, 0)] });
      expect(refused(book(document, customer, context)).problems).toEqual([
        { reason: 'account-unconfirmed', taxCase: 'zero-in-taxed', account: '8200' },
      ]);
    });

    it('tells all problems, in the order of rules.md', () => {
      const taxAmounts = [tax(0, 5_00, 0), tax(16, 100_00, 16_00), tax(19, 100_00, 19_00)];
      const document = salesDocument({ taxAmounts, totalGrossCents: 1 });
      expect(refused(book(document, customer, context)).problems.map(({ reason }) => reason)).toEqual([
        'amounts-differ',
        'account-missing',
        'account-unconfirmed',
      ]);
    });
  });
});
