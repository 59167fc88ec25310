import { manifestSchema } from '../../host/api/manifest.schema.ts';
import type { Jobs } from '../../host/api/jobs.ts';
import type { HostServices } from '../../host/api/plugin-context.ts';
import { connectHost } from '../../host/client/connect-host.ts';
import type { Host } from '../../host/server/start-host.ts';
import manifest from '../../plugin.manifest.json' with { type: 'json' };

/** What a headless host has of a Mandant, with the plugin's jobs. */
export type Books = HostServices & { readonly jobs: Jobs };

/** Reads the books of the first Mandant through the contract, as a headless host would. */
export async function withBooks<T>(
  { url, authorization }: Host,
  read: (books: Books) => Promise<T>,
): Promise<T> {
  const client = await connectHost({ url, authorization });
  const [mandant] = await client.listMandanten();
  if (mandant === undefined) throw new Error('Es ist kein Mandant angelegt.');
  const session = await client.openMandant(mandant.id);
  try {
    const { id } = manifest;
    return await read({ ...session.services(manifestSchema.parse(manifest)), jobs: session.jobs(id) });
  } finally {
    session.dispose();
  }
}
