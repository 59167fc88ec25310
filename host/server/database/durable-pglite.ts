import { fsyncSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';

/** The part of Emscripten's file system that is touched here. */
interface OpenFile {
  readonly path?: string;
  readonly nfd?: number;
  readonly stream_ops?: { fsync?: (file: OpenFile) => number };
}

/** PostgreSQL's own 128 MB are cleared at every start, half of its time, and stay in the memory of the server. */
const SHARED_BUFFERS = '16MB';

/**
 * Opens PGlite on a folder so that a commit is on the disk when it resolves. PGlite runs with `fsync=off`, and its file system knows no
 * fsync: PostgreSQL's calls would go nowhere, and a power cut could lose what was answered as booked. Both are set right here.
 * @throws Error when a newer PGlite has moved its insides: better no start than books that only seem safe.
 */
export async function openDurablePglite(folder: string): Promise<PGlite> {
  const startParams = PGlite.defaultStartParams.filter((parameter) => parameter !== '-F');
  const settings = ['wal_sync_method=fsync', `shared_buffers=${SHARED_BUFFERS}`];
  const client = new PGlite(folder, {
    startParams: [...startParams, ...settings.flatMap((setting) => ['-c', setting])],
  });
  await client.waitReady;
  // Opens the log of a folder that is only read so far: without an open file there is no way to its operations.
  await client.exec('checkpoint');
  const streams = (client.Module as unknown as { FS?: { streams?: readonly (OpenFile | null)[] } }).FS
    ?.streams;
  const operations = streams?.find(
    (file) => file?.path?.includes('/pg_wal/') && file.nfd !== undefined,
  )?.stream_ops;
  if (operations === undefined) {
    await client.close();
    throw new Error('PGlite offers no way to flush its files to the disk.');
  }
  operations.fsync = (file) => {
    if (file.nfd !== undefined) fsyncSync(file.nfd);
    return 0;
  };
  await client.exec('checkpoint'); // what was written before fsync was in place
  return client;
}
