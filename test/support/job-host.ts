import type { JobRunDetail, Jobs, JobState } from '../../host/api/jobs.ts';
import type { JobHandler, WorkerContext } from '../../host/api/job-worker.ts';
import { connectHost, type HostClient } from '../../host/client/connect-host.ts';
import type { MandantSession } from '../../host/client/mandant-session.ts';
import { startHost, type Host, type HostOptions } from '../../host/server/start-host.ts';
import { makePlugin, temporaryFolder, type TemporaryFolder } from '../contract/host/temporary-plugin.ts';
import { placeDatabase } from './database-image.ts';
import { InProcessWorker } from './in-process-worker.ts';

export const COUNT_JOB = {
  id: 'lexoffice.count',
  title: 'Zählen',
  permission: 'customers.write',
  schedulable: true,
  input: {
    type: 'object',
    properties: { to: { type: 'integer', minimum: 0 } },
    required: ['to'],
    additionalProperties: false,
  },
};

/** A host with one plugin whose jobs a test writes, its worker, and a seat at it. */
export class JobHost {
  readonly worker = new InProcessWorker((context) => this.activate(context));
  /** What the plugin does in its worker; each test its own. */
  activate: (context: WorkerContext) => void = () => undefined;
  host!: Host;
  session!: MandantSession;
  /** What the seats have sent: methods and paths. */
  readonly sent: string[] = [];
  #folder!: TemporaryFolder;
  #plugin!: TemporaryFolder;

  /** The handler of `COUNT_JOB`. */
  set handler(handler: JobHandler) {
    this.activate = ({ jobs }) => void jobs.register(COUNT_JOB.id, handler);
  }

  get jobs(): Jobs {
    return this.session.jobs('lexoffice');
  }

  async open(options: Partial<HostOptions> = {}): Promise<this> {
    this.#folder = await temporaryFolder();
    await placeDatabase(this.#folder.path);
    this.#plugin = await makePlugin(
      { jobs: [COUNT_JOB, { ...COUNT_JOB, id: 'lexoffice.other' }] },
      { worker: 'dist/worker.js' },
    );
    await this.start(options);
    return this;
  }

  async start(options: Partial<HostOptions> = {}): Promise<void> {
    this.host = await startHost({
      dataDir: this.#folder.path,
      plugins: [this.#plugin.path],
      user: 'Frau Muster',
      log: () => undefined,
      worker: this.worker.start,
      ...options,
    });
    this.session = await this.seat();
  }

  client(): Promise<HostClient> {
    const recorded: typeof fetch = (input, init) => {
      this.sent.push(`${init?.method ?? 'GET'} ${new URL(input as string).pathname}`);
      return fetch(input, init);
    };
    return connectHost({ ...this.host, fetch: recorded });
  }

  async seat(): Promise<MandantSession> {
    const client = await this.client();
    const [mandant] = await client.listMandanten();
    return client.openMandant(mandant!.id);
  }

  /** Resolves with the run when it is in one of these states. */
  until(runId: string, ...states: readonly JobState[]): Promise<JobRunDetail> {
    return new Promise((resolve) => {
      const watch = this.jobs.watch(runId, (run) => {
        if (!states.includes(run.state)) return;
        queueMicrotask(() => watch.dispose());
        resolve(run);
      });
    });
  }

  async stop(): Promise<void> {
    this.session.dispose();
    await this.host.stop();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.#folder.remove();
    await this.#plugin.remove();
  }
}
