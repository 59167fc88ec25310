import type { Texts } from '../texts.ts';

export const accountQuestion: Texts['accountQuestion'] = {
  number: 'Person account',
  hint: 'Five digits, 10000 to 69999. The next free number is proposed.',
  problems: {
    'account-out-of-range': 'Please enter a number of five digits from 10000 to 69999.',
    'number-taken': 'This number is taken in FIBUscan. Please choose another one.',
  },
  ofContact: {
    title: 'Assign a person account',
    text: (name) => `Under which account number shall ${name} be kept in FIBUscan?`,
    consequence:
      'The number in Lexware Office stays as it is; later synchronisations keep this account. The choice stands in the audit log.',
  },
  collective: {
    title: 'Enter the collective customer',
    text: 'On which person account shall invoices without a contact be booked?',
    consequence:
      'The number holds for all imports to come; it stands under Options / General / Interfaces and can be changed there.',
  },
};
