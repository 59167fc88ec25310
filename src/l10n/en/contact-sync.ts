import type { Texts } from '../texts.ts';

function numberProblem(kind: string, number: string, length: number): string {
  return /^\d+$/.test(number)
    ? `${kind} number ${number} has ${length} ${length === 1 ? 'digit' : 'digits'}, exactly 5 are allowed`
    : `${kind} number ${number} has characters other than digits, allowed are 5 digits`;
}

export const contactSync: Texts['contactSync'] = {
  titles: {
    customer: 'Synchronise customers with Lexware Office',
    supplier: 'Synchronise suppliers with Lexware Office',
    both: 'Sync persons with Lexware Office',
  },
  fields: {
    name: 'Name',
    fullName: 'Full name',
    contactPerson: 'Contact person',
    addressSupplement: 'Address supplement',
    street: 'Street',
    postalCode: 'Postal code',
    city: 'City',
    countryCode: 'Country',
    email: 'E-mail',
    phone: 'Phone',
    vatId: 'VAT id',
    taxNumber: 'Tax number',
    archived: 'Archived',
  },
  direction: 'Lexware Office → FIBUscan',
  directionNote: 'Payment terms are never taken over. Nothing is changed in Lexware Office.',
  supplierNote: 'Incoming invoices are not taken over.',
  tabs: 'Result of the synchronisation',
  overwrite: 'Overwrite master data',
  overwriteOn: 'Changed fields are overwritten with the values of Lexware Office.',
  overwriteOff: 'Values in FIBUscan stay; only empty fields are filled.',
  reading: 'Reading contacts …',
  readingOf: (done, total) => `Reading contacts: ${done} of ${total}`,
  listLabel: (state) => `Contacts: ${state}`,
  columns: { number: 'Number', changes: 'Changes', warnings: 'Note', decision: 'What to do' },
  change: (field, oldValue, newValue) => `${field}: ${oldValue} → ${newValue}`,
  empty: '(empty)',
  kept: 'stays as in FIBUscan',
  yes: 'yes',
  no: 'no',
  archived: 'archived',
  noNumber: 'without a number',
  numberLength: (number, length) => numberProblem('Customer', number, length),
  supplierNumberLength: (number, length) => numberProblem('Supplier', number, length),
  decisions: {
    link: (_number, other) => `Link with the existing account: ${other}`,
    renumber: (number, other) => `Take the new number ${number} instead of ${other}`,
    keep: (number, other) => `Keep account ${other}, ${number} in Lexware Office only`,
  },
  changeNumber: 'Assign another number in Lexware Office.',
  decisionNote: 'A check mark does what its row says; without it the conflict stays open.',
  conflictWith: (other) => `concerns: ${other}`,
  warnings: {
    outsideRange: (range) => `number outside ${range}`,
    nameShortened: (full) => `name cut to 60 characters; in full: ${full}`,
    emailTooLong: 'e-mail address over 60 characters, left empty',
    severalAddresses: 'several addresses, the first is taken',
    noAddress: 'without an address',
    possibleDuplicate: (others, more) =>
      `perhaps a duplicate, please check: ${others}${more ? ' and more' : ''}`,
    countryUnknown: (code) => `country “${code}” unknown`,
    normalised: (names) => `special characters cleaned: ${names}`,
  },
  withoutRole: (count) =>
    count === '1'
      ? '1 contact is neither customer nor supplier (without a role).'
      : `${count} contacts are neither customer nor supplier (without a role).`,
  incomplete: 'The contacts could not be read completely.',
  incompleteAdvice: 'What was read can be taken over; only a complete run counts as a synchronisation.',
  nothing: (state) => `No contacts: ${state}`,
  nothingMatches: 'No contact matches the search',
  exportRefused: 'Save refused and conflicts as CSV',
  exportName: 'Lexware-Office-not-taken-over.csv',
  apply: (count) => `Take over (${count})`,
  finishUnchanged: 'Finish synchronisation',
  applying: 'Taking over …',
  applyingOf: (done, total) => `Taking over: ${done} of ${total}`,
  retrying: 'The sync is interrupted.',
  stopping: 'Stopping. What has been taken over stays.',
  done: 'Synchronisation finished',
  outcome: (created, updated, refused) => `${created} created · ${updated} changed · ${refused} refused`,
  failedRows: 'Not taken over',
};
