/** Write rules of contacts (lexware-api.md 5.2). The body is whatever was sent, so nothing about it is trusted. */
import { COUNTRIES } from '../data-sets/countries.ts';
import type { Issue } from '../http/envelopes.ts';
import type { ContactRecord } from '../store/contact.ts';
import { EMAIL_GROUPS, PHONE_GROUPS } from './contact-members.ts';

type Json = Record<string, unknown>;

const COUNTRY_CODES: ReadonlySet<string> = new Set(COUNTRIES.map((country) => country.countryCode));
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const missing = (source: string): Issue => ({
  i18nKey: 'missing_entity',
  source,
  type: 'validation_failure',
});
const invalid = (source: string): Issue => ({ i18nKey: 'invalid_value', source, type: 'validation_failure' });

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (owner: unknown, key: string): unknown[] => {
  const value = isObject(owner) ? owner[key] : undefined;
  return Array.isArray(value) ? (value as unknown[]) : [];
};
const isEmpty = (value: unknown): boolean => typeof value !== 'string' || value.trim() === '';
const isTooLong = (value: unknown, most: number): boolean => typeof value === 'string' && value.length > most;

function nameIssues(body: Json): Issue[] {
  const { company, person, roles } = body;
  const issues: Issue[] = [];
  if (!isObject(roles) || (!isObject(roles['customer']) && !isObject(roles['vendor']))) {
    issues.push(missing('roles.customer or roles.vendor'));
  }
  if (!isObject(company) && !isObject(person)) issues.push(missing('company or person'));
  if (isObject(company) && isObject(person)) issues.push(invalid('company and person'));
  if (isObject(company)) {
    if (isEmpty(company['name'])) issues.push(missing('company.name'));
    for (const key of ['vatRegistrationId', 'taxNumber']) {
      if (company[key] !== undefined && company[key] !== null && isEmpty(company[key]))
        issues.push(missing(`company.${key}`));
    }
    for (const contactPerson of listOf(company, 'contactPersons')) {
      if (!isObject(contactPerson) || isEmpty(contactPerson['lastName']))
        issues.push(missing('company.contactPersons.lastName'));
      else if (isTooLong(contactPerson['salutation'], 25))
        issues.push(invalid('company.contactPersons.salutation'));
    }
  }
  if (isObject(person)) {
    if (isEmpty(person['lastName'])) issues.push(missing('person.lastName'));
    if (isTooLong(person['salutation'], 25)) issues.push(invalid('person.salutation'));
  }
  return issues;
}

function sizeIssues(body: Json): Issue[] {
  const lists: [string, unknown[]][] = [
    ['addresses.billing', listOf(body['addresses'], 'billing')],
    ['addresses.shipping', listOf(body['addresses'], 'shipping')],
    ['company.contactPersons', listOf(body['company'], 'contactPersons')],
    ...EMAIL_GROUPS.map((group): [string, unknown[]] => [
      `emailAddresses.${group}`,
      listOf(body['emailAddresses'], group),
    ]),
    ...PHONE_GROUPS.map((group): [string, unknown[]] => [
      `phoneNumbers.${group}`,
      listOf(body['phoneNumbers'], group),
    ]),
  ];
  return lists.filter(([, list]) => list.length > 1).map(([source]) => invalid(`${source}.size`));
}

function addressIssues(body: Json): Issue[] {
  const issues: Issue[] = [];
  for (const kind of ['billing', 'shipping']) {
    for (const address of listOf(body['addresses'], kind)) {
      const code = isObject(address) ? address['countryCode'] : undefined;
      if (isEmpty(code)) issues.push(missing(`addresses.${kind}.countryCode`));
      else if (!COUNTRY_CODES.has(code as string)) {
        issues.push({
          i18nKey: 'countrycode_is_not_valid',
          source: `addresses.${kind}.countryCode`,
          type: 'validation_failure',
        });
      }
    }
  }
  return issues;
}

/** The index counts through all lists and the contact persons one after the other, not within the one of the request (lexware-api.md 3.3). */
function emailIssues(body: Json): Issue[] {
  const persons = listOf(body['company'], 'contactPersons')
    .map((person) => (isObject(person) ? person['emailAddress'] : undefined))
    .filter((address) => !isEmpty(address));
  return [...EMAIL_GROUPS.flatMap((group) => listOf(body['emailAddresses'], group)), ...persons]
    .map((address, index) =>
      typeof address === 'string' && EMAIL.test(address)
        ? undefined
        : invalid(`emailAddresses[${index}].emailAddress`),
    )
    .filter((issue) => issue !== undefined);
}

function detailIssues(body: Json): Issue[] {
  const issues: Issue[] = [];
  for (const group of PHONE_GROUPS) {
    if (listOf(body['phoneNumbers'], group).some((number) => isTooLong(number, 30)))
      issues.push(invalid(`phoneNumbers.${group}`));
  }
  if (isTooLong(body['note'], 1000)) issues.push(invalid('note'));
  const xRechnung = body['xRechnung'];
  if (
    isObject(xRechnung) &&
    !isEmpty(xRechnung['buyerReference']) &&
    isEmpty(xRechnung['vendorNumberAtCustomer'])
  ) {
    issues.push(missing('xRechnung.vendorNumberAtCustomer'));
  }
  return issues;
}

export function contactIssues(body: Json): Issue[] {
  return [
    ...nameIssues(body),
    ...sizeIssues(body),
    ...addressIssues(body),
    ...emailIssues(body),
    ...detailIssues(body),
  ];
}

/** A contact that got several entries of a kind in the web app can be read but not be written (lexware-api.md 11.20). */
export function storedSizeIssues(contact: ContactRecord): Issue[] {
  return sizeIssues(contact as unknown as Json);
}

export function versionIssue(): Issue {
  return invalid('version');
}
