import type { ServiceTexts } from '../../texts.ts';
import { ContactSend } from './contact-send.ts';
import type { ContactSendParts } from './contact-send.ts';
import { SendIntents } from './send-intents.ts';
import { SendJournal } from './send-journal.ts';
import { sendProblemOf, type SendTexts } from './send-texts.ts';

export type ContactSendSurroundings = Pick<
  ContactSendParts,
  'host' | 'client' | 'writer' | 'organization' | 'clock' | 'timing'
>;

/** The other direction, put together. */
export function createContactSend(
  surroundings: ContactSendSurroundings,
  texts: Pick<ServiceTexts, 'problems'>,
  sendTexts: SendTexts,
): ContactSend {
  const { host } = surroundings;
  return new ContactSend({
    ...surroundings,
    intents: new SendIntents(host),
    journal: new SendJournal(host.log, (code) => sendProblemOf(texts, sendTexts, code)),
    description: sendTexts.busyDescription,
  });
}
