import { statfs } from 'node:fs/promises';

/** The log of the embedded database takes pieces of 16 MB; it must find room for what is committed while others still fill the drive. */
const RESERVE_BYTES = 64 * 1024 * 1024;

/** Nothing more is written; reading goes on. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';

  constructor() {
    super(
      'Auf dem Laufwerk des Datenordners ist kein Platz mehr: Es wurde nichts gespeichert. Was schon gespeichert ist, bleibt; bitte Platz schaffen und noch einmal versuchen.',
    );
  }
}

export type FreeBytes = (folder: string) => Promise<number>;

const freeBytesOf: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/**
 * Looks for space before something is written: in the middle of a write the embedded database cannot go back.
 * @param bytes that are going to be written
 * @throws StorageFull
 */
export async function requireSpace(
  folder: string,
  bytes: number,
  freeBytes: FreeBytes = freeBytesOf,
): Promise<void> {
  // A file is stored once in its table and once in the log.
  if ((await freeBytes(folder)) < RESERVE_BYTES + 2 * bytes) throw new StorageFull();
}
