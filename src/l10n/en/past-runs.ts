import type { PastRunTexts } from '../de/past-runs.ts';

export const pastRuns: PastRunTexts = {
  title: 'Import runs',
  list: 'Import runs so far',
  none: 'Nothing was imported yet.',
  time: 'Time',
  user: 'User',
  sum: 'Total',
  state: 'State',
  standing: (count) => `${count} standing`,
  open: 'Show the result',
  undone: 'cancelled',
  settled: 'nothing to cancel',
  question: {
    title: 'Cancel the import run',
    text: (count, sum) =>
      count === '1'
        ? `1 document of ${sum} is cancelled: it gets a reversal with the same posting date.`
        : `${count} documents of ${sum} in all are cancelled: each gets a reversal with the same posting date.`,
    closed: (count, date) =>
      count === '1'
        ? `1 of them lies in a closed period and is cancelled on the first open day, ${date}.`
        : `${count} of them lie in a closed period and are cancelled on the first open day, ${date}.`,
    staying: (count) =>
      count === '1'
        ? '1 further booking of the run stays: it is a cancellation itself, or its document was cancelled or corrected since.'
        : `${count} further bookings of the run stay: they are cancellations themselves, or their documents were cancelled or corrected since.`,
    consequence:
      'The documents are offered for import again. Each booking and the cancelling of the run are kept in the audit log.',
    confirm: (count) => (count === '1' ? 'Cancel 1 document' : `Cancel ${count} documents`),
  },
  nothing: 'Nothing of this run stands in the books any more that could be cancelled.',
  done: (count) => (count === '1' ? '1 document cancelled.' : `${count} documents cancelled.`),
  left: (count, left) => `${count} cancelled, ${left} not yet. “Cancel the run” goes on there.`,
};
