/** Answer of POST /api/host/backups: a file in the data folder, which who asked may take away. */
export interface Backup {
  readonly file: string;
  readonly rows: number;
}
