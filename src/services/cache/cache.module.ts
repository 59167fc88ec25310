import { ContainerModule } from 'inversify';
import { Host } from '../host-tokens.ts';
import { InMemoryInvoiceCache } from './in-memory-invoice-cache.ts';
import { IndexedDbInvoiceCache } from './indexed-db-invoice-cache.ts';
import { InvoiceCache } from './invoice-cache.ts';

export const cacheModule = new ContainerModule(({ bind }) => {
  bind(InvoiceCache)
    .toResolvedValue(
      (host) =>
        'indexedDB' in globalThis
          ? new IndexedDbInvoiceCache(host.mandant.current.id)
          : new InMemoryInvoiceCache(),
      [Host],
    )
    .inSingletonScope();
});
