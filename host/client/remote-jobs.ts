import type { Disposable, Event } from '../api/disposable.ts';
import type { JobRun, JobRunDetail, Jobs } from '../api/jobs.ts';
import type { HostHttp } from './host-http.ts';

export interface JobsPlace {
  /** Of the Mandant. */
  readonly path: string;
  /** Of the plugin in it. */
  readonly pluginPath: string;
  readonly plugin: string;
  readonly origin: 'user' | 'command';
}

/** The jobs of one plugin. @param onDidChange ids of runs that moved; none after a connection that broke */
export function remoteJobs(
  http: HostHttp,
  { path, pluginPath, plugin, origin }: JobsPlace,
  onDidChange: Event<readonly string[]>,
): Jobs {
  const of = (runId: string): string => `${path}/runs/${encodeURIComponent(runId)}`;
  const get = (runId: string): Promise<JobRunDetail> => http.request('GET', of(runId));
  return {
    start: (job, input, { ahead = false } = {}) =>
      http.request('POST', `${pluginPath}/jobs/${encodeURIComponent(job)}`, {
        json: { input, origin: ahead ? 'ahead' : origin },
      }),
    get,
    list: ({ job, limit = 100 } = {}) =>
      http.request<readonly JobRun[]>('GET', `${path}/runs`, { query: { plugin, job, limit } }),
    watch: (runId, listener) => watchRun(() => get(runId), runId, onDidChange, listener),
    async cancel(runId) {
      await http.request('POST', `${of(runId)}/cancel`);
    },
    ask: (question, input, signal) =>
      http.answer(`${pluginPath}/questions/${encodeURIComponent(question)}`, { input }, signal),
    onDidChange,
  };
}

/** Reads the run anew whenever it moved; never two readings at a time, and none is shown after a later one. */
function watchRun(
  read: () => Promise<JobRunDetail>,
  runId: string,
  onDidChange: Event<readonly string[]>,
  listener: (run: JobRunDetail) => void,
): Disposable {
  let [isDisposed, isReading, isStale] = [false, false, false];
  const refresh = async (): Promise<void> => {
    isStale = true;
    if (isReading) return;
    isReading = true;
    while (wanted()) {
      isStale = false;
      // While the host is away its stream is broken too: it is read again when it is back.
      const run = await read().catch(() => undefined);
      if (run !== undefined && !disposed()) listener(run);
    }
    isReading = false;
  };
  const disposed = (): boolean => isDisposed;
  const wanted = (): boolean => isStale && !isDisposed;
  const subscription = onDidChange((ids) => {
    if (ids.length === 0 || ids.includes(runId)) void refresh();
  });
  void refresh();
  return {
    dispose: () => {
      isDisposed = true;
      subscription.dispose();
    },
  };
}
