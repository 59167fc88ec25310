import { statfs } from 'node:fs/promises';

/** The log of the embedded database takes pieces of 16 MB; it must find room for what is committed while others still fill the drive. */
const RESERVE_BYTES = 64 * 1024 * 1024;
/** Two pieces of its log: with less it cannot even be opened. */
const OPENING_BYTES = 32 * 1024 * 1024;

/** Nothing more is written; reading goes on. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';

  constructor() {
    super(
      'Auf dem Laufwerk des Datenordners ist kein Platz mehr: Es wurde nichts gespeichert. Was schon gespeichert ist, bleibt; bitte Platz schaffen und noch einmal versuchen.',
    );
  }
}

/** How many bytes are free on the drive of a folder. */
export type FreeBytes = (folder: string) => Promise<number>;

const freeBytesOf: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** Whether a database in the folder that cannot be opened may only lack the room for it. */
export async function lacksSpaceToOpen(folder: string, freeBytes: FreeBytes = freeBytesOf): Promise<boolean> {
  return (await freeBytes(folder)) < OPENING_BYTES;
}

/** Looks for space before something is written: in the middle of a write the embedded database cannot go back. */
export class DriveSpace {
  /** What the writes under way need: the drive does not show it yet. */
  #promised = 0;

  constructor(
    private readonly folder: string,
    private readonly freeBytes: FreeBytes = freeBytesOf,
  ) {}

  /**
   * @param bytes that `write` is going to write
   * @throws StorageFull before it has begun
   */
  async during<T>(bytes: number, write: () => Promise<T>): Promise<T> {
    // A file is stored once in its table and once in the log.
    const needed = 2 * bytes;
    const promised = (this.#promised += needed);
    try {
      if ((await this.freeBytes(this.folder)) < RESERVE_BYTES + promised) throw new StorageFull();
      return await write();
    } finally {
      this.#promised -= needed;
    }
  }
}
