import type { Observable } from 'rxjs';
import type { PersonRole } from '../../../host/api/persons.ts';
import type { Window } from '../../../host/api/window.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { ContactPlan, ContactPlanRow } from '../../services/contacts/contact-plan.ts';
import type { PlanState, SyncOutcome } from '../../services/contacts/contact-sync.ts';
import { refusedCsv } from './refused-csv.ts';

export interface ContactSyncParams {
  readonly role: PersonRole;
  readonly plan$: Observable<PlanState>;
  /** Plans what was read anew with the switch "Stammdaten überschreiben" moved. */
  readonly replan: (plan: ContactPlan, overwrite: boolean) => Promise<ContactPlan>;
  readonly apply: (plan: ContactPlan, rows: readonly ContactPlanRow[]) => Promise<SyncOutcome>;
  readonly texts: Texts;
}

/** "Mit Lexware Office abgleichen" for one side. Resolves with what was written, `undefined` when the user cancelled. */
export async function showContactSync(
  window: Window,
  { role, plan$, replan, apply, texts }: ContactSyncParams,
): Promise<SyncOutcome | undefined> {
  await import('./contact-sync.ts');
  let busy = false;
  let outcome: SyncOutcome | undefined;
  const answer = await window.showDialog<SyncOutcome>({
    title: texts.contactSync.titles[role],
    size: 'wide',
    // What is being written cannot be closed away.
    canClose: () => !busy,
    mount(body, close) {
      const element = document.createElement('lexoffice-contact-sync');
      element.texts = texts;
      element.personRole = role;
      const during = async (what: typeof element.busy, work: () => Promise<void>): Promise<void> => {
        element.busy = what;
        busy = what === 'applying';
        try {
          await work();
        } catch {
          void window.showMessage('error', texts.common.actionFailed);
        } finally {
          element.busy = undefined;
          busy = false;
        }
      };
      element.addEventListener('overwrite-change', ({ overwrite }) => {
        const { state } = element;
        if (state.status !== 'ready') return;
        void during('replanning', async () => {
          element.state = { status: 'ready', plan: await replan(state.plan, overwrite) };
        });
      });
      element.addEventListener('apply-sync', ({ plan, rows }) => {
        void during('applying', async () => {
          outcome = await apply(plan, rows);
          element.outcome = outcome;
        });
      });
      element.addEventListener('export-refused', () => {
        const { state } = element;
        if (state.status !== 'ready') return;
        void window.saveFile({
          name: texts.contactSync.exportName,
          contentType: 'text/csv;charset=utf-8',
          content: refusedCsv(state.plan, texts),
        });
      });
      element.onAnswer(close);
      const subscription = plan$.subscribe((state) => (element.state = state));
      body.append(element);
      return {
        dispose() {
          subscription.unsubscribe();
          element.remove();
        },
      };
    },
  });
  // Closed with Escape after writing, it was written all the same.
  return answer ?? outcome;
}
