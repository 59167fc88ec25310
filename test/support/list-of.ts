import { LiveList } from '../../host/workbench/live-list.ts';

/** A list of the host that holds these rows and never changes. */
export const listOf = <T extends { readonly id: string }>(...rows: readonly T[]): LiveList<T> =>
  new LiveList({
    read: async function* () {
      yield await Promise.resolve(rows);
    },
    readAgain: () => Promise.resolve([]),
    subscribe: () => [],
  });
