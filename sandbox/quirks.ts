/** Behaviours of the live API that nobody has measured (lexware-api.md 14): each can be switched, the first value is the default. */
export interface Quirks {
  /** Empty members of voucher list rows. */
  rowNulls: 'omit' | 'null';
  /** `openAmount` of voided rows. */
  voidedOpenAmount: 'zero' | 'omit' | 'total';
  /** Sign of amounts of credit notes in the voucher list. */
  creditNoteSign: 'positive' | 'negative';
  articleCreateStatus: 201 | 200;
  /** Whether a 429 says when to come again. */
  retryAfter: 'none' | 'seconds' | 'date';
  fileStatus: 'denied' | 'public';
  /** XML asked of a type that only has a PDF. */
  xmlOfPdfOnly: 404 | 406;
  /** Whether a deleted draft's number is given out again. */
  numberReuse: boolean;
  /** Whether a new contact must say `version: 0`: the documentation and one client say yes, the vendor's own sample leaves it out. */
  contactVersion: 'required' | 'optional';
  /** A query parameter that occurs twice: documented as not allowed, what happens is unknown. */
  repeatedParameter: 'first' | 'refused';
  /** Requests at once before a 429: 4 passed in one measurement, five or six in another. Read at the start; the option `burst` wins. */
  burst: number;
  /** Sends CORS headers; the live API does not. */
  cors: boolean;
  /** `files.documentFileId` of sales documents, `/document` and their files under `/files`: sent, or gone as announced (evidence.md file-3). */
  documentFileId: 'sent' | 'gone';
  /** How long a fresh contact is missing, in real milliseconds (evidence.md contact-4). */
  contactSettleMs: number;
  /** How long a new record is missing in the voucher list, in milliseconds of the sandbox clock. */
  listLagMs: number;
  /** How long a fresh upload cannot be read yet, in real milliseconds (lexware-api.md 11.16). */
  settleMs: number;
  /** How long the file of a changed document answers 404, in milliseconds of the sandbox clock (G10). */
  renderMs: number;
}

export const DEFAULT_QUIRKS: Readonly<Quirks> = {
  rowNulls: 'omit',
  voidedOpenAmount: 'zero',
  creditNoteSign: 'positive',
  articleCreateStatus: 201,
  retryAfter: 'none',
  fileStatus: 'denied',
  xmlOfPdfOnly: 404,
  numberReuse: false,
  contactVersion: 'required',
  repeatedParameter: 'first',
  burst: 4,
  cors: false,
  documentFileId: 'sent',
  contactSettleMs: 0,
  listLagMs: 0,
  settleMs: 1000,
  renderMs: 0,
};

/** Of the quirks that are one of several words or numbers, all values. */
const VALUES: Readonly<Record<string, readonly (string | number)[]>> = {
  rowNulls: ['omit', 'null'],
  voidedOpenAmount: ['zero', 'omit', 'total'],
  creditNoteSign: ['positive', 'negative'],
  articleCreateStatus: [201, 200],
  retryAfter: ['none', 'seconds', 'date'],
  fileStatus: ['denied', 'public'],
  xmlOfPdfOnly: [404, 406],
  contactVersion: ['required', 'optional'],
  repeatedParameter: ['first', 'refused'],
  documentFileId: ['sent', 'gone'],
};

function valueOf(name: string, text: string): string | number | boolean {
  const standard = (DEFAULT_QUIRKS as Readonly<Record<string, Quirks[keyof Quirks]>>)[name];
  if (standard === undefined)
    throw new RangeError(`unknown quirk "${name}"; there are: ${Object.keys(DEFAULT_QUIRKS).join(', ')}`);
  if (typeof standard === 'boolean') return text === 'true';
  const values = VALUES[name];
  const known = values?.find((value) => String(value) === text);
  if (known !== undefined) return known;
  if (values) throw new RangeError(`${name} is one of ${values.join(', ')}`);
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) throw new RangeError(`${name} is a number`);
  return number;
}

/** Reads `name=value` words of a command line. Throws a `RangeError` that says what there is. */
export function quirksOf(words: readonly string[]): Partial<Quirks> {
  return Object.fromEntries(
    words.map((word) => {
      const [name = '', text = ''] = word.split('=');
      return [name, valueOf(name, text)];
    }),
  );
}
