import { inject, injectable } from 'inversify';
import { map, startWith, Subject, switchMap, tap, type Observable } from 'rxjs';
import type { Instant } from '../../host/api/calendar-date.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import { Texts } from '../l10n/texts.ts';
import { berlinDay, berlinDayOf } from '../services/calendar/berlin-calendar.ts';
import { ContactSync } from '../services/contacts/contact-sync.ts';
import { Clock } from '../services/host-tokens.ts';
import type { Entry, ImportList } from '../services/invoices/rules/entry.ts';
import { ImportLists } from '../services/invoices/list/import-lists.ts';
import type { ImportObstacle } from '../services/invoices/list/import-obstacle.ts';
import type { RunState, Selection } from '../services/invoices/run/import-run.ts';
import { LexofficeClient } from '../services/lexoffice/lexoffice-client.ts';
import { RemotePause } from '../services/lexoffice/remote-pause.ts';
import { Organization } from '../services/organization/organization.ts';
import type { Problem } from '../services/problem.ts';
import { attempt } from '../ui/attempt.ts';
import { showImportWindow } from '../ui/import-window/show-import-window.ts';
import { showRun } from '../ui/run/show-run.ts';
import { showSummaryWindow } from '../ui/summary-window/show-summary-window.ts';
import { showSyncPrompt } from '../ui/question/show-sync-prompt.ts';
import { AccountDialogs } from './account-dialogs.ts';
import { AccountTableDialog } from './account-table-dialog.ts';
import { ContactSyncDialog } from './contact-sync-dialog.ts';
import { Workbench } from './contribution.ts';
import { ImportJob } from './import-job.ts';
import { RunUndoDialog } from './run-undo-dialog.ts';

/** What was chosen, and the list that it was chosen from. */
interface Choice {
  readonly selection: Selection;
  readonly list: ImportList;
}

/** The way through the windows: what stands in the way, import window, summary, run with result (rules.md 10, 11); to the run alone while one is open. */
@injectable()
export class ImportDialogs {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(ImportLists) private readonly lists: ImportLists,
    @inject(ImportJob) private readonly job: ImportJob,
    @inject(ContactSync) private readonly contacts: ContactSync,
    @inject(Organization) private readonly organization: Organization,
    @inject(LexofficeClient) private readonly lexoffice: LexofficeClient,
    @inject(RemotePause) private readonly pause: RemotePause,
    @inject(ContactSyncDialog) private readonly syncDialog: ContactSyncDialog,
    @inject(AccountTableDialog) private readonly tableDialog: AccountTableDialog,
    @inject(AccountDialogs) private readonly accountDialogs: AccountDialogs,
    @inject(RunUndoDialog) private readonly undo: RunUndoDialog,
    @inject(Clock) private readonly clock: Clock,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  async open(): Promise<void> {
    const running = await this.job.open();
    if (running !== undefined) {
      await this.openRun(running.id);
      void this.lists.refreshWaiting();
      return;
    }
    if (!(await this.#cleared())) return;
    let selection: Selection | undefined;
    for (;;) {
      const chosen = await this.#choose(selection);
      if (chosen === undefined) break;
      selection = chosen.selection;
      const keys = new Set(selection.keys);
      const entries = chosen.list.entries.filter((entry) => keys.has(entry.key));
      const { window } = this.workbench;
      const next = await showSummaryWindow(window, { entries, selection, texts: this.texts });
      if (next === undefined) break;
      if (next === 'back') continue;
      await this.#showRun((signal) => this.job.start(chosen.list, chosen.selection, signal));
      break;
    }
    // Not waited for: a click on the button meanwhile opens the next window.
    void this.lists.refreshWaiting();
  }

  /** As it stands, or with its result. */
  openRun(runId: string): Promise<void> {
    return this.#showRun((signal) => this.job.watch(runId, signal));
  }

  async #showRun(run: (signal: AbortSignal) => Observable<RunState>): Promise<void> {
    const { views, window } = this.workbench;
    await showRun(window, {
      run,
      attachments$: this.job.originals$,
      pausedSeconds$: this.pause.seconds$,
      actions: {
        openErrorLog: () => views.open('log'),
        undo: ({ batchId }) => void attempt(window, this.texts, () => this.undo.undo(batchId)),
      },
      texts: this.texts,
    });
  }

  async #choose(initial: Selection | undefined): Promise<Choice | undefined> {
    const { window } = this.workbench;
    const again = new Subject<void>();
    let list: ImportList | undefined;
    const { accounts } = await this.workbench.accounts.chart();
    const selection = await showImportWindow(window, {
      list$: again.pipe(
        map(() => false),
        startWith(true),
        switchMap((mayBeKept) => this.lists.open({ mayBeKept })),
        tap((latest) => (list = latest)),
      ),
      pausedSeconds$: this.pause.seconds$,
      ...(initial === undefined ? {} : { selection: initial }),
      accounts,
      texts: this.texts,
      actions: {
        syncContact: async (contactId) => {
          await this.contacts.syncOne(contactId, 'customer');
          this.lists.reclassify();
        },
        openAccountTable: async (taxCases) => {
          await this.tableDialog.open(taxCases);
          this.lists.reclassify();
        },
        openSync: async () => {
          await this.syncDialog.open('customer');
          this.lists.reclassify();
        },
        enterCollective: async () => {
          if (await this.accountDialogs.askForCollective()) this.lists.reclassify();
        },
        assignAccount: async (contactId, name) => {
          await this.accountDialogs.askForContact(contactId, name);
          this.lists.reclassify();
        },
        bookOnCollective: async (key, on) => {
          const ready =
            !on || this.accountDialogs.hasCollective() || (await this.accountDialogs.askForCollective());
          if (ready) await this.lists.bookOnCollective(key, on);
        },
        chooseAccount: (key, taxCase, account) => this.lists.chooseAccount(key, taxCase, account),
        openContact: (contactId) => window.openExternal(this.lexoffice.permalink('contact', contactId)),
        markTransferred: (keys) => this.lists.markTransferred(keys),
        dismiss: (keys) => this.lists.dismiss(keys),
        restore: (keys) => this.lists.restore(keys),
        importAgain: (key) => this.lists.importAgain(key),
        takeByHand: (key) => this.lists.takeByHand(key),
        openInLexware: (entry) => this.#openInLexware(entry),
        refresh: () => again.next(),
      },
    });
    return selection && list ? { selection, list } : undefined;
  }

  #openInLexware({ row }: Entry): void {
    if (row && typeof row.type === 'string')
      this.workbench.window.openExternal(this.lexoffice.permalink(row.type, row.id));
  }

  /** Whether nothing stands in the way any more; leads the user to what does. */
  async #cleared(): Promise<boolean> {
    const obstacle = await this.lists.obstacle();
    if (obstacle === 'customers-never-synced') return this.#syncFirst();
    if (obstacle !== undefined) {
      // Not waited for: a message may stand for long, and a click on the button meanwhile asks again.
      void this.#explain(obstacle);
      return false;
    }
    const lastSync = await this.organization.lastSync('customer');
    const syncedToday = lastSync !== undefined && berlinDay(lastSync) === berlinDayOf(this.clock.now());
    return syncedToday || this.#syncFirst(lastSync);
  }

  async #explain(obstacle: Exclude<ImportObstacle, 'customers-never-synced'>): Promise<void> {
    const { connection, problems } = this.texts;
    const refused = ({ message, advice }: Problem) => `${message} ${advice}`;
    const message = {
      'no-token': connection.noToken,
      'no-last-fetch-date': connection.noLastFetchDate,
      'organization-changed': connection.otherOrganizationAdvice,
      'organization-shared': connection.secondMandantAdvice,
      unauthorized: refused(problems.unauthorized),
      plan: refused(problems.plan),
    }[obstacle];
    const chosen = await this.workbench.window.showMessage('warning', message, connection.openSettings);
    if (chosen === connection.openSettings) this.workbench.settings.open('lexoffice');
  }

  /** Required while the customers were never synced, else offered (rules.md 10). */
  async #syncFirst(lastSync?: Instant): Promise<boolean> {
    const answer = await showSyncPrompt(this.workbench.window, {
      texts: this.texts,
      ...(lastSync === undefined ? {} : { lastSync }),
    });
    if (answer === undefined) return false;
    if (answer === 'sync') await this.syncDialog.open('customer');
    return (await this.lists.obstacle()) === undefined;
  }
}
