import { connectHost } from '../../../host/client/connect-host.ts';
import { manifestSchema } from '../../../host/api/manifest.schema.ts';
import manifest from '../../../plugin.manifest.json' with { type: 'json' };
import { settledRun } from '../../demo/settled-run.ts';
import { TOKEN, type Stage } from '../stage.ts';

const { id } = manifestSchema.parse(manifest);
const COMPANIES = ['Bäckerei Hansen OHG', 'Zimmerei Lindner e. K.', 'Praxis Dr. Vogt'];

/** An office with several Mandanten. */
export async function walkOffice({ host, page, camera, sandbox, button }: Stage): Promise<void> {
  const client = await connectHost(host);
  for (const [index, companyName] of COMPANIES.entries()) {
    const mandant = await client.addMandant({ name: companyName, chartOfAccounts: 'SKR04' });
    const session = await client.openMandant(mandant.id);
    // The last one has no token yet.
    if (index < COMPANIES.length - 1) {
      const token = `${TOKEN}-${String(index + 2)}`;
      sandbox.admin.addOrganization({ seed: index + 2, token, companyName });
      await session.admin.putSecret(id, 'lexoffice.apiToken', token);
      const jobs = session.jobs(id);
      const { run } = await jobs.start('lexoffice.syncPersons', {});
      await settledRun(jobs, run.id);
    }
    session.dispose();
  }
  await page.reload();
  await button('Kanzlei').click();
  await page
    .getByRole('grid', { name: 'Kanzleiübersicht' })
    .getByText(COMPANIES[0] ?? '')
    .waitFor();
  await camera.take('office', 'The office: all Mandanten in one list, and what waits.', ['light', 'dark']);
}
