import type { Container } from 'inversify';
import { filter, firstValueFrom, lastValueFrom } from 'rxjs';
import type { Manifest } from '../../host/api/manifest.schema.ts';
import type { MandantSession } from '../../host/client/mandant-session.ts';
import { de } from '../../src/l10n/de/de.ts';
import { createServices } from '../../src/services-container.ts';
import { AccountTables } from '../../src/services/account-table/account-tables.ts';
import { cacheModule } from '../../src/services/cache/cache.module.ts';
import { ContactSync } from '../../src/services/contacts/contact-sync.ts';
import { Host } from '../../src/services/host-tokens.ts';
import { ImportLists } from '../../src/services/invoices/list/import-lists.ts';
import type { Entry, ImportList } from '../../src/services/invoices/rules/entry.ts';
import type { RunEntry, RunResult, RunState } from '../../src/services/invoices/run/import-run.ts';
import { ImportRuns } from '../../src/services/invoices/run/import-runs.ts';
import { remoteDetailsModule } from '../../src/services/invoices/list/remote-details.module.ts';
import { remoteLexofficeModule } from '../../src/services/lexoffice/remote-lexoffice.module.ts';
import { runModule } from '../../src/services/invoices/run/run.module.ts';

/** The real services of one seat over a session with a real host. */
export function officeSeat(session: MandantSession, manifest: Manifest): Container {
  const container = createServices(session.services(manifest), de);
  container.load(remoteLexofficeModule, cacheModule, remoteDetailsModule, runModule);
  return container;
}

/** Token, boundary, a first sync of Kunden and a confirmed account table: ready to import from a remote without a limit. */
export async function makeReady(session: MandantSession, seat: Container, token: string): Promise<void> {
  const { settings } = seat.get(Host);
  await session.admin.putSecret('lexoffice', 'lexoffice.apiToken', token);
  await settings.update('lexoffice.gapMs', 0);
  await settings.update('lexoffice.lastFetchDate', '2000-01-01');
  const sync = seat.get(ContactSync);
  const plan = await firstValueFrom(sync.plan('customer').pipe(filter(({ status }) => status !== 'pending')));
  if (plan.status !== 'ready') throw new Error(JSON.stringify(plan));
  await sync.apply(plan.plan);
  const tables = seat.get(AccountTables);
  await tables.confirm((await tables.current()).rows.map(({ taxCase }) => taxCase));
}

/** Of a Kunde that the sync has brought, as an invoice to it has it. */
export async function syncedAddress(
  seat: Container,
): Promise<{ contactId: string; name: string; countryCode: string }> {
  const persons = await seat.get(Host).persons.list({ role: 'customer' });
  const person = persons.find(({ externalKey, countryCode }) => externalKey && countryCode === 'DE');
  const contactId = person?.externalKey?.split(':')[2] ?? '';
  return { contactId, name: person?.name ?? '', countryCode: 'DE' };
}

export function listedAt(seat: Container): Promise<ImportList> {
  const lists = seat.get(ImportLists).open();
  return firstValueFrom(lists.pipe(filter(({ status }) => status === 'ready' || status === 'failed')));
}

export const isChoosable = ({ class: is }: Entry) => is === 'preselected' || is === 'offered';

/** How a run over what is chosen of the list ended. */
export function ranAt(seat: Container, list: ImportList, choose = isChoosable): Promise<RunState<RunEntry>> {
  const keys = list.entries.filter(choose).map(({ key }) => key);
  return lastValueFrom(seat.get(ImportRuns).run(list, { keys }, new AbortController().signal));
}

/** @throws Error when it did not come to its end */
export async function bookedAt(
  seat: Container,
  list: ImportList,
  choose = isChoosable,
): Promise<RunResult<RunEntry>> {
  const last = await ranAt(seat, list, choose);
  if (last.status !== 'finished') throw new Error(JSON.stringify(last));
  return last.result;
}
