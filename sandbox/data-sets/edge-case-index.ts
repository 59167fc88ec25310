/**
 * All 143 cases of edge-cases.md. `hostile` (and `edge`, where the case can be on the wire) holds a document, contact or voucher tagged with the id, or this table says
 * why no single record can carry the case and what of the sandbox brings it about instead.
 */
const range = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

export const CASE_IDS: readonly string[] = [
  ...range('A', 20),
  ...range('B', 17),
  ...range('C', 18),
  ...range('D', 11),
  ...range('E', 28),
  ...range('F', 23),
  ...range('G', 26),
];

/** Cases without a record of their own. */
const BROUGHT_ABOUT: Readonly<Record<string, string>> = {
  A1: 'A count, not a record: make N documents with admin.createInvoice on `empty`.',
  A2: 'A request without page and size: the journal shows the query of every request.',
  A3: 'A length: this set and `demo` have more than 25 rows.',
  A4: '`big` has 12 000 documents; the window closes after 10 000 with an HTTP 500.',
  A6: 'A movement, not a state: admin.shiftRowsWhilePaging().',
  A9: 'A request: the voucher list answers 400 without voucherStatus.',
  A13: 'A request: parameters that the API does not know are ignored.',
  B1: 'The same requests twice: any data set gives the same answers again.',
  B2: 'Two requests whose ranges of days overlap: every data set.',
  B4: 'A row that arrives twice because rows shifted: admin.shiftRowsWhilePaging().',
  B5: 'What the user threw away in the target; the API does not know it.',
  B6: 'As B5: state of the target.',
  B7: 'A merge in the target; the API does not know it.',
  B8: 'A move in the target; the API does not know it.',
  B9: 'A crash of the client; faults such as `reset` help to place it.',
  B10: 'Two clients at once; the journal shows both.',
  B11: 'Fault `504 after`: the work is done, the answer is lost.',
  B12: 'An answer of the target; the API has nothing to do with it.',
  B13: 'One resource fails: fault `500 /v1/contacts`.',
  B14: 'One document fails: fault `500 /v1/invoices/<id>`.',
  B15: 'Loss of the client’s storage; nothing on the wire.',
  B16: 'Another organisation: admin.addOrganization() or another seed.',
  B17: 'Pages of the importer; nothing on the wire.',
  C16: 'A decision of the client; any changed document (C6, C11) lets it be tested.',
  C18: 'As C16: what the client tells about changes after the transfer.',
  D6: 'Clock and zone of the client; the sandbox answers the same everywhere.',
  E26: 'A direction chosen by the user; the journal proves that nothing was written.',
  E28: 'More than 10 000 contacts: admin.createContact in a loop on `big`, which has 6 000.',
  F14: 'Tables of the client; no answer carries account numbers.',
  G1: 'Fault `429`, or the real token bucket.',
  G2: 'Fault `500-throttle`.',
  G3: 'Fault `429=date`, `429=7`, `429=-1`, `429=abc`; quirk retryAfter.',
  G4: 'A second key of the account (admin.addKey) that takes from the same bucket.',
  G5: 'The token bucket: who hammers stays refused; fault `429 x50`.',
  G6: 'admin.expireKey(), fault `401`.',
  G7: "admin.setPlan('none'), admin.addKey() with few rights, faults `402` and `403`.",
  G8: 'Errors of contacts (IssueList), invoices (regular) and of the gateway.',
  G13: 'Fault `429 /v1/invoices` or `html` while a file is downloaded.',
  G19: 'Number and pace of requests: the journal.',
  G20: 'Two views of one client; nothing on the wire.',
  G21: 'sandbox.stop(), fault `reset`.',
  G22: 'A click in the client; the journal shows when requests end. Fault `slow` gives time for it.',
  G23: 'Sleep of the client’s computer; nothing on the wire.',
  G24: 'A setting of the client; documents D4 and A17 lie on both sides of a boundary.',
  G25: 'A file of the client; error answers carry traceId and requestId for it.',
  G26: 'A sentence in the client; C6 and C8 are the changes it speaks of.',
};

/** Why the case has no record, or undefined when it has one. */
export function reasonWithoutRecord(caseId: string): string | undefined {
  return BROUGHT_ABOUT[caseId];
}
