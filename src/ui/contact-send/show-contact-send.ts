import type { Observable } from 'rxjs';
import type { PersonRole } from '../../../host/api/persons.ts';
import type { Window } from '../../../host/api/window.ts';
import type { SendTexts } from '../../l10n/de/contact-send.ts';
import type { Texts } from '../../l10n/texts.ts';
import type {
  ContactSend,
  SendPlanState,
  SendResult,
} from '../../services/contacts/outbound/contact-send.ts';
import { attempt } from '../attempt.ts';
import { mountDialog } from '../mount-dialog.ts';
import './contact-send.ts';

export interface ContactSendParams extends Pick<ContactSend, 'send' | 'decide'> {
  readonly role: PersonRole;
  readonly plan$: Observable<SendPlanState>;
  readonly texts: Texts;
  readonly sendTexts: SendTexts;
}

/** "Nach Lexware Office übertragen" for one side. Resolves with what was written, `undefined` when nothing was. */
export async function showContactSend(
  window: Window,
  { role, plan$, send, decide, texts, sendTexts }: ContactSendParams,
): Promise<readonly SendResult[] | undefined> {
  let busy = false;
  let results: readonly SendResult[] | undefined;
  const element = document.createElement('lexoffice-contact-send');
  element.texts = texts;
  element.sendTexts = sendTexts;
  const stop = new AbortController();
  const during = async (work: () => Promise<void>): Promise<void> => {
    busy = true;
    await attempt(window, texts, work);
    busy = false;
  };
  element.addEventListener('send-contacts', ({ plan, rows }) => {
    const total = rows.length;
    const report = (done: number) => (element.progress = { done, total, stopping: stop.signal.aborted });
    report(0);
    void during(async () => {
      results = await send(plan, rows, { signal: stop.signal, onProgress: report });
      element.results = results;
    }).finally(() => (element.progress = undefined));
  });
  element.addEventListener('stop-sending', () => {
    stop.abort();
    if (element.progress) element.progress = { ...element.progress, stopping: true };
  });
  element.addEventListener('decide-contact', ({ row, contactId }) => {
    const { state } = element;
    if (state.status !== 'ready') return;
    element.deciding = true;
    void during(async () => {
      element.state = { status: 'ready', plan: await decide(state.plan, row, contactId) };
    }).finally(() => (element.deciding = false));
  });
  const answer = await mountDialog(window, element, {
    title: sendTexts.titles[role],
    // What is being written cannot be closed away; it can be stopped.
    canClose: () => !busy,
    connect: () => [plan$.subscribe((state) => (element.state = state))],
  });
  return answer ?? results;
}
