import type { ConflictReason, RefusalReason } from './contacts/contact-plan.ts';
import type { SendRefusal } from './contacts/outbound/send-plan.ts';
import type { Failure, SendFailure } from './failures.ts';
import type { ImportObstacle } from './invoices/list/import-obstacle.ts';
import type { OriginalProblem } from './invoices/originals/original-files.ts';
import type { BlockedReason, LeftOutReason, OfferedReason } from './invoices/rules/entry.ts';

/** What is told of documents, of the sync of persons and of the connection; the key of its text in l10n. */
export type ProblemCode =
  | LeftOutReason
  | BlockedReason
  | OfferedReason
  | Exclude<Failure, SendFailure>
  | RefusalReason
  | ConflictReason
  | OriginalProblem
  | Exclude<ImportObstacle, 'no-token'>
  | 'rows-not-asked-for';

/** What is told on the way to Lexware Office; some failures read otherwise there. */
export type SendProblem =
  SendRefusal | SendFailure | Extract<Failure, 'conflict' | 'rejected'> | 'number-differs';
