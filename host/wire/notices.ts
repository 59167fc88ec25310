import * as z from 'zod';
import type { JobRun } from '../api/jobs.ts';

/** A run that somebody should hear of: it ended at night or from the command line, failed, or left something to a person. */
export interface RunNotice {
  /** Of the run. */
  readonly id: string;
  readonly run: JobRun;
  /** By somebody of the office, at whatever seat. */
  readonly read: boolean;
}

/** Body of POST M/notices/read. */
export const noticesRead = z.strictObject({ ids: z.array(z.uuid()).max(1_000) });
