import type { Texts } from '../texts.ts';

export const connection: Texts['connection'] = {
  checking: 'Checking the connection …',
  connected: (company) => `Connected to ${company}.`,
  checkedAt: (time) => `Checked at ${time}.`,
  expires: (day) => `Key expires on ${day}.`,
  expiresSoon: (day) =>
    `The key of Lexware Office expires on ${day}. Create a new one there before, enter it as API token and set its expiry date.`,
  expired: (day) =>
    `The key of Lexware Office expired on ${day}. Create a new one there, enter it as API token and set its expiry date.`,
  keyPage: 'Open keys in Lexware Office',
  otherOrganization: (found, boundTo) =>
    `The API token belongs to ${found}, this Mandant is connected to ${boundTo}.`,
  secondMandant: (company, first) => `${company} is connected with the client ${first} in FIBUscan already.`,
  secondMandantAdvice:
    'The company is connected with another client in FIBUscan already. Choose “Check connection” under Options / General / Interfaces and decide.',
  noToken: 'No API token is stored. Enter the token under Options / General / Interfaces.',
  noLastFetchDate:
    'The last fetch date is missing. Enter it under Options / General / Interfaces, then import again.',
  otherOrganizationAdvice:
    'The API token belongs to another company than before. Choose “Check connection” under Options / General / Interfaces and decide.',
  openSettings: 'Open options',
};
