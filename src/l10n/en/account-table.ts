import type { Texts } from '../texts.ts';

export const accountTable: Texts['accountTable'] = {
  title: 'Account table',
  lead: (chart) =>
    `Which tax case is booked on which revenue account (${chart}). Prefilled rows with “please check” book only after they have been confirmed.`,
  label: 'Tax cases and revenue accounts',
  states: {
    unconfirmed: 'please check',
    confirmed: 'confirmed',
    changed: 'changed',
    edited: 'unsaved',
    added: 'new',
  },
  onlyUnconfirmed: (count) => `Only “please check” (${count})`,
  confirm: 'Confirm',
  confirmCase: (taxCase, account) => `Confirm ${taxCase} on account ${account}`,
  confirmAll: (count) => `Confirm all (${count})`,
  confirmAllQuestion: (count) =>
    count === '1'
      ? 'Confirm one proposed account unchanged?'
      : `Confirm ${count} proposed accounts unchanged?`,
  confirmAllConsequence:
    'Documents with these tax cases are then booked on these accounts without asking again. The confirmation is kept in the audit log.',
  accountOf: (taxCase) => `Account for ${taxCase}`,
  taxKeyOf: (taxCase) => `Tax key for ${taxCase}`,
  unknownAccount: 'The chart has no such account',
  accountNeeded: 'Account missing',
  automatic: (rate) => `automatic account ${rate}`,
  keyOnAutomatic: 'Automatic account: book without a tax key',
  add: 'Add tax case',
  addLabel: 'Name of the tax case',
  addHint: 'as the error log names it, e.g. oss-goods:FR:20',
  addExists: 'This tax case is in the table already.',
  addInvalid: 'A name has letters, digits, hyphens, points and colons.',
  remove: (taxCase) => `Do not add ${taxCase}`,
  unsaved: (count) => (count === '1' ? '1 unsaved change' : `${count} unsaved changes`),
  hasErrors: 'Correct the marked accounts first',
  loading: 'Loading the account table …',
  empty: 'No tax case matches',
  discardQuestion: 'Discard unsaved changes?',
  discard: 'Discard',
  keepEditing: 'Keep editing',
};
