import type { SendTexts } from '../de/contact-send.ts';

export const contactSend: SendTexts = {
  titles: {
    customer: 'Transfer customers to Lexware Office',
    supplier: 'Transfer suppliers to Lexware Office',
  },
  states: { new: 'new', changed: 'changed', unchanged: 'unchanged', unclear: 'unclear', refused: 'refused' },
  results: {
    created: 'created',
    updated: 'changed',
    failed: 'failed',
    unclear: 'unclear',
    'not-tried': 'not tried',
  },
  problems: {
    'name-missing': { message: 'Without a name.', advice: 'Enter a name in FIBUscan.' },
    'country-unusable': {
      message: 'The country is missing or not known in Lexware Office.',
      advice:
        'Enter the country code in FIBUscan, e.g. DE; Lexware Office takes no address without a country.',
    },
    'email-unusable': {
      message: 'The e-mail address is incomplete.',
      advice: 'Correct or empty the address in FIBUscan.',
    },
    'phone-too-long': {
      message: 'The phone number has more than 30 characters.',
      advice: 'Shorten the number in FIBUscan.',
    },
    'field-unusable': {
      message: 'A field cannot be transferred as it is.',
      advice: 'Check the master data in FIBUscan.',
    },
    'linked-elsewhere': {
      message: 'The person belongs to another company or another program.',
      advice: 'It stays where it comes from.',
    },
    'contact-missing': {
      message: 'The linked contact no longer exists in Lexware Office.',
      advice: 'If needed, create the contact by hand in Lexware Office.',
    },
    'contact-unreadable': {
      message: 'The linked contact could not be read.',
      advice: 'Check the contact in Lexware Office.',
    },
    'several-entries': {
      message:
        'The contact has several addresses, e-mail addresses, phone numbers or contact persons in Lexware Office.',
      advice: 'Such contacts can be changed in Lexware Office itself only.',
    },
    'private-person': {
      message: 'The name of a private person is a first and a last name in Lexware Office.',
      advice: 'Change the name in Lexware Office itself.',
    },
    'contact-changed': {
      message: 'The contact has been changed in Lexware Office meanwhile.',
      advice: 'Open the preview again and compare the values once more.',
    },
    'contacts-incomplete': {
      message: 'The contacts could not be read completely.',
      advice: 'Try again later; without all contacts nothing is transferred.',
    },
    conflict: {
      message: 'The person has been changed in FIBUscan or transferred at another seat meanwhile.',
      advice: 'Open the preview again.',
    },
    'link-failed': {
      message: 'The contact was created but could not be linked to the person.',
      advice: 'Open the preview again: it looks for the contact and does not create it once more.',
    },
    'not-tried': {
      message: 'Not tried because the transfer ended before.',
      advice: 'Open the preview again and transfer the rest.',
    },
    'number-differs': {
      message: 'Lexware Office has given another number.',
      advice:
        'The account number in FIBUscan stays. The synchronisation knows both numbers; nothing is to be done.',
    },
    'outcome-unknown': {
      message: 'Lexware Office did not answer; whether anything was written is open.',
      advice:
        'Open the preview again later. Nothing is repeated by itself; what cannot be cleared up stands there under “unclear”.',
    },
    'person-gone': {
      message: 'The person has been deleted in FIBUscan meanwhile.',
      advice: 'Check the contact in Lexware Office.',
    },
    rejected: {
      message: 'Lexware Office did not accept the data.',
      advice: 'Check the named fields in FIBUscan.',
    },
    'send-busy': {
      message: 'Another seat is transferring right now.',
      advice: 'Wait until the other transfer has ended.',
    },
    'write-access-off': {
      message: 'Write access to Lexware Office is off.',
      advice: 'Switch it on under Options / General / Interfaces.',
    },
  },
  direction: 'FIBUscan → Lexware Office',
  warning: 'This function writes to Lexware Office.',
  warningAdvice:
    'Chosen persons are created or changed there as contacts; they cannot be deleted from here. Payment terms are never transferred. Lexware Office gives new numbers itself.',
  tabs: 'Result of the comparison',
  listLabel: (state) => `Persons: ${state}`,
  nothing: (state) => `No persons: ${state}`,
  nothingMatches: 'No person matches the search',
  send: (count) => `Write to Lexware Office (${count})`,
  sending: (done, total) => `Transferring: ${done} of ${total}`,
  stop: 'Stop after this person',
  retrying: 'The transfer is interrupted.',
  stopping: 'Stopping …',
  done: 'Transfer ended',
  outcome: (created, updated, open) => `${created} created · ${updated} changed · ${open} not transferred`,
  columns: { number: 'Account number', there: 'Number in Lexware Office', result: 'Result' },
  resultList: 'Result per person',
  warnings: {
    sameName: (numbers) =>
      numbers === ''
        ? 'Lexware Office has a contact of this name'
        : `Lexware Office has a contact of this name (${numbers})`,
    numberDiffers: (number) => `number ${number} in Lexware Office`,
    maybePrivate: 'created as a company, even if it is a private person',
    archivedThere: 'archived in Lexware Office; stays so',
    archivedHere: 'archived in FIBUscan; that is not transferred',
  },
  unclear:
    'In the last transfer it stayed open whether a contact was created. Please have a look in Lexware Office.',
  candidates: (count) =>
    count === 0 ? 'A matching contact cannot be found there.' : 'These contacts could be the one:',
  thisOne: (name) => `${name} is the contact`,
  noneOfThem: 'No contact was created, offer again',
  busyDescription: 'Transfer to Lexware Office',
};
