import 'reflect-metadata';
import { manifestSchema } from '../../host/api/manifest.schema.ts';
import type { HostClient } from '../../host/client/connect-host.ts';
import manifest from '../../plugin.manifest.json';
import { de } from '../../src/l10n/de/de.ts';
import { createServices } from '../../src/services-container.ts';
import { AccountTables } from '../../src/services/account-table/account-tables.ts';
import { workerCacheModule } from '../../src/services/cache/worker-cache.module.ts';
import type { SandboxCompany } from './sandbox-of-companies.ts';

export const PLUGIN = manifestSchema.parse(manifest);
/** Between two requests of one token, of real time. */
const GAP_MS = 550;

export async function openMandanten(
  client: HostClient,
  companies: readonly SandboxCompany[],
  scale: number,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { name, token } of companies) {
    const { id } = await client.addMandant({ name, chartOfAccounts: 'SKR03' });
    ids.push(id);
    const session = await client.openMandant(id);
    const { settings } = session.services(PLUGIN);
    await settings.update('lexoffice.lastFetchDate', '2026-01-01');
    await settings.update('lexoffice.gapMs', Math.round(GAP_MS / scale));
    await session.admin.putSecret(PLUGIN.id, 'lexoffice.apiToken', token);
    session.dispose();
  }
  return ids;
}

export async function startAll(client: HostClient, ids: readonly string[], job: string): Promise<void> {
  for (const id of ids) {
    const session = await client.openMandant(id);
    await session.jobs(PLUGIN.id).start(job, {});
    session.dispose();
  }
}

/** What a user does once for a Mandant. */
export async function confirmAccounts(client: HostClient, id: string): Promise<void> {
  const session = await client.openMandant(id);
  const container = createServices(session.services(PLUGIN), de);
  container.load(workerCacheModule);
  const tables = container.get(AccountTables);
  const { rows } = await tables.current();
  await tables.confirm(rows.map(({ taxCase }) => taxCase));
  session.dispose();
}
