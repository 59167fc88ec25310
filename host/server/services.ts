import type { Language } from '../api/language.ts';
import type { Access } from './access/access.ts';
import type { Backup } from '../wire/backup.ts';
import type { Books } from './books/books.ts';
import type { ConnectionGateway } from './connection/connection-gateway.ts';
import type { DriveSpace } from './database/drive-space.ts';
import type { JobEngine } from './jobs/job-engine.ts';
import type { Questions } from './jobs/questions.ts';
import type { RunCredentials } from './jobs/run-credentials.ts';
import type { MailSettings } from './mail/mail-settings.ts';
import type { Locks } from './plugins/locks.ts';
import type { InstalledPlugin } from './plugins/plugin-folder.ts';
import type { Secrets } from './secrets/secrets.ts';

/** What the routes work with. */
export interface Services {
  readonly books: Books;
  readonly secrets: Secrets;
  readonly mail: MailSettings;
  readonly locks: Locks;
  readonly gateway: ConnectionGateway;
  readonly jobs: JobEngine;
  readonly questions: Questions;
  readonly credentials: RunCredentials;
  readonly plugins: readonly InstalledPlugin[];
  readonly access: Access;
  readonly language: Language;
  readonly workbenchDir: string | undefined;
  /** Absent where the drive is not this machine's. */
  readonly space: DriveSpace | undefined;
  /** Into the data folder; absent without one. */
  readonly makeBackup: (() => Promise<Backup>) | undefined;
  /** Ends with the host: open streams close. */
  readonly stopping: AbortSignal;
  /** For failures that nobody else tells; lines hold no secret and nothing of the books. */
  readonly log: (line: string) => void;
}
