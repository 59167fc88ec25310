import type { Cache, CacheEntry } from '../api/cache.ts';
import type { HostHttp } from './host-http.ts';

/** Entries of one request. */
const CHUNK = 500;

/** @param path of the plugin in the Mandant */
export function remoteCache(http: HostHttp, path: string): Cache {
  return {
    list: (prefix) => http.list<CacheEntry>(`${path}/cache`, { prefix }),
    get: (keys) =>
      keys.length === 0
        ? Promise.resolve([])
        : http.list<CacheEntry>(`${path}/cache`, { keys: keys.join('\n') }),
    async put(entries) {
      for (let start = 0; start < entries.length; start += CHUNK)
        await http.request('POST', `${path}/cache`, { json: entries.slice(start, start + CHUNK) });
    },
    async remove(keys) {
      if (keys.length > 0) await http.request('POST', `${path}/cache/removals`, { json: keys });
    },
  };
}
