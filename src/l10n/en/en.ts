import type { Texts } from '../texts.ts';
import { accountQuestion } from './account-question.ts';
import { badge } from './badge.ts';
import { common } from './common.ts';
import { connection } from './connection.ts';
import { contactSync } from './contact-sync.ts';
import { importWindow } from './import-window.ts';
import { problems } from './problems.ts';
import { questions } from './questions.ts';
import { run } from './run.ts';
import { settings } from './settings.ts';
import { summaryWindow } from './summary-window.ts';
import { taxCaseText } from './tax-cases.ts';
import { terms } from './terms.ts';
import { wireFieldText } from './wire-fields.ts';

/** English texts. The labels of the books (Soll, Haben, Storno) stay where English has no better word. */
export const en: Texts = {
  accountQuestion,
  accountTable: async () => (await import('./account-table.ts')).accountTable,
  badge,
  common,
  connection,
  contactSend: async () => (await import('./contact-send.ts')).contactSend,
  contactSync,
  evaluations: async () => (await import('./evaluations.ts')).evaluations,
  importWindow,
  /** Loaded with the command. */
  pastRuns: async () => (await import('./past-runs.ts')).pastRuns,
  problems,
  questions,
  reconciliation: async () => (await import('./reconciliation.ts')).reconciliation,
  run,
  settings,
  summaryWindow,
  taxCaseText,
  terms,
  wireFieldText,
};
