import type { Texts } from '../texts.ts';

export const questions: Texts['questions'] = {
  sync: {
    firstTitle: 'Synchronise the customers first',
    firstText:
      'Before the first import the person accounts of the customers have to be synchronised with Lexware Office. No invoice can be booked without a person account.',
    title: 'Synchronise customers first?',
    text: 'Before every import the master data of the customers should be synchronised, so that new customers have a person account.',
    lastSync: (time) => `Last synchronised ${time}.`,
    sync: 'Synchronise now',
    skip: 'Continue without',
  },
  period: 'Documents dated in',
  markAll: {
    title: 'Mark all invoices so far as transferred',
    lead: (count, sum) =>
      count === '1'
        ? `1 document over ${sum} is not transferred yet.`
        : `${count} documents over ${sum} altogether are not transferred yet.`,
    list: 'Documents that are marked',
    consequence:
      'They are no longer offered for import; nothing is booked in FIBUscan. This is for the set-up, when the invoices so far are booked elsewhere. The marks are kept in the audit log and can be taken back.',
    confirm: (count) => (count === '1' ? 'Mark 1 document' : `Mark ${count} documents`),
    none: 'There are no documents that are not transferred yet.',
    done: (count) => (count === '1' ? '1 document marked.' : `${count} documents marked.`),
  },
  unmarkAll: {
    title: 'Take the mark “transferred” back',
    lead: (count, sum) =>
      count === '1'
        ? `1 document over ${sum} is marked as transferred.`
        : `${count} documents over ${sum} altogether are marked as transferred.`,
    list: 'Documents whose mark is taken back',
    consequence:
      'They are offered for import again. Check first whether they are booked elsewhere. It is kept in the audit log.',
    confirm: (count) => (count === '1' ? 'Take 1 mark back' : `Take ${count} marks back`),
    none: 'No document is marked as transferred.',
    done: (count) => (count === '1' ? '1 mark taken back.' : `${count} marks taken back.`),
  },
  freshStart: {
    title: 'Everything up to today counts as transferred',
    reading: 'Reading the list of invoices',
    lead: (count, sum) =>
      count === '1'
        ? `1 document over ${sum} is in Lexware Office and not in FIBUscan. After this it counts as booked elsewhere.`
        : `${count} documents over ${sum} altogether are in Lexware Office and not in FIBUscan. After this they count as booked elsewhere.`,
    none: 'There is nothing in Lexware Office that FIBUscan does not have.',
    list: 'Documents that count as transferred',
    consequence: (date) =>
      `The last fetch date becomes ${date}: offered is what is created from now on. Nothing is booked. Both stand in the audit log and can be changed, the date under Options / General / Interfaces.`,
    confirm: () => 'Count as transferred',
    done: (date) => `Everything up to today counts as transferred. Last fetch date: ${date}.`,
  },
  secondMandant: {
    title: 'Company connected with another client already',
    text: 'Another client in FIBUscan works with this company in Lexware Office already. Nothing is fetched and nothing booked until you decide.',
    company: 'Company',
    first: 'Connected first',
    own: 'This client',
    consequence:
      'If both imported, every invoice would stand in two sets of books. Go on only if that is wanted, e.g. for a test. The answer is kept in the audit log.',
    keep: 'Do not connect',
    share: 'Connect anyway',
  },
  organization: {
    title: 'Another company in Lexware Office',
    text: 'The API token belongs to another company than the one this Mandant is connected to. Until this is decided nothing is fetched and nothing is booked.',
    boundTo: 'Connected so far',
    found: 'The token belongs to',
    consequence:
      'Change only if the Mandant is to work with the new company from now on. What is transferred stays booked and assigned to the earlier company.',
    keep: 'Keep the connection',
    rebind: 'Connect to the new company',
  },
};
