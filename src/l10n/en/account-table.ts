import { countryNames } from '../country-names.ts';
import type { AccountTableTexts } from '../de/account-table.ts';

export const accountTable: AccountTableTexts = {
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
  adding: {
    kind: 'Kind of tax case',
    kinds: {
      'oss-goods': 'Distance sale to an EU country (OSS)',
      'oss-services': 'Electronic service to an EU country (OSS)',
      'down-payment': 'Down payment received, other rate',
      net: 'Domestic, other rate',
    },
    country: 'Country',
    countryName: countryNames('en'),
    rate: 'Tax rate in per cent',
    noRate: 'Enter the tax rate in per cent, e.g. 20 or 5.5.',
    exists: 'This tax case is in the table already.',
  },
  remove: (taxCase) => `Do not add ${taxCase}`,
  csv: {
    save: 'Save as CSV',
    saveFirst: 'Save the unsaved changes first',
    name: (chart) => `Account-table-Lexware-Office-${chart}.csv`,
    read: 'Read from CSV …',
    readLabel: 'CSV file with the account table',
    readDone: (rows, changed) =>
      `Read ${rows} rows, of which ${changed} differ from what is saved. They take effect with “Save” only.`,
    refused: (count) =>
      count === '1' ? 'Not read: 1 line is faulty' : `Not read: ${count} lines are faulty`,
    refusedAdvice: 'Correct these lines in the file and read it again.',
    line: (line, error) => `Line ${line}: ${error}`,
    errors: {
      columns: () =>
        'The headings “Steuerfall” and “Konto” are missing, or the file does not separate by semicolon.',
      'tax-case': (value) =>
        value === '' ? 'The tax case is missing.' : `“${value}” is not the name of a tax case.`,
      account: (value) => (value === '' ? 'The account is missing.' : `“${value}” is not an account number.`),
      'account-unknown': (value) => `The chart has no account ${value}.`,
      'tax-key': (value) => `“${value}” is not a tax key (four digits at most).`,
      duplicate: (value) => `The tax case ${value} stands further up already.`,
    },
  },
  unsaved: (count) => (count === '1' ? '1 unsaved change' : `${count} unsaved changes`),
  hasErrors: 'Correct the marked accounts first',
  loading: 'Loading the account table …',
  empty: 'No tax case matches',
  discardQuestion: 'Discard unsaved changes?',
  discard: 'Discard',
  keepEditing: 'Keep editing',
};
