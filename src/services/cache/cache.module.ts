import { ContainerModule } from 'inversify';
import { Host } from '../host-tokens.ts';
import { HostInvoiceCache } from './host-invoice-cache.ts';
import { InMemoryInvoiceCache } from './in-memory-invoice-cache.ts';
import { IndexedDbInvoiceCache } from './indexed-db-invoice-cache.ts';
import { IndexedDbUnsentReports } from './indexed-db-unsent-reports.ts';
import { InMemoryUnsentReports } from './in-memory-unsent-reports.ts';
import { InvoiceCache } from './invoice-cache.ts';
import { SharedInvoiceCache } from './shared-invoice-cache.ts';
import { UnsentReports } from './unsent-reports.ts';

export const cacheModule = new ContainerModule(({ bind }) => {
  bind(InvoiceCache)
    .toResolvedValue(
      (host) =>
        new SharedInvoiceCache(
          'indexedDB' in globalThis
            ? new IndexedDbInvoiceCache(host.mandant.current.id)
            : new InMemoryInvoiceCache(),
          new HostInvoiceCache(host.cache),
        ),
      [Host],
    )
    .inSingletonScope();
  bind(UnsentReports)
    .toResolvedValue(
      (host) =>
        'indexedDB' in globalThis
          ? new IndexedDbUnsentReports(host.mandant.current.id)
          : new InMemoryUnsentReports(),
      [Host],
    )
    .inSingletonScope();
});
