import type { HostErrorCode } from '../../host/api/host-error.ts';
import type { ReadRight } from './lexoffice/read-right.ts';

/**
 * What stands in the way when something fails: `document` this document, contact or person alone, the others go on · `token` the API token ·
 * `remote` the way to Lexware Office, nothing more is read · `books` FIBUscan itself, nothing more is written · `work` what was started (a list, a
 * run, a sending), as it stands.
 */
type Concern = 'document' | 'token' | 'remote' | 'books' | 'work';

interface Facts {
  readonly concerns: Concern;
  /** The same may succeed later without anybody changing anything. */
  readonly retried?: true;
}

const ofRemote = {
  /** The token is wrong or expired (401). */
  unauthorized: { concerns: 'token' },
  /** The plan has no API access (402, 403). */
  plan: { concerns: 'token' },
  'no-secret': { concerns: 'token' },
  /** No connection. */
  offline: { concerns: 'remote', retried: true },
  /** Still refused after the retries (429 or its disguises). */
  throttled: { concerns: 'remote', retried: true },
  /** FIBUscan, through which every request goes, did not answer. */
  host: { concerns: 'remote', retried: true },
  /** No worker of FIBUscan, which asks for a page, did. */
  'no-worker': { concerns: 'remote', retried: true },
  /** 5xx after the retries: one document may be beyond the remote; many in a row are no fault of theirs. */
  unavailable: { concerns: 'document', retried: true },
  /** 404. */
  'not-found': { concerns: 'document' },
  /** The answer is not what the API promises. */
  unreadable: { concerns: 'document' },
  /** Any other 4xx. */
  rejected: { concerns: 'document' },
} as const satisfies Record<string, Facts>;

const ofHost = {
  unreachable: { concerns: 'books', retried: true },
  unauthenticated: { concerns: 'books' },
  forbidden: { concerns: 'books' },
  invalid: { concerns: 'document' },
  conflict: { concerns: 'document' },
  internal: { concerns: 'document' },
  // `not-found` has the text of a document that is gone at the remote; `no-worker` stands above.
} as const satisfies Record<Exclude<HostErrorCode, 'not-found' | 'no-worker'>, Facts>;

/** The key works and lacks the right to read one resource (403): without the right to one kind of document the others go on. */
const ofRights = {
  'right-contacts': { concerns: 'token' },
  'right-voucherlist': { concerns: 'token' },
  'right-invoices': { concerns: 'document' },
  'right-credit-notes': { concerns: 'document' },
  'right-down-payment-invoices': { concerns: 'document' },
  'right-countries': { concerns: 'token' },
  'right-files': { concerns: 'token' },
  'right-payments': { concerns: 'token' },
} as const satisfies Record<`right-${ReadRight}`, Facts>;

const ofOurs = {
  'lock-lost': { concerns: 'work' },
  'import-busy': { concerns: 'work', retried: true },
  'incomplete-list': { concerns: 'work' },
  'no-last-fetch-date': { concerns: 'work' },
  'organization-changed': { concerns: 'work' },
  'organization-shared': { concerns: 'work' },
  'collective-account-missing': { concerns: 'document' },
  'number-taken': { concerns: 'document' },
  'number-changed': { concerns: 'document' },
} as const satisfies Record<string, Facts>;

const ofSending = {
  'contacts-incomplete': { concerns: 'work' },
  'send-busy': { concerns: 'work' },
  'write-access-off': { concerns: 'work' },
  'not-tried': { concerns: 'work' },
  'outcome-unknown': { concerns: 'work' },
  'contact-changed': { concerns: 'document' },
  'link-failed': { concerns: 'document' },
  'linked-elsewhere': { concerns: 'document' },
  'person-gone': { concerns: 'document' },
} as const satisfies Record<string, Facts>;

export type LexofficeFailure = keyof typeof ofRemote;
/** Failures that only the way to Lexware Office knows; their texts are loaded with it. */
export type SendFailure = keyof typeof ofSending;
/** Everything that can fail. The code is the key of the text in l10n, too. */
export type Failure =
  LexofficeFailure | keyof typeof ofRights | keyof typeof ofHost | keyof typeof ofOurs | SendFailure;

const FACTS: Readonly<Record<Failure, Facts>> = {
  ...ofRemote,
  ...ofRights,
  ...ofHost,
  ...ofOurs,
  ...ofSending,
};

export function concerns(failure: Failure): Concern {
  return FACTS[failure].concerns;
}

export function isRetried(failure: Failure): boolean {
  return FACTS[failure].retried === true;
}
