import { inject, injectable } from 'inversify';
import type { Disposable } from '../../../../host/api/disposable.ts';
import type { ErrorLogInput } from '../../../../host/api/log.ts';
import type { HostServices } from '../../../../host/api/plugin-context.ts';
import { UnsentReports } from '../../cache/unsent-reports.ts';
import { hostFailure } from '../../host-failure.ts';
import { Clock, Host } from '../../host-tokens.ts';
import { ServiceTexts } from '../../texts.ts';

/**
 * The failures of runs on their way into the Fehlerprotokoll: what the host could not take waits in order, over a restart too, and is written when it
 * answers again (rules.md 9).
 */
@injectable()
export class FailureReports {
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(UnsentReports) private readonly unsent: UnsentReports,
    @inject(Clock) private readonly clock: Clock,
    @inject(ServiceTexts) private readonly texts: ServiceTexts,
  ) {}

  /** Writes what an earlier session left behind, and later whatever waits when the host is heard again. */
  follow(): Disposable {
    void this.flush();
    return this.host.log.onDidChange(() => void this.flush());
  }

  /** Behind those that wait. An unreachable protocol must not stop a run, so it never rejects for the host's sake. */
  write(lines: readonly ErrorLogInput[]): Promise<void> {
    return this.#inTurn(async () => {
      if ((await this.#flush()) && (await this.#reported(lines))) return;
      const happened = this.clock.now().toISOString();
      await this.unsent.add(lines.map((line) => ({ ...line, details: { ...line.details, happened } })));
    });
  }

  /** Never rejects for the host's sake either. Asks the host nothing while nothing waits. */
  flush(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#flush();
    });
  }

  /** Whether nothing waits any more. */
  async #flush(): Promise<boolean> {
    if ((await this.unsent.all()).size === 0) return true;
    // Two windows of one browser see the same lines: only one of them writes.
    const lock = await this.#lock();
    if (lock === undefined) return false;
    try {
      const waiting = await this.unsent.all();
      if (waiting.size > 0 && !(await this.#reported([...waiting.values()]))) return false;
      await this.unsent.remove(waiting.keys());
      return true;
    } finally {
      lock.dispose();
    }
  }

  async #lock(): Promise<Disposable | undefined> {
    const description = this.texts.run.title;
    const attempt = await this.#answered(() => this.host.state.acquireLock('reports', { description }));
    return attempt?.acquired === true ? attempt.lock : undefined;
  }

  async #reported(lines: readonly ErrorLogInput[]): Promise<boolean> {
    return (await this.#answered(() => this.host.log.report(lines).then(() => true))) ?? false;
  }

  async #answered<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (hostFailure(error) === undefined) throw error;
      return undefined;
    }
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
