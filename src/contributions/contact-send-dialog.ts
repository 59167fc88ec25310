import { inject, injectable } from 'inversify';
import { NEVER, type Observable } from 'rxjs';
import type { JobRunDetail } from '../../host/api/jobs.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import type { PersonRole } from '../../host/api/persons.ts';
import { Texts } from '../l10n/texts.ts';
import type { JobId } from '../manifest.generated.ts';
import { ContactSendLoader } from '../services/contacts/outbound/contact-send-loader.ts';
import type { SendResult } from '../services/contacts/outbound/send-result.ts';
import type { RunWatch } from '../services/run-watch.ts';
import { Workbench } from './contribution.ts';
import { JobWatch } from './job-watch.ts';

const SEND = 'lexoffice.sendPersons' satisfies JobId;

/** Opens the preview of what would be sent, the run that is open already, or an earlier one with its result. */
@injectable()
export class ContactSendDialog {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(ContactSendLoader) private readonly loader: ContactSendLoader,
    @inject(JobWatch) private readonly jobs: JobWatch,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  async open(role: PersonRole): Promise<void> {
    const open = await this.jobs.open(SEND);
    await (open === undefined ? this.#show(role) : this.openRun(open.id));
  }

  async openRun(runId: string): Promise<void> {
    const { input } = await this.workbench.jobs.get(runId);
    await this.#show((input as { readonly role: PersonRole }).role, runId);
  }

  /** @param runId shown instead of a preview */
  async #show(role: PersonRole, runId?: string): Promise<void> {
    const { texts, workbench, jobs } = this;
    const [{ showContactSend }, send, sendTexts, last] = await Promise.all([
      import('../ui/contact-send/show-contact-send.ts'),
      this.loader.load(),
      texts.contactSend(),
      jobs.lastEnded(SEND),
    ]);
    const watched = (id: string) => (watch: RunWatch) =>
      this.#results((signal) => jobs.watch(id, signal), watch);
    await showContactSend(workbench.window, {
      role,
      plan$: runId === undefined ? send.plan(role) : NEVER,
      send: (rows, watch) => this.#results((signal) => jobs.start(SEND, { role, rows }, signal), watch),
      ...(runId !== undefined && { running: watched(runId) }),
      ...(last && { last: { at: last.finishedAt ?? last.createdAt, open: watched(last.id) } }),
      decide: (plan, row, contactId) => send.decide(plan, row, contactId),
      texts,
      sendTexts,
    });
  }

  async #results(
    states: (signal: AbortSignal) => Observable<JobRunDetail>,
    watch: RunWatch,
  ): Promise<readonly SendResult[]> {
    const { result = [] } = await this.jobs.ended(states, watch);
    return result as readonly SendResult[];
  }
}
