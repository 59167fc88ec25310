import type { Texts } from '../texts.ts';

function right(name: string): Texts['problems'][keyof Texts['problems']] {
  return {
    message: `The API token lacks the right “${name}”.`,
    advice:
      'Make a key with this right in Lexware Office and replace the token under Options / General / Interfaces.',
  };
}

export const problems: Texts['problems'] = {
  type: {
    message: 'This type of document is not imported.',
    advice: 'Down payment and pro forma invoices stay in Lexware Office.',
  },
  status: {
    message: 'Unknown status in Lexware Office.',
    advice: 'Check the document in Lexware Office and fetch again.',
  },
  'being-edited': {
    message: 'Being edited in Lexware Office.',
    advice: 'The document is offered again as soon as it is finalised.',
  },
  currency: {
    message: 'The document is not in euro.',
    advice: 'Please enter documents in foreign currency by hand.',
  },
  unreadable: {
    message: 'The record could not be read.',
    advice: 'Fetch again; if the error stays, hand the error log to support.',
  },
  'created-before-cutoff': {
    message: 'Created before the last fetch date.',
    advice: 'If needed, take it over one by one with “Import anyway”.',
  },
  dismissed: {
    message: 'Dismissed.',
    advice: '“Restore” brings the document back to the list.',
  },
  'not-selected': {
    message: 'Not selected.',
    advice: 'The document is offered again at the next import.',
  },
  'person-missing': {
    message: 'The customer is not synchronised.',
    advice: 'In the import window choose “Synchronise now”, or start the synchronisation of customers.',
  },
  'person-conflict': {
    message: 'The customer number is in conflict with another person account.',
    advice: 'Resolve the conflict in the synchronisation of customers.',
  },
  'collective-account-missing': {
    message: 'No collective customer is set for invoices without a contact.',
    advice: 'Enter the collective customer under Options / General / Interfaces.',
  },
  'amounts-differ': {
    message: 'The totals of the document do not agree.',
    advice: 'Check the document in Lexware Office.',
  },
  'account-missing': {
    message: 'A tax case lacks its revenue account.',
    advice: 'Add the account in the account table.',
  },
  'account-unconfirmed': {
    message: 'The proposed revenue account is not confirmed yet.',
    advice: 'Check and confirm the account in the account table.',
  },
  'closing-invoice': {
    message: 'Closing invoice: check the down payments.',
    advice: 'Check whether the down payments are booked as presumed, then select it.',
  },
  'changed-after-transfer': {
    message: 'Changed in Lexware Office after the transfer.',
    advice: 'Check old and new values; selecting it books a correction.',
  },
  'run-undone': {
    message: 'The import run that booked the document was cancelled.',
    advice: 'Selecting it books it anew; else dismiss it or mark it as transferred.',
  },
  'marked-transferred': {
    message: 'Marked as transferred and changed since.',
    advice: 'The original is booked elsewhere; select it only if the change is to be booked here.',
  },
  'record-unreadable': {
    message:
      'What FIBUscan noted about this document is unreadable. It was read anew from Lexware Office and the books.',
    advice:
      'Check whether it was booked elsewhere or dismissed; then select it, dismiss it or mark it as transferred.',
  },
  'tax-implausible': {
    message: 'The stated tax does not fit its rate.',
    advice:
      'Check the document in Lexware Office: an automatic account takes another tax out of the gross than the document states.',
  },
  'period-closed': {
    message: 'The period of the document is closed.',
    advice:
      'Selecting it posts it on the first open day; or open the period again under Options / Accounting functions.',
  },
  'vat-id-missing': {
    message: 'The VAT id of the customer is missing.',
    advice:
      'Enter it at the contact in Lexware Office and synchronise the customer, or select the document anyway.',
  },
  unauthorized: {
    message: 'Lexware Office refuses the API token.',
    advice:
      'Check the token, or make a new one in Lexware Office and replace it under Options / General / Interfaces.',
  },
  plan: {
    message: 'The plan or the API token does not allow this access.',
    advice:
      'The API belongs to the XL plan. Check the plan and then make a new token, with the right “read profile”.',
  },
  'right-contacts': right('read contacts'),
  'right-voucherlist': right('read voucher list'),
  'right-invoices': right('read invoices'),
  'right-credit-notes': right('read credit notes'),
  'right-down-payment-invoices': right('read down payment invoices'),
  'right-countries': right('read countries'),
  'right-files': right('read files'),
  'right-payments': right('read payments'),
  'not-found': {
    message: 'Not found in Lexware Office.',
    advice: 'Fetch again; the record was probably deleted.',
  },
  offline: {
    message: 'No connection to Lexware Office.',
    advice: 'Check internet connection, proxy and firewall and try again.',
  },
  throttled: {
    message: 'Lexware Office slows requests down.',
    advice: 'Another program probably uses the same interface. Try again in some minutes.',
  },
  unavailable: {
    message: 'Lexware Office does not answer properly at the moment.',
    advice: 'Try again later.',
  },
  rejected: {
    message: 'Lexware Office rejected the request.',
    advice: 'Hand the error log to support.',
  },
  'no-secret': {
    message: 'No API token is stored.',
    advice: 'Enter the token under Options / General / Interfaces.',
  },
  host: {
    message: 'FIBUscan does not answer.',
    advice: 'Check whether FIBUscan is still running and try again.',
  },
  'no-worker': {
    message: 'The background process of FIBUscan does not answer.',
    advice: 'It restarts by itself: try again in a minute. If that does not help, restart FIBUscan.',
  },
  'name-missing': {
    message: 'The contact has no name in Lexware Office.',
    advice: 'Enter the name in Lexware Office and synchronise again.',
  },
  'contact-gone': {
    message: 'The contact is gone in Lexware Office.',
    advice: '“Book on the collective customer” books the document with its own name.',
  },
  'number-missing': {
    message: 'No number assigned.',
    advice:
      'Assign a number of five digits in Lexware Office and synchronise again, or choose “Assign a person account” at the invoice when importing.',
  },
  'number-not-five-digits': {
    message: 'Exactly five digits are allowed.',
    advice:
      'Change the number in Lexware Office and synchronise again, or choose “Assign a person account” at the invoice when importing.',
  },
  'number-used-twice': {
    message: 'Several contacts have this number.',
    advice: 'Assign unique numbers in Lexware Office.',
  },
  'number-taken': {
    message: 'In FIBUscan the number belongs to another person account already.',
    advice:
      'If it is the same person, link it with the existing account in the synchronisation; otherwise change one of the two numbers.',
  },
  'number-changed': {
    message: 'The number was changed in Lexware Office.',
    advice:
      'The person account keeps its number until the synchronisation is told which one holds; with bookings it stays.',
  },
  invalid: {
    message: 'FIBUscan refused the data.',
    advice: 'Correct the data named in Lexware Office, then fetch again.',
  },
  conflict: { message: 'Another seat was faster.', advice: 'Fetch again.' },
  unauthenticated: {
    message: 'Your session with FIBUscan has ended.',
    advice: 'Log in again by the link; what is still open then waits for import again.',
  },
  forbidden: { message: 'You lack the permission.', advice: 'Please ask the administrator.' },
  unreachable: {
    message: 'FIBUscan does not answer.',
    advice: 'Check whether FIBUscan is still running and try again.',
  },
  internal: { message: 'Unexpected error.', advice: 'Hand the error log to support.' },
  'lock-lost': {
    message: 'The import was interrupted because its lock was lost.',
    advice: 'Start the import again; what is booked is not booked twice.',
  },
  'import-busy': {
    message: 'Somebody else is importing or cancelling for this Mandant right now.',
    advice: 'Nothing to do: it goes on when that has ended.',
  },
  'rows-not-asked-for': {
    message: 'Lexware Office returned documents that were not asked for, such as drafts. They are left out.',
    advice: 'Nothing to do; the error log can be handed to support.',
  },
  'incomplete-list': {
    message: 'The list could not be read completely.',
    advice: 'Fetch again; until then documents may be missing.',
  },
  'file-missing': {
    message: 'The original is not available in Lexware Office yet.',
    advice: 'It is fetched again with the next import; the booking is complete.',
  },
  'file-unusable': {
    message: 'The original is no readable PDF or XML file.',
    advice: 'Open the document in Lexware Office; it is fetched again with the next import.',
  },
  'file-too-large': {
    message: 'The original is larger than 20 MB.',
    advice: 'Download the file in Lexware Office and keep it separately.',
  },
  'xml-total-differs': {
    message: 'The e-invoice states another total than the booked document.',
    advice: 'Compare e-invoice and booking.',
  },
  'no-last-fetch-date': {
    message: 'No “last fetch date” has been set yet.',
    advice: 'Enter the date in the options under General / Interfaces.',
  },
  'customers-never-synced': {
    message: 'The customers have never been synced.',
    advice: 'First sync the customers with Lexware Office.',
  },
  'organization-shared': {
    message: 'The company is connected with another client in FIBUscan already.',
    advice: 'Choose “Check connection” under Options / General / Interfaces and decide.',
  },
  'organization-changed': {
    message: 'The API token belongs to another company.',
    advice: 'Check the company under Optionen / Allgemein / Schnittstellen.',
  },
};
