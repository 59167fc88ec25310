import { inject, injectable } from 'inversify';
import { Observable, ReplaySubject } from 'rxjs';
import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { Lock } from '../../../../host/api/state.ts';
import { Clock, Host } from '../../host-tokens.ts';
import { LexofficeClient } from '../../lexoffice/lexoffice-client.ts';
import { Organization } from '../../organization/organization.ts';
import { TransferRegistry } from '../../registry/transfer-registry.ts';
import { CircumstancesSource } from '../list/circumstances-source.ts';
import { connectedProfile } from '../../organization/connected-profile.ts';
import { DetailSource } from '../list/detail-source.ts';
import { failureCode } from '../../service-failure.ts';
import { ServiceTexts } from '../../texts.ts';
import { FailureReports } from './failure-reports.ts';
import { ImportBatch, type BatchParts, type RunIdentifier } from './import-batch.ts';
import type { RunEntry, RunList, RunState, Selection } from './import-run.ts';
import { Pauses } from '../pauses.ts';

/**
 * Books what was selected, one document after the other; each is durable before the next starts. One run at a time per Mandant, over all windows and
 * seats (B10).
 */
@injectable()
export class ImportRuns {
  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(Clock) private readonly clock: Clock,
    @inject(ServiceTexts) private readonly texts: ServiceTexts,
    @inject(LexofficeClient) private readonly client: LexofficeClient,
    @inject(Organization) private readonly organization: Organization,
    @inject(TransferRegistry) private readonly registry: TransferRegistry,
    @inject(DetailSource) private readonly details: DetailSource,
    @inject(CircumstancesSource) private readonly circumstances: CircumstancesSource,
    @inject(Pauses) private readonly pauses: Pauses,
    @inject(FailureReports) private readonly reports: FailureReports,
  ) {}

  /** Cold: starts on subscription. Unsubscribing does not stop it; aborting `signal` does, after the documents that are being booked. Never errors. */
  run(
    list: RunList,
    selection: Selection,
    signal: AbortSignal,
    identifier: RunIdentifier = { batchId: crypto.randomUUID(), isResumed: false },
  ): Observable<RunState<RunEntry>> {
    let states: ReplaySubject<RunState<RunEntry>> | undefined;
    return new Observable((subscriber) => {
      if (states === undefined) {
        states = new ReplaySubject<RunState<RunEntry>>(1);
        void this.#start(list, selection, signal, identifier, states);
      }
      return states.subscribe(subscriber);
    });
  }

  async #start(
    list: RunList,
    selection: Selection,
    signal: AbortSignal,
    identifier: RunIdentifier,
    states: ReplaySubject<RunState<RunEntry>>,
  ): Promise<void> {
    let lock: Lock | undefined;
    try {
      const attempt = await this.host.state.acquireLock('import', {
        description: this.texts.run.title,
      });
      if (!attempt.acquired) states.next({ status: 'busy', holder: attempt.holder });
      else {
        lock = attempt.lock;
        const profile = await connectedProfile(this.organization);
        const batch = new ImportBatch(this.#parts(), identifier, profile, list, selection, signal, lock.lost);
        const result = await batch.execute((state) => states.next(state));
        states.next({ status: 'finished', result });
      }
    } catch (error) {
      states.next({ status: 'failed', code: failureCode(error) });
    }
    lock?.dispose();
    states.complete();
  }

  #parts(): BatchParts {
    const { host, clock, texts, client, registry, details, circumstances, reports } = this;
    const { retryMs } = this.pauses;
    return { host, clock, texts, client, registry, details, circumstances, reports, retryMs };
  }
}
