import type { Texts } from '../texts.ts';

export const summaryWindow: Texts['summaryWindow'] = {
  title: 'Documents to book',
  lead: (count, sum) =>
    count === '1'
      ? `1 document over ${sum} will be booked.`
      : `${count} documents over ${sum} altogether will be booked.`,
  nothingYet: 'Nothing is booked before “Continue”.',
  byKind: 'By kind',
  byAccount: 'By account',
  customers: 'Debit (person accounts)',
  receivables: (count) => (count === '1' ? '1 customer' : `${count} customers`),
  total: 'Total',
  balanced: (sum) => `Debit = credit: ${sum}`,
  unbalanced: (debit, credit) =>
    `Debit ${debit} and credit ${credit} do not agree. Check the documents in Lexware Office.`,
  pending: (count, sum) =>
    count === '1'
      ? `1 document over ${sum} is loaded while booking and not yet part of the sums by account.`
      : `${count} documents over ${sum} altogether are loaded while booking and not yet part of the sums by account.`,
  pendingRow: 'is loaded while booking',
  documents: 'Documents',
};
