/** What a new sales document must fulfil (lexware-api.md 7.1–7.4). Collects every violation; German texts, as live ones are. */
import { berlinTimestamp } from '../berlin-time.ts';
import { COUNTRIES } from '../data-sets/countries.ts';
import type { Detail } from '../http/envelopes.ts';
import { isVatFree } from '../store/sales-document.ts';
import type { SalesType, TaxType } from '../store/sales-document.ts';
import type { Organization } from '../store/organization.ts';

export type Json = Record<string, unknown>;

export const TAX_TYPES: readonly string[] = [
  'net',
  'gross',
  'vatfree',
  'intraCommunitySupply',
  'constructionService13b',
  'externalService13b',
  'thirdPartyCountryService',
  'thirdPartyCountryDelivery',
  'photovoltaicEquipment',
];
export const SHIPPING_TYPES: readonly string[] = [
  'service',
  'serviceperiod',
  'delivery',
  'deliveryperiod',
  'none',
];
/** Three digits of milliseconds are obligatory (lexware-api.md 1.7). */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}(Z|[+-]\d{2}:\d{2})$/;
const MAX_LINES = 300;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const decimalsOf = (value: number): number => (/\.(\d+)$/.exec(String(value))?.[1] ?? '').length;

export function isTimestamp(value: unknown): value is string {
  return typeof value === 'string' && TIMESTAMP.test(value) && !Number.isNaN(Date.parse(value));
}

/** The same instant with the Berlin offset: `Z` comes back as `+01:00` or `+02:00`. */
export function canonicalTimestamp(value: string): string {
  return berlinTimestamp(Date.parse(value));
}

class Violations {
  readonly details: Detail[] = [];

  add(field: string, message: string, violation = 'INVALID'): void {
    this.details.push({ violation, field, message });
  }

  notNull(field: string): void {
    this.add(field, 'darf nicht null sein', 'NOTNULL');
  }
}

function checkAddress(
  found: Violations,
  organization: Organization,
  address: unknown,
  taxType: unknown,
): void {
  if (!isObject(address)) {
    found.notNull('address');
    return;
  }
  const { contactId, name, countryCode } = address;
  if (
    countryCode !== undefined &&
    countryCode !== null &&
    !COUNTRIES.some((country) => country.countryCode === countryCode)
  ) {
    const supported = COUNTRIES.map((country) => country.countryCode).join(', ');
    found.add('address.countryCode', `Ländercode ungültig. Unterstützt werden: ${supported}`);
  }
  if (contactId === undefined || contactId === null) {
    if (!isText(name)) found.add('address.name', 'darf nicht leer sein', 'NOTEMPTY');
    if (!isText(countryCode)) found.notNull('address.countryCode');
    const needsContact =
      typeof taxType === 'string' && isVatFree(taxType as TaxType) && taxType !== 'vatfree';
    if (needsContact) found.notNull('address.contactId');
    return;
  }
  const contact = typeof contactId === 'string' ? organization.visibleContact(contactId) : undefined;
  if (!contact) {
    found.add('address.contactId', 'Referenced contact does not exist.');
    return;
  }
  if (!contact.roles.customer)
    found.add('address.contactId', 'Referenced contact needs to have the role customer.');
}

/** 0/5/16 in the second half of 2020, 0/7/19 otherwise; the day of the service decides where there is one. */
function allowedRates(body: Json): readonly number[] {
  const shipping = isObject(body['shippingConditions']) ? body['shippingConditions'] : {};
  const day = [shipping['shippingEndDate'], shipping['shippingDate'], body['voucherDate']].find(isTimestamp);
  const local = day === undefined ? '' : canonicalTimestamp(day).slice(0, 10);
  return local >= '2020-07-01' && local <= '2020-12-31' ? [0, 5, 16] : [0, 7, 19];
}

function checkPrice(
  found: Violations,
  path: string,
  price: unknown,
  taxType: unknown,
  rates: readonly number[] | undefined,
): void {
  if (!isObject(price)) {
    found.notNull(path);
    return;
  }
  const leading = taxType === 'gross' ? 'grossAmount' : 'netAmount';
  const amount = price[leading];
  if (!isNumber(amount)) found.notNull(`${path}.${leading}`);
  else if (decimalsOf(amount) > 4) found.add(`${path}.${leading}`, 'höchstens 4 Nachkommastellen');
  if (price['currency'] !== 'EUR') found.add(`${path}.currency`, 'nur EUR wird unterstützt');
  const rate = price['taxRatePercentage'];
  if (!isNumber(rate)) found.notNull(`${path}.taxRatePercentage`);
  else if (typeof taxType === 'string' && isVatFree(taxType as TaxType) && rate !== 0) {
    found.add(`${path}.taxRatePercentage`, 'muss bei steuerfreien Belegen 0 sein');
  } else if (rates && !rates.includes(rate))
    found.add(`${path}.taxRatePercentage`, `erlaubt sind ${rates.join(', ')}`);
}

function checkLine(
  found: Violations,
  organization: Organization,
  path: string,
  item: unknown,
  body: Json,
  type: SalesType,
): void {
  if (!isObject(item)) {
    found.notNull(path);
    return;
  }
  const { type: kind, id, name, description, quantity, unitName, discountPercentage, subItems } = item;
  const taxConditions = isObject(body['taxConditions']) ? body['taxConditions'] : {};
  const isArticle = kind === 'material' || kind === 'service';
  if (kind === 'text') {
    if (!isText(name) && !isText(description)) found.add(`${path}.name`, 'darf nicht leer sein', 'NOTEMPTY');
    if (id !== undefined && id !== null)
      found.add(`${path}.id`, "Only line items of type 'material' or 'service' can contain an ID");
    return;
  }
  if (kind !== 'custom' && !isArticle) {
    found.add(`${path}.type`, 'erlaubt sind custom, text, material, service');
    return;
  }
  if (!isArticle && id !== undefined && id !== null)
    found.add(`${path}.id`, "Only line items of type 'material' or 'service' can contain an ID");
  if (isArticle && !(typeof id === 'string' && organization.articles.has(id)))
    found.add(`${path}.id`, 'Artikel nicht gefunden');
  if (!isText(name)) found.add(`${path}.name`, 'darf nicht leer sein', 'NOTEMPTY');
  if (!isNumber(quantity)) found.notNull(`${path}.quantity`);
  else if (decimalsOf(quantity) > 4) found.add(`${path}.quantity`, 'höchstens 4 Nachkommastellen');
  if (!isText(unitName)) found.add(`${path}.unitName`, 'darf nicht leer sein', 'NOTEMPTY');
  if (isNumber(discountPercentage) && decimalsOf(discountPercentage) > 2)
    found.add(`${path}.discountPercentage`, 'höchstens 2 Nachkommastellen');
  const foreignRates =
    taxConditions['taxSubType'] !== undefined &&
    organization.profile.distanceSalesPrinciple === 'DESTINATION';
  const priceIsOptional =
    type === 'deliverynote' && (item['unitPrice'] === undefined || item['unitPrice'] === null);
  if (!priceIsOptional)
    checkPrice(
      found,
      `${path}.unitPrice`,
      item['unitPrice'],
      taxConditions['taxType'],
      foreignRates ? undefined : allowedRates(body),
    );
  if (Array.isArray(subItems)) {
    for (const [index, subItem] of (subItems as unknown[]).entries()) {
      checkLine(found, organization, `${path}.subItems[${index}]`, subItem, body, type);
    }
  }
}

function checkTax(found: Violations, organization: Organization, conditions: unknown): void {
  if (!isObject(conditions)) {
    found.notNull('taxConditions');
    return;
  }
  const { taxType, taxSubType } = conditions;
  if (!isText(taxType)) found.add('taxConditions.taxType', 'darf nicht leer sein', 'NOTNULL');
  else if (!TAX_TYPES.includes(taxType))
    found.add('taxConditions.taxType', `erlaubt sind ${TAX_TYPES.join(', ')}`);
  else if (organization.profile.taxType === 'vatfree' && taxType !== 'vatfree')
    found.add('taxConditions.taxType', 'nur vatfree ist erlaubt');
  if (taxSubType !== undefined && taxSubType !== null) {
    if (taxSubType !== 'distanceSales' && taxSubType !== 'electronicServices')
      found.add('taxConditions.taxSubType', 'ungültig');
    else if (taxType !== 'net' && taxType !== 'gross')
      found.add('taxConditions.taxSubType', 'nur bei net und gross');
  }
}

function checkPayment(found: Violations, conditions: unknown): void {
  if (!isObject(conditions)) return;
  if (!isText(conditions['paymentTermLabel'])) found.notNull('paymentConditions.paymentTermLabel');
  const duration = conditions['paymentTermDuration'];
  if (duration !== undefined && duration !== null && !isNumber(duration))
    found.add('paymentConditions.paymentTermDuration', 'muss eine Zahl sein');
}

function checkShipping(found: Violations, conditions: unknown, required: boolean): void {
  if (!isObject(conditions)) {
    if (required) found.add('shippingConditions', 'The shipping conditions must not be null', 'NOTNULL');
    return;
  }
  const { shippingType, shippingDate, shippingEndDate } = conditions;
  if (typeof shippingType !== 'string' || !SHIPPING_TYPES.includes(shippingType)) {
    found.add('shippingConditions.shippingType', 'ungültig');
    return;
  }
  if (shippingType !== 'none' && !isTimestamp(shippingDate)) found.notNull('shippingConditions.shippingDate');
  if (!shippingType.endsWith('period')) return;
  if (!isTimestamp(shippingEndDate)) found.notNull('shippingConditions.shippingEndDate');
  else if (isTimestamp(shippingDate) && Date.parse(shippingEndDate) < Date.parse(shippingDate)) {
    found.add('shippingConditions.shippingEndDate', 'darf nicht vor dem Beginn liegen');
  }
}

/** All violations of a body; empty means it can be written. */
export function salesViolations(organization: Organization, type: SalesType, body: Json): Detail[] {
  const found = new Violations();
  const taxConditions = isObject(body['taxConditions']) ? body['taxConditions'] : {};
  if (!isTimestamp(body['voucherDate'])) found.notNull('voucherDate');
  if (type === 'quotation' && !isTimestamp(body['expirationDate'])) found.notNull('expirationDate');
  checkAddress(found, organization, body['address'], taxConditions['taxType']);
  checkTax(found, organization, body['taxConditions']);
  const { lineItems, totalPrice } = body;
  if (!Array.isArray(lineItems)) found.notNull('lineItems');
  else if (lineItems.length > MAX_LINES) found.add('lineItems', `höchstens ${MAX_LINES} Positionen`);
  else
    for (const [index, item] of (lineItems as unknown[]).entries())
      checkLine(found, organization, `lineItems[${index}]`, item, body, type);
  if (type !== 'deliverynote') {
    if (!isObject(totalPrice)) found.notNull('totalPrice');
    else if (totalPrice['currency'] !== 'EUR')
      found.add('totalPrice.currency', 'nur EUR wird unterstützt', 'NOTNULL');
  }
  checkPayment(found, body['paymentConditions']);
  checkShipping(found, body['shippingConditions'], type === 'invoice' || type === 'orderconfirmation');
  return found.details;
}
