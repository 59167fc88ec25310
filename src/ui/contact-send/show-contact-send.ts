import type { Observable } from 'rxjs';
import type { PersonRole } from '../../../host/api/persons.ts';
import type { Window } from '../../../host/api/window.ts';
import type { SendTexts } from '../../l10n/de/contact-send.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { SendRow } from '../../services/contacts/outbound/send-plan.ts';
import type { ContactSend } from '../../services/contacts/outbound/contact-send.ts';
import type { SendPlanState, SendResult } from '../../services/contacts/outbound/send-result.ts';
import type { EndedRun, RunWatch } from '../../services/run-watch.ts';
import { attempt } from '../attempt.ts';
import { mountDialog } from '../mount-dialog.ts';
import './contact-send.ts';

export interface ContactSendParams extends Pick<ContactSend, 'decide'> {
  /** Stopped by the signal, it answers with what was tried. */
  readonly send: (rows: readonly SendRow[], options: RunWatch) => Promise<readonly SendResult[]>;
  /** A run that is under way already, here or elsewhere: shown instead of a preview. */
  readonly running?: (options: RunWatch) => Promise<readonly SendResult[]>;
  /** The one that ended last. */
  readonly last?: EndedRun<readonly SendResult[]>;
  readonly role: PersonRole;
  readonly plan$: Observable<SendPlanState>;
  readonly texts: Texts;
  readonly sendTexts: SendTexts;
}

/** "Nach Lexware Office übertragen" for one side. Resolves with what was written, `undefined` when nothing was. */
export async function showContactSend(
  window: Window,
  { role, plan$, send, decide, running, last, texts, sendTexts }: ContactSendParams,
): Promise<readonly SendResult[] | undefined> {
  let busy = false;
  let results: readonly SendResult[] | undefined;
  const element = document.createElement('lexoffice-contact-send');
  element.texts = texts;
  element.sendTexts = sendTexts;
  element.lastRun = last?.at;
  const [stop, leave] = [new AbortController(), new AbortController()];
  const during = async (work: () => Promise<void>): Promise<void> => {
    busy = true;
    await attempt(window, texts, work);
    busy = false;
  };
  const write = (total: number, work: (options: RunWatch) => Promise<readonly SendResult[]>) => {
    const { signal } = stop;
    const onProgress: RunWatch['onProgress'] = (progress) =>
      Object.assign(element, { progress: { ...progress, stopping: signal.aborted }, pause: undefined });
    const onPause: RunWatch['onPause'] = (pause) => (element.pause = pause);
    onProgress({ done: 0, total });
    return during(async () => {
      results = await work({ signal, onProgress, onPause, left: leave.signal });
      element.results = results;
    }).finally(() => (element.progress = undefined));
  };
  element.addEventListener('send-contacts', ({ rows }) => {
    void write(rows.length, (options) => send(rows, options));
  });
  element.addEventListener('open-last-run', () => {
    if (last !== undefined) void write(0, (watch) => last.open(watch));
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
    manual: 'contact-send',
    // What is being written cannot be closed away, it can be stopped; what waits goes on by itself.
    canClose: () => !busy || element.pause !== undefined,
    connect: (close) => {
      // Nothing to choose from when it fails: the dialog goes, the message says why.
      if (running !== undefined) void write(0, running).then(() => results ?? close());
      return [plan$.subscribe((state) => (element.state = state)), () => leave.abort()];
    },
  });
  return answer ?? results;
}
