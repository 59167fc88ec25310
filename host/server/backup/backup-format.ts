/**
 * A backup is gzipped lines of JSON: a header, for each table what it has and its rows, and an end with the hash of all lines before it. Rows are
 * the texts of PostgreSQL, whose exactness no other form has, so that a backup moves between the embedded database and a server.
 */
export const BACKUP_FORMAT = 'fibuscan-backup';
export const BACKUP_VERSION = 1;

export interface BackupHeader {
  readonly format: typeof BACKUP_FORMAT;
  readonly version: number;
  /** The last step of the database. */
  readonly step: number;
  readonly createdAt: string;
  readonly mandanten: readonly string[];
}

/** Before the rows of a table; a row is an array of texts or `null`, bytes as base64. */
export interface BackupTable {
  readonly table: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

export interface BackupEnd {
  readonly lines: number;
  /** Of all lines before, each with its line feed. */
  readonly sha256: string;
}

/** What a backup is refused for; the message is German and for the user. */
export class UnusableBackup extends Error {
  override readonly name = 'UnusableBackup';
}
