import { inject, injectable } from 'inversify';
import { distinctUntilChanged, filter, map, NEVER, type Observable } from 'rxjs';
import type { Disposable } from '../../host/api/disposable.ts';
import type { JobRunDetail } from '../../host/api/jobs.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import type { PersonRole } from '../../host/api/persons.ts';
import { Texts } from '../l10n/texts.ts';
import { ContactSendLoader } from '../services/contacts/outbound/contact-send-loader.ts';
import type { SendResult } from '../services/contacts/outbound/send-result.ts';
import { Organization } from '../services/organization/organization.ts';
import { settingValues } from '../services/settings/typed-settings.ts';
import type { Contribution } from './contribution.ts';
import { commandId, Workbench } from './contribution.ts';
import { Disposables } from './disposables.ts';
import { ignoreWhileRunning } from './ignore-while-running.ts';
import { JobWatch, type WatchOptions } from './job-watch.ts';
import type { JobId } from '../manifest.generated.ts';

const SEND = 'lexoffice.sendPersons' satisfies JobId;

/** "Nach Lexware Office übertragen …" in the menu of the sync buttons, only while the setting allows to write (rules.md 20). */
@injectable()
export class ContactSendContribution implements Contribution {
  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(ContactSendLoader) private readonly loader: ContactSendLoader,
    @inject(Organization) private readonly organization: Organization,
    @inject(JobWatch) private readonly jobs: JobWatch,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  start(): Disposable {
    const { commands } = this.workbench;
    return new Disposables().add(
      settingValues(this.workbench, 'lexoffice.writeAccess').subscribe((on) =>
        commands.setContext('lexoffice.writeAccess', on),
      ),
      this.organization.state$
        .pipe(
          map(({ status }) => status === 'connected'),
          distinctUntilChanged(),
          filter(Boolean),
        )
        .subscribe(() => void this.loader.recover()),
      commands.register(
        commandId('lexoffice.sendCustomers'),
        ignoreWhileRunning(() => this.#open('customer')),
      ),
      commands.register(
        commandId('lexoffice.sendSuppliers'),
        ignoreWhileRunning(() => this.#open('supplier')),
      ),
    );
  }

  async #open(role: PersonRole): Promise<void> {
    const { texts, workbench, jobs } = this;
    const open = await jobs.open(SEND);
    const [{ showContactSend }, send, sendTexts] = await Promise.all([
      import('../ui/contact-send/show-contact-send.ts'),
      this.loader.load(),
      texts.contactSend(),
    ]);
    await showContactSend(workbench.window, {
      role,
      plan$: open === undefined ? send.plan(role) : NEVER,
      send: (rows, options) => this.#results((signal) => jobs.start(SEND, { role, rows }, signal), options),
      ...(open && {
        running: (options: WatchOptions) => this.#results((signal) => jobs.watch(open.id, signal), options),
      }),
      decide: (plan, row, contactId) => send.decide(plan, row, contactId),
      texts,
      sendTexts,
    });
  }

  async #results(
    states: (signal: AbortSignal) => Observable<JobRunDetail>,
    options: WatchOptions,
  ): Promise<readonly SendResult[]> {
    const { result = [] } = await this.jobs.ended(states, options);
    return result as readonly SendResult[];
  }
}
