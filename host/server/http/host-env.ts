import type { HttpBindings } from '@hono/node-server';
import type { MandantRow } from '../books/books.ts';
import type { RunIdentity } from '../jobs/run-credentials.ts';
import type { InstalledPlugin } from '../plugins/plugin-folder.ts';
import type { Manifest } from '../../api/manifest.schema.ts';

/** What the middlewares leave for the routes. */
export interface HostEnv {
  Bindings: HttpBindings;
  Variables: {
    /** Who asks. */
    user: string;
    /** The browser tab; there on every request that writes. */
    seat: string | undefined;
    /** Of a worker that does a run; it acts in the name of the run's user. */
    run: RunIdentity | undefined;
    /** On routes below M. */
    mandant: MandantRow;
    /** On routes below P. */
    plugin: InstalledPlugin & { readonly manifest: Manifest };
  };
}
