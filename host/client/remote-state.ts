import type { RecordOwner, State, StateCollection, StateRecord, StateWrite } from '../api/state.ts';
import type { Emitter } from './emitter.ts';
import type { EventStream } from './event-stream.ts';
import { HostFailure } from './failures.ts';
import type { HostHttp } from './host-http.ts';
import { acquireRemoteLock } from './remote-lock.ts';

export interface CollectionChange {
  readonly collection: string | undefined;
  readonly keys: readonly string[];
}

/** Records and locks of one plugin and Mandant. */
export function remoteState(
  http: HostHttp,
  stream: EventStream,
  path: string,
  changes: Emitter<CollectionChange>,
): State {
  return {
    collection: <T>(name: string) =>
      remoteCollection<T>(http, `${path}/state/${encodeURIComponent(name)}`, name, changes),
    mandantenWith: (collection, key) =>
      http.request<readonly RecordOwner[]>(
        'GET',
        `${path}/state/${encodeURIComponent(collection)}/${encodeURIComponent(key)}/mandanten`,
      ),
    acquireLock: (name, options) =>
      acquireRemoteLock(http, stream, `${path}/locks/${encodeURIComponent(name)}`, options),
  };
}

function remoteCollection<T>(
  http: HostHttp,
  path: string,
  name: string,
  changes: Emitter<CollectionChange>,
): StateCollection<T> {
  return {
    async get(key) {
      try {
        return await http.request<StateRecord<T>>('GET', `${path}/${encodeURIComponent(key)}`);
      } catch (error) {
        if (error instanceof HostFailure && error.code === 'not-found') return undefined;
        throw error;
      }
    },
    list: () => http.list<StateRecord<T>>(path),
    async write(writes) {
      // JSON has no `undefined`: a write without a value deletes.
      await http.request('POST', path, { json: writes satisfies readonly StateWrite<T>[] });
    },
    onDidChange: (listener) =>
      changes.event(({ collection, keys }) => {
        if (collection === undefined || collection === name) listener(keys);
      }),
  };
}
