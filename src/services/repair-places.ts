import type { Failure } from './failures.ts';
import type { ProblemCode, SendProblem } from './problem-code.ts';

/**
 * Where a user puts right what a code says. `again`: where it was started, since nothing but trying again helps · `document`, `contact`: at Lexware
 * Office · `import`, `sync`, `accounts`: the window · `person`, `voucher`: in the lists of FIBUscan · the rest: a setting · `undefined`: nowhere.
 */
export type RepairKind =
  | 'again'
  | 'document'
  | 'contact'
  | 'import'
  | 'sync'
  | 'accounts'
  | 'person'
  | 'voucher'
  | 'token'
  | 'company'
  | 'last-fetch-date'
  | 'collective-account'
  | 'write-access';

const ofToken = {
  unauthorized: 'token',
  plan: 'token',
  'no-secret': 'token',
  'right-contacts': 'token',
  'right-voucherlist': 'token',
  'right-invoices': 'token',
  'right-credit-notes': 'token',
  'right-down-payment-invoices': 'token',
  'right-countries': 'token',
  'right-files': 'token',
  'right-payments': 'token',
} as const satisfies Partial<Record<Failure, RepairKind>>;

export const REPAIRS: Readonly<Record<ProblemCode | SendProblem | Failure, RepairKind | undefined>> = {
  ...ofToken,
  type: 'document',
  status: 'document',
  'being-edited': 'document',
  currency: 'document',
  unreadable: 'document',
  'created-before-cutoff': 'import',
  dismissed: 'import',
  'not-selected': 'import',
  'person-missing': 'import',
  'person-conflict': 'sync',
  'collective-account-missing': 'collective-account',
  'amounts-differ': 'document',
  'account-missing': 'accounts',
  'account-unconfirmed': 'accounts',
  'closing-invoice': 'import',
  'changed-after-transfer': 'import',
  'run-undone': 'import',
  'marked-transferred': 'import',
  'record-unreadable': 'import',
  'tax-implausible': 'document',
  'period-closed': 'import',
  'vat-id-missing': 'import',
  'not-found': 'again',
  offline: 'again',
  throttled: 'again',
  unavailable: 'again',
  // For support.
  rejected: undefined,
  host: 'again',
  'no-worker': 'again',
  'name-missing': 'contact',
  'contact-gone': 'import',
  'number-missing': 'contact',
  'number-not-five-digits': 'contact',
  'number-used-twice': 'contact',
  'number-taken': 'sync',
  'number-changed': 'sync',
  invalid: 'again',
  conflict: 'again',
  // Whoever reads this has logged in again, or may not do it.
  unauthenticated: undefined,
  forbidden: undefined,
  unreachable: 'again',
  internal: undefined,
  'lock-lost': 'import',
  'import-busy': undefined,
  'rows-not-asked-for': undefined,
  'incomplete-list': 'import',
  'file-missing': 'voucher',
  'file-unusable': 'voucher',
  'file-too-large': 'voucher',
  'xml-total-differs': 'voucher',
  'no-last-fetch-date': 'last-fetch-date',
  'customers-never-synced': 'sync',
  'organization-shared': 'company',
  'organization-changed': 'company',
  'contacts-incomplete': 'again',
  'send-busy': undefined,
  'write-access-off': 'write-access',
  'not-tried': 'again',
  'outcome-unknown': 'again',
  'contact-changed': 'again',
  'link-failed': 'again',
  'linked-elsewhere': 'person',
  'person-gone': 'again',
  'country-unusable': 'person',
  'email-unusable': 'person',
  'phone-too-long': 'person',
  'field-unusable': 'person',
  'contact-missing': 'person',
  'contact-unreadable': 'person',
  'several-entries': 'person',
  'private-person': 'person',
  'number-differs': 'person',
};
