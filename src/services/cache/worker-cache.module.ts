import { ContainerModule } from 'inversify';
import { Host } from '../host-tokens.ts';
import { HostInvoiceCache } from './host-invoice-cache.ts';
import { InMemoryUnsentReports } from './in-memory-unsent-reports.ts';
import { InvoiceCache } from './invoice-cache.ts';
import { UnsentReports } from './unsent-reports.ts';

/** A worker has no storage of its own: what it keeps, the host keeps. */
export const workerCacheModule = new ContainerModule(({ bind }) => {
  bind(InvoiceCache)
    .toResolvedValue((host) => new HostInvoiceCache(host.cache), [Host])
    .inSingletonScope();
  bind(UnsentReports).to(InMemoryUnsentReports).inSingletonScope();
});
