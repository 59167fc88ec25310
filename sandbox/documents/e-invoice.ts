/** Writes an invoice as XRechnung or ZUGFeRD; the syntax is the library's work, the figures come from en16931.ts. */
import { FormatFactoryService } from '@e-invoice-eu/core';
import type { Invoice, InvoiceServiceOptions } from '@e-invoice-eu/core';
import type Big from 'big.js';
import type { ContactRecord } from '../store/contact.ts';
import type { Organization } from '../store/organization.ts';
import type { PaymentConditions, SalesRecord } from '../store/sales-document.ts';
import { claimedAmount } from '../store/sales-lifecycle.ts';
import { enFigures } from './en16931.ts';
import type { EnFigures, EnLine, VatCategory } from './en16931.ts';
import { taxNote } from './tax-note.ts';

type Body = Invoice['ubl:Invoice'];
type Line = Body['cac:InvoiceLine'][number];
type UnitCode = Line['cbc:InvoicedQuantity@unitCode'];

const EUR = 'EUR' as const;
const VAT = { 'cbc:ID': 'VAT' };
const amount = (value: Big): string => value.toFixed(2);
const day = (timestamp: string): string => timestamp.slice(0, 10);

/** UN/ECE Rec 20; what is unknown is "one". */
const UNITS: Readonly<Record<string, UnitCode>> = {
  Stunde: 'HUR',
  Stück: 'H87',
  Meter: 'MTR',
  'm²': 'MTK',
  Tag: 'DAY',
  km: 'KMT',
  kg: 'KGM',
  Pauschal: 'LS',
  Monat: 'MON',
};

const EXEMPTION: Partial<
  Readonly<Record<VatCategory, 'VATEX-EU-IC' | 'VATEX-EU-AE' | 'VATEX-EU-G' | 'VATEX-EU-O'>>
> = {
  K: 'VATEX-EU-IC',
  AE: 'VATEX-EU-AE',
  G: 'VATEX-EU-G',
  O: 'VATEX-EU-O',
};

/** A document outside the scope of VAT must not state a rate (BR-O-5). */
const percent = (category: VatCategory, rate: number): { 'cbc:Percent'?: string } =>
  category === 'O' ? {} : { 'cbc:Percent': String(rate) };

/** Prices with three or four decimals are stated for 10 or 100 units: the library takes amounts of two. */
function price(perUnit: Big, unitCode: UnitCode): Line['cac:Price'] {
  const base = [1, 10, 100].find((count) => perUnit.times(count).round(2).eq(perUnit.times(count))) ?? 100;
  return {
    'cbc:PriceAmount': amount(perUnit.times(base)),
    'cbc:PriceAmount@currencyID': EUR,
    ...(base > 1 && { 'cbc:BaseQuantity': String(base), 'cbc:BaseQuantity@unitCode': unitCode }),
  };
}

function line(source: EnLine, index: number): Line {
  const { item, category, rate } = source;
  const unitCode = UNITS[item.unitName ?? ''] ?? 'C62';
  return {
    'cbc:ID': String(index + 1),
    'cbc:InvoicedQuantity': source.quantity.toString(),
    'cbc:InvoicedQuantity@unitCode': unitCode,
    'cbc:LineExtensionAmount': amount(source.net),
    'cbc:LineExtensionAmount@currencyID': EUR,
    ...(!source.allowance.eq(0) && {
      'cac:AllowanceCharge': [
        {
          'cbc:ChargeIndicator': 'false',
          'cbc:AllowanceChargeReason': 'Rabatt',
          'cbc:MultiplierFactorNumeric': String(item.discountPercentage ?? 0),
          'cbc:Amount': amount(source.allowance),
          'cbc:Amount@currencyID': EUR,
          'cbc:BaseAmount': amount(source.allowance.plus(source.net)),
          'cbc:BaseAmount@currencyID': EUR,
        },
      ],
    }),
    'cac:Item': {
      ...(item.description !== undefined &&
        item.description !== '' && { 'cbc:Description': item.description }),
      'cbc:Name': item.name ?? 'Position',
      'cac:ClassifiedTaxCategory': { 'cbc:ID': category, ...percent(category, rate), 'cac:TaxScheme': VAT },
    },
    'cac:Price': price(source.price, unitCode),
  };
}

function seller(organization: Organization, figures: EnFigures): Body['cac:AccountingSupplierParty'] {
  const { profile } = organization;
  const outsideVat = figures.groups.some((group) => group.category === 'O');
  const taxNumber = { 'cbc:CompanyID': profile.taxNumber, 'cac:TaxScheme': { 'cbc:ID': 'FC' } };
  return {
    'cac:Party': {
      'cbc:EndpointID': profile.userEmail,
      'cbc:EndpointID@schemeID': 'EM',
      'cac:PartyName': { 'cbc:Name': profile.companyName },
      'cac:PostalAddress': {
        'cbc:StreetName': profile.address.street,
        'cbc:CityName': profile.address.city,
        'cbc:PostalZone': profile.address.zip,
        'cac:Country': { 'cbc:IdentificationCode': 'DE' },
      },
      // Outside the scope of VAT no VAT id may stand in the document (BR-O-2).
      'cac:PartyTaxScheme': outsideVat
        ? [taxNumber]
        : [{ 'cbc:CompanyID': profile.vatId, 'cac:TaxScheme': VAT }, taxNumber],
      'cac:PartyLegalEntity': {
        'cbc:RegistrationName': profile.companyName,
        'cbc:CompanyLegalForm': profile.register,
      },
      'cac:Contact': {
        'cbc:Name': profile.managingDirector,
        'cbc:Telephone': profile.phone,
        'cbc:ElectronicMail': profile.userEmail,
      },
    },
  };
}

function buyer(
  document: SalesRecord,
  contact: ContactRecord | undefined,
  figures: EnFigures,
): Body['cac:AccountingCustomerParty'] {
  const { address } = document;
  const email = contact?.emailAddresses?.business?.[0] ?? contact?.emailAddresses?.private?.[0];
  const vatId = figures.groups.some((group) => group.category === 'O')
    ? undefined
    : contact?.company?.vatRegistrationId;
  const number = contact?.roles.customer?.number;
  return {
    'cac:Party': {
      ...(email !== undefined && { 'cbc:EndpointID': email, 'cbc:EndpointID@schemeID': 'EM' as const }),
      ...(number !== undefined && { 'cac:PartyIdentification': { 'cbc:ID': String(number) } }),
      'cac:PostalAddress': {
        ...(address.street !== undefined && { 'cbc:StreetName': address.street }),
        ...(address.supplement !== undefined && { 'cbc:AdditionalStreetName': address.supplement }),
        ...(address.city !== undefined && { 'cbc:CityName': address.city }),
        ...(address.zip !== undefined && { 'cbc:PostalZone': address.zip }),
        'cac:Country': { 'cbc:IdentificationCode': address.countryCode as 'DE' },
      },
      ...(vatId !== undefined && { 'cac:PartyTaxScheme': { 'cbc:CompanyID': vatId, 'cac:TaxScheme': VAT } }),
      'cac:PartyLegalEntity': { 'cbc:RegistrationName': address.name ?? '' },
    },
  };
}

/** Discount for early payment in the form that XRechnung prescribes (BR-DE-18). */
function paymentNote(conditions: PaymentConditions): string {
  const { paymentDiscountConditions: discount } = conditions;
  if (!discount) return conditions.paymentTermLabel;
  return `${conditions.paymentTermLabel}\n#SKONTO#TAGE=${discount.discountRange}#PROZENT=${discount.discountPercentage.toFixed(2)}#\n`;
}

/** The schema wants a delivery even when there is no day of it: then it holds the country. */
function delivery(
  document: SalesRecord,
  figures: EnFigures,
): Pick<Body, 'cac:Delivery' | 'cac:InvoicePeriod'> {
  const { shippingConditions: shipping, address } = document;
  const abroad = figures.groups.some((group) => group.category === 'K');
  const from = shipping?.shippingDate;
  const until = shipping?.shippingEndDate ?? from;
  const country = { 'cbc:IdentificationCode': address.countryCode as 'DE' };
  return {
    ...(from !== undefined &&
      until !== undefined &&
      until !== from && { 'cac:InvoicePeriod': { 'cbc:StartDate': day(from), 'cbc:EndDate': day(until) } }),
    'cac:Delivery': {
      ...(until !== undefined && { 'cbc:ActualDeliveryDate': day(until) }),
      ...((abroad || until === undefined) && {
        'cac:DeliveryLocation': { 'cac:Address': { 'cac:Country': country } },
      }),
    },
  };
}

function totals(
  document: SalesRecord,
  figures: EnFigures,
): Pick<Body, 'cac:TaxTotal' | 'cac:LegalMonetaryTotal' | 'cac:AllowanceCharge'> {
  const { totalPrice } = document;
  const reason = taxNote(document);
  const allowances = figures.groups.filter((group) => !group.allowance.eq(0));
  return {
    ...(allowances.length > 0 && {
      'cac:AllowanceCharge': allowances.map((group) => ({
        'cbc:ChargeIndicator': 'false',
        'cbc:AllowanceChargeReason': 'Gesamtrabatt',
        'cbc:Amount': amount(group.allowance),
        'cbc:Amount@currencyID': EUR,
        'cac:TaxCategory': {
          'cbc:ID': group.category,
          ...percent(group.category, group.rate),
          'cac:TaxScheme': VAT,
        },
      })),
    }),
    'cac:TaxTotal': [
      {
        'cbc:TaxAmount': totalPrice.totalTaxAmount.toFixed(2),
        'cbc:TaxAmount@currencyID': EUR,
        'cac:TaxSubtotal': figures.groups.map((group) => ({
          'cbc:TaxableAmount': amount(group.net),
          'cbc:TaxableAmount@currencyID': EUR,
          'cbc:TaxAmount': amount(group.tax),
          'cbc:TaxAmount@currencyID': EUR,
          'cac:TaxCategory': {
            'cbc:ID': group.category,
            ...percent(group.category, group.rate),
            ...(EXEMPTION[group.category] && { 'cbc:TaxExemptionReasonCode': EXEMPTION[group.category] }),
            ...((EXEMPTION[group.category] ?? group.category) !== 'S' &&
              group.category !== 'Z' &&
              reason !== undefined && { 'cbc:TaxExemptionReason': reason }),
            'cac:TaxScheme': VAT,
          },
        })),
      },
    ],
    'cac:LegalMonetaryTotal': {
      'cbc:LineExtensionAmount': amount(figures.lineSum),
      'cbc:LineExtensionAmount@currencyID': EUR,
      'cbc:TaxExclusiveAmount': totalPrice.totalNetAmount.toFixed(2),
      'cbc:TaxExclusiveAmount@currencyID': EUR,
      'cbc:TaxInclusiveAmount': totalPrice.totalGrossAmount.toFixed(2),
      'cbc:TaxInclusiveAmount@currencyID': EUR,
      ...(!figures.allowanceSum.eq(0) && {
        'cbc:AllowanceTotalAmount': amount(figures.allowanceSum),
        'cbc:AllowanceTotalAmount@currencyID': EUR,
      }),
      ...(!figures.prepaid.eq(0) && {
        'cbc:PrepaidAmount': amount(figures.prepaid),
        'cbc:PrepaidAmount@currencyID': EUR,
      }),
      'cbc:PayableAmount': claimedAmount(document).toFixed(2),
      'cbc:PayableAmount@currencyID': EUR,
    },
  };
}

function eInvoiceData(organization: Organization, document: SalesRecord): Invoice {
  const figures = enFigures(organization, document);
  if (typeof figures === 'string')
    throw new Error(`${document.voucherNumber ?? document.id} cannot be an e-invoice: ${figures}`);
  const contact =
    document.address.contactId === undefined
      ? undefined
      : organization.contacts.get(document.address.contactId);
  const [first, ...rest] = figures.lines.map(line);
  if (!first) throw new Error('an e-invoice needs a line');
  return {
    'ubl:Invoice': {
      'cbc:ID': document.voucherNumber ?? document.id,
      'cbc:IssueDate': day(document.voucherDate),
      ...(document.dueDate !== undefined && { 'cbc:DueDate': day(document.dueDate) }),
      'cbc:InvoiceTypeCode': '380',
      ...(document.introduction !== '' && { 'cbc:Note': [document.introduction] }),
      'cbc:DocumentCurrencyCode': EUR,
      ...(document.xRechnung && { 'cbc:BuyerReference': document.xRechnung.buyerReference }),
      ...delivery(document, figures),
      'cac:AccountingSupplierParty': seller(organization, figures),
      'cac:AccountingCustomerParty': buyer(document, contact, figures),
      'cac:PaymentMeans': [
        {
          'cbc:PaymentMeansCode': '58',
          'cbc:PaymentID': document.voucherNumber ?? document.id,
          'cac:PayeeFinancialAccount': {
            'cbc:ID': organization.profile.iban.replaceAll(' ', ''),
            'cbc:Name': organization.profile.companyName,
          },
        },
      ],
      ...(document.paymentConditions && {
        'cac:PaymentTerms': { 'cbc:Note': paymentNote(document.paymentConditions) },
      }),
      ...totals(document, figures),
      'cac:InvoiceLine': [first, ...rest],
    },
  };
}

const formats = new FormatFactoryService();
const logger = { log: () => undefined, warn: () => undefined, error: () => undefined };

/** Without the library's InvoiceService: it compiles its whole JSON schema for every document, a third of a second each. */
async function generate(
  organization: Organization,
  document: SalesRecord,
  format: 'XRECHNUNG-CII' | 'Factur-X-EN16931',
  more: Partial<InvoiceServiceOptions> = {},
): Promise<string | Uint8Array> {
  const formatter = formats.createFormatService(format, logger);
  const invoice = eInvoiceData(organization, document);
  formatter.fillInvoiceDefaults(invoice);
  return formatter.generate(invoice, {
    format: formats.normalizeFormat(format),
    lang: 'de-de',
    noWarnings: true,
    ...more,
  });
}

/** XRechnung in the CII syntax. */
export async function xRechnungXml(organization: Organization, document: SalesRecord): Promise<Uint8Array> {
  const xml = await generate(organization, document, 'XRECHNUNG-CII');
  return typeof xml === 'string' ? new TextEncoder().encode(xml) : xml;
}

/** PDF/A-3 with `factur-x.xml` of profile EN 16931 inside. */
export async function zugferdPdf(
  organization: Organization,
  document: SalesRecord,
  pdf: Uint8Array,
): Promise<Uint8Array> {
  const bytes = await generate(organization, document, 'Factur-X-EN16931', {
    pdf: { buffer: pdf, filename: 'rechnung.pdf', mimetype: 'application/pdf' },
  });
  if (typeof bytes === 'string') throw new Error('expected a PDF');
  return bytes;
}
