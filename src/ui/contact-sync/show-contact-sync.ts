import type { Observable } from 'rxjs';
import type { PersonRole } from '../../../host/api/persons.ts';
import type { Window } from '../../../host/api/window.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { ContactPlan, ContactPlanRow } from '../../services/contacts/contact-plan.ts';
import type { PlanState } from '../../services/contacts/contact-plan.ts';
import type { SyncOutcome } from '../../services/contacts/sync-order.ts';
import type { EndedRun, RunWatch } from '../../services/run-watch.ts';
import { attempt } from '../attempt.ts';
import { mountDialog } from '../mount-dialog.ts';
import './contact-sync.ts';
import { refusedCsv } from './refused-csv.ts';

export interface ContactSyncParams {
  /** `both`: of a run without a choice, which is shown. */
  readonly role: PersonRole | 'both';
  readonly plan$: Observable<PlanState>;
  /** Plans what was read anew with the switch "Stammdaten überschreiben" moved. */
  readonly replan: (plan: ContactPlan, overwrite: boolean) => Promise<ContactPlan>;
  /** Stopped by the signal, it answers with what was written. */
  readonly apply: (
    plan: ContactPlan,
    rows: readonly ContactPlanRow[],
    options: RunWatch,
  ) => Promise<SyncOutcome>;
  /** A run that is under way already, here or elsewhere: shown instead of a preview. */
  readonly running?: (options: RunWatch) => Promise<SyncOutcome>;
  /** The one that ended last. */
  readonly last?: EndedRun<SyncOutcome>;
  readonly texts: Texts;
}

/** "Mit Lexware Office abgleichen" for one side. Resolves with what was written, `undefined` when the user cancelled. */
export async function showContactSync(
  window: Window,
  { role, plan$, replan, apply, running, last, texts }: ContactSyncParams,
): Promise<SyncOutcome | undefined> {
  let outcome: SyncOutcome | undefined;
  const element = document.createElement('lexoffice-contact-sync');
  element.texts = texts;
  element.personRole = role;
  element.lastRun = last?.at;
  const during = async (what: typeof element.busy, work: () => Promise<void>): Promise<void> => {
    element.busy = what;
    await attempt(window, texts, work);
    element.busy = undefined;
  };
  element.addEventListener('overwrite-change', ({ overwrite }) => {
    const { state } = element;
    if (state.status !== 'ready') return;
    void during('replanning', async () => {
      element.state = { status: 'ready', plan: await replan(state.plan, overwrite) };
    });
  });
  const [stop, leave] = [new AbortController(), new AbortController()];
  const write = (work: (options: RunWatch) => Promise<SyncOutcome>) =>
    during('applying', async () => {
      outcome = await work({
        signal: stop.signal,
        left: leave.signal,
        onProgress: (progress) => Object.assign(element, { progress, pause: undefined }),
        onPause: (pause) => (element.pause = pause),
      });
      element.outcome = outcome;
    });
  element.addEventListener('apply-sync', ({ plan, rows }) => {
    void write((options) => apply(plan, rows, options));
  });
  element.addEventListener('open-last-run', () => {
    if (last !== undefined) void write((watch) => last.open(watch));
  });
  element.addEventListener('stop-sync', () => stop.abort());
  element.addEventListener('export-refused', () => {
    const { state } = element;
    if (state.status !== 'ready') return;
    void window.saveFile({
      name: texts.contactSync.exportName,
      contentType: 'text/csv;charset=utf-8',
      content: refusedCsv(state.plan, texts),
    });
  });
  const answer = await mountDialog(window, element, {
    title: texts.contactSync.titles[role],
    manual: 'contact-sync',
    // What is being written cannot be closed away, it can be stopped; what waits goes on by itself.
    canClose: () => element.busy !== 'applying' || element.pause !== undefined,
    connect: (close) => {
      // Nothing to choose from when it fails: the dialog goes, the message says why.
      if (running !== undefined) void write(running).then(() => outcome ?? close());
      return [plan$.subscribe((state) => (element.state = state)), () => leave.abort()];
    },
  });
  // Closed with Escape after writing, it was written all the same.
  return answer ?? outcome;
}
