// Hand-written answers of a company that exists nowhere, in the shapes of the API's documentation. Amounts are stated, never computed, and nothing of
// sandbox/ or src/ is used: what the two have in common, this company must not repeat.

type Json = Readonly<Record<string, unknown>>;

export const ORGANIZATION = '0f6b5c1e-7a11-4c02-9d3e-5f2a00000001';

const contactId = (n: number) => `c0000000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`;
export const documentId = (n: number) => `d0000000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`;

export const PROFILE: Json = {
  organizationId: ORGANIZATION,
  companyName: 'Zweitwerk Handels GmbH',
  created: { userId: contactId(99), userName: 'Uta Zweit', date: '2025-01-07T09:00:00.000+01:00' },
  connectionId: contactId(98),
  features: ['cashbox'],
  businessFeatures: ['INVOICING', 'BOOKKEEPING'],
  subscriptionStatus: 'active',
  taxType: 'net',
  smallBusiness: false,
  distanceSalesPrinciple: 'DESTINATION',
};

const country = (countryCode: string, taxClassification: string) => ({ countryCode, taxClassification });
export const COUNTRIES: readonly Json[] = [
  { ...country('DE', 'de'), countryNameDE: 'Deutschland', countryNameEN: 'Germany' },
  country('FR', 'intraCommunity'),
  country('AT', 'intraCommunity'),
  country('US', 'thirdPartyCountry'),
  country('GR_69', 'thirdPartyCountry'),
];

const billing = (countryCode: string) => ({
  addresses: { billing: [{ street: 'Weg 1', zip: '01067', city: 'Ort', countryCode }] },
});
const contact = (n: number, name: string, roles: Json, more: Json = billing('DE')): Json => ({
  id: contactId(n),
  organizationId: ORGANIZATION,
  version: 1,
  roles,
  company: { name },
  archived: false,
  ...more,
});

export const CONTACTS: readonly Json[] = [
  contact(1, 'Ahorn & Söhne KG', { customer: { number: 10001 } }),
  contact(2, 'Bâtiment SARL', { customer: { number: 10002 } }, billing('FR')),
  contact(3, 'Cactus Inc.', { customer: { number: 10003 } }, billing('US')),
  contact(4, 'Doppelrolle GmbH', { customer: { number: 10004 }, vendor: { number: 70004 } }),
  contact(
    5,
    '',
    { customer: { number: 10005 } },
    {
      ...billing('DE'),
      company: undefined,
      person: { salutation: 'Frau', firstName: 'Eva', lastName: 'Esche' },
    },
  ),
  contact(6, 'Vierstellig OHG', { customer: { number: 1234 } }),
  contact(7, 'Sechsstellig AG', { customer: { number: 100007 } }),
  contact(8, 'Zwilling Eins', { customer: { number: 10008 } }),
  contact(9, 'Zwilling Zwei', { customer: { number: 10008 } }),
  contact(10, 'Ohne Rolle e.V.', {}),
  contact(11, 'Lieferhaus KG', { vendor: { number: 70011 } }),
  contact(12, 'Ohne Nummer GbR', { customer: {} }),
  contact(
    13,
    'Nullwerte SE',
    { customer: { number: '10013' }, vendor: null },
    {
      company: { name: 'Nullwerte SE', taxNumber: null, vatRegistrationId: null, contactPersons: null },
      addresses: { billing: [], shipping: [{ street: null, zip: null, city: 'Linz', countryCode: 'AT' }] },
      emailAddresses: null,
      phoneNumbers: { fax: null },
      xRechnung: null,
      note: null,
      archived: true,
      loyaltyTier: { level: 3 },
    },
  ),
  contact(15, 'Athos Klosterladen', { customer: { number: 10015 } }, billing('GR_69')),
  contact(16, 'Nummerndieb GmbH', { vendor: { number: 10001 } }),
  contact(17, 'Außenbereich GmbH', { customer: { number: 70500 } }),
];

/** `[rate, net, tax]` per rate, as written. */
type Tax = readonly [rate: number | string, net: number | string, tax: number | string];

interface Made {
  readonly n: number;
  readonly type?: string;
  readonly path?: string | null;
  readonly number: string;
  readonly day: string;
  readonly contact?: number | null;
  readonly name?: string;
  readonly country?: string | null;
  readonly status?: string;
  /** Of the row when it says something else than the document. */
  readonly rowStatus?: string;
  readonly taxType?: string;
  readonly subType?: string | null;
  readonly tax: readonly Tax[] | null;
  readonly totals: readonly [net: number | string, tax: number | string, gross: number | string];
  readonly created?: string;
  readonly updated?: string;
  readonly due?: string;
  readonly row?: Json;
  readonly more?: Json;
}

export interface ServedDocument {
  readonly row: Json;
  /** Absent: the single document answers 404. */
  readonly path?: string;
  readonly document?: Json;
}

const midnight = (day: string) => `${day}T00:00:00.000${day < '2026-10-26' ? '+02:00' : '+01:00'}`;
export const morning = (day: string) => `${day}T09:15:30.000${day < '2026-10-25' ? '+02:00' : '+01:00'}`;

export function made(given: Made): ServedDocument {
  const { n, type = 'invoice', number, day, status = 'open', taxType = 'net', totals, more } = given;
  const created = given.created ?? morning(day);
  const updated = given.updated ?? created;
  const contactOf = given.contact === undefined ? contactId(1) : given.contact;
  const reference = typeof contactOf === 'number' ? contactId(contactOf) : contactOf;
  const name = given.name ?? 'Empfänger';
  const due = given.due === undefined ? {} : { dueDate: midnight(given.due) };
  const path =
    type === 'creditnote' ? 'credit-notes' : type === 'invoice' ? 'invoices' : 'down-payment-invoices';
  const [totalNetAmount, totalTaxAmount, totalGrossAmount] = totals;
  return {
    path: `/v1/${path}/${documentId(n)}`,
    row: {
      ...{
        id: documentId(n),
        voucherType: type,
        voucherStatus: given.rowStatus ?? status,
        voucherNumber: number,
      },
      ...{ voucherDate: midnight(day), createdDate: created, updatedDate: updated, ...due },
      ...{ ...(reference !== null && { contactId: reference }), contactName: name },
      ...{ totalAmount: totalGrossAmount, openAmount: null, currency: 'EUR', archived: false, ...given.row },
    },
    document: {
      ...{
        id: documentId(n),
        organizationId: ORGANIZATION,
        createdDate: created,
        updatedDate: updated,
        version: 2,
      },
      ...{ language: 'de', archived: false, voucherStatus: status, voucherNumber: number, ...due },
      voucherDate: midnight(day),
      address: {
        ...(reference !== null && { contactId: reference }),
        ...{ name, street: 'Weg 1', city: 'Ort', zip: '01067' },
        ...(given.country !== null && { countryCode: given.country ?? 'DE' }),
      },
      electronicDocumentProfile: 'NONE',
      lineItems: [{ type: 'text', name: 'Nur Text' }],
      totalPrice: { currency: 'EUR', totalNetAmount, totalTaxAmount, totalGrossAmount },
      taxAmounts:
        given.tax?.map(([taxRatePercentage, netAmount, taxAmount]) => ({
          taxRatePercentage,
          netAmount,
          taxAmount,
        })) ?? null,
      taxConditions: { taxType, ...(given.subType !== undefined && { taxSubType: given.subType }) },
      shippingConditions: { shippingType: 'service', shippingDate: midnight(day) },
      relatedVouchers: [],
      ...(type === 'invoice' && { closingInvoice: false }),
      ...more,
    },
  };
}

export const deduction = (
  n: number,
  number: string,
  rate: number,
  amounts: readonly [number, number, number],
): Json => ({
  ...{ id: documentId(n), voucherType: 'downpaymentinvoice', title: 'Abschlag', voucherNumber: number },
  ...{ voucherDate: midnight('2026-09-02'), taxRatePercentage: rate },
  ...{ receivedNetAmount: amounts[0], receivedTaxAmount: amounts[1], receivedGrossAmount: amounts[2] },
});
export const relatedTo = (n: number, voucherNumber: string) => ({
  relatedVouchers: [{ id: documentId(n), voucherNumber, voucherType: 'invoice' }],
});
