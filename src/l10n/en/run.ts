import type { Texts } from '../texts.ts';

export const run: Texts['run'] = {
  collectiveCustomer: 'Collective customer',
  title: 'Import invoices',
  booking: 'Documents are being booked',
  starting: 'The import is being prepared …',
  progress: (done, total) => `${done} of ${total}`,
  current: (name) => `Now: ${name}`,
  cancelling: 'Stops after the current document. What is booked stays booked.',
  ended: {
    finished: 'Import finished',
    cancelled: 'Import cancelled',
    interrupted: 'Import interrupted',
  },
  endedEarlyAdvice: 'What is booked stays booked; the other documents are offered again at the next import.',
  outcomes: {
    imported: 'booked',
    alreadyTransferred: 'already transferred',
    leftOut: 'left out',
    blocked: 'blocked',
    failed: 'failed',
    unknown: 'not known yet',
  },
  balanced: (count, sum) => `Found ${count} = ${sum}`,
  unbalanced: 'The numbers do not add up. Please open the error log and hand it to support.',
  noneOf: (outcome) => `No documents: ${outcome}`,
  unknown: {
    message: 'FIBUscan did not answer while the document was being booked.',
    advice: 'The next list shows whether it is booked; it is not booked twice.',
  },
  busy: (user, since) => `${user} has been importing since ${since}.`,
  busyAdvice: 'A second import for the same Mandant is possible when this one has ended.',
  failed: 'The import could not be carried out.',
  failedAdvice: 'What was booked until then stays booked and is not booked twice.',
  openErrorLog: 'Open error log',
  attachments: (done, total) => `Files are being fetched in the background ${done}/${total}`,
  attachmentsDone: (total) => `Files fetched: ${total}`,
};
