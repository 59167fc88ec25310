import type { PluginContext } from '../../host/api/plugin-context.ts';
import type { Texts } from '../l10n/texts.ts';
import type { ImportLists } from '../services/invoices/list/import-lists.ts';
import type { PastRun } from '../services/invoices/run/past-run.ts';
import { RunUndo, type ImportHolder, type UndoResult } from '../services/invoices/run/run-undo.ts';
import type { Organization } from '../services/organization/organization.ts';
import type { TransferRegistry } from '../services/registry/transfer-registry.ts';
import { formatCount, formatInstant } from '../ui/format.ts';
import { showPastRuns } from '../ui/past-runs/show-past-runs.ts';
import { showUndoQuestion } from '../ui/past-runs/show-undo-question.ts';
import { problemText } from '../ui/problem-text.ts';
import { commandId } from './contribution.ts';
import type { ImportJob } from './import-job.ts';

export interface UndoParts {
  readonly workbench: PluginContext;
  readonly organization: Organization;
  readonly registry: TransferRegistry;
  readonly lists: ImportLists;
  readonly job: ImportJob;
  readonly texts: Texts;
}

/** "Importläufe …": until it is closed, with the books as they are after each Storno. */
export async function openPastRuns(parts: UndoParts): Promise<void> {
  const { workbench, texts } = parts;
  const words = await texts.pastRuns();
  for (;;) {
    const runs = await undoing(parts).runs();
    const answer = await showPastRuns(workbench.window, { runs, texts, words });
    if (answer === undefined) return;
    const { does, run } = answer;
    if (does === 'undo') await askAndUndo(parts, run);
    else await workbench.commands.execute(commandId('lexoffice.openRun'), run.batchId);
  }
}

/** "Lauf stornieren" of the run whose result is shown. */
export async function undoRun(parts: UndoParts, batchId: string): Promise<void> {
  const run = (await undoing(parts).runs()).find((one) => one.batchId === batchId);
  if (run !== undefined && run.standing.length > 0) return askAndUndo(parts, run);
  const words = await parts.texts.pastRuns();
  void parts.workbench.window.showMessage('info', words.nothing);
}

const undoing = ({ workbench, organization, registry, lists, texts }: UndoParts): RunUndo =>
  new RunUndo(workbench, organization, registry, lists, texts);

async function askAndUndo(parts: UndoParts, run: PastRun): Promise<void> {
  const { workbench, job, texts } = parts;
  const { window, mandant } = workbench;
  const words = await texts.pastRuns();
  const { closedUntil } = mandant.current;
  if (!(await showUndoQuestion(window, { run, closedUntil, texts, words }))) return;
  const importing = async (): Promise<ImportHolder | undefined> => {
    const open = await job.open();
    return open && { user: open.user, since: open.createdAt };
  };
  const result = await window.withProgress(words.question.title, (progress) =>
    undoing(parts).undo(run.batchId, progress, importing),
  );
  tell(parts, result, words);
}

function tell(
  { workbench: { window }, texts }: UndoParts,
  result: UndoResult,
  words: Awaited<ReturnType<Texts['pastRuns']>>,
): void {
  if (result.status === 'busy') {
    const { user, since } = result.holder;
    const { busy, busyAdvice } = texts.run;
    void window.showMessage('warning', `${busy(user, formatInstant(since))} ${busyAdvice}`);
    return;
  }
  const { undone, left, failure } = result;
  if (left === 0) {
    void window.showMessage('success', words.done(formatCount(undone)));
    return;
  }
  const why = failure === undefined ? [] : [problemText(texts, failure).message];
  const said = [words.left(formatCount(undone), formatCount(left)), ...why].join(' ');
  void window.showMessage('warning', said);
}
