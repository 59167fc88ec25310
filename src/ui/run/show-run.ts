import { fromEvent, type Observable } from 'rxjs';
import type { Window } from '../../../host/api/window.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { RunResult, RunState } from '../../services/invoices/run/import-run.ts';
import { mountDialog } from '../mount-dialog.ts';

export interface RunParams {
  /** Starts on subscription; aborting the signal stops after the current document. */
  readonly run: (signal: AbortSignal) => Observable<RunState>;
  readonly texts: Texts;
  /** Files being fetched in the background, shown beside the result. */
  readonly attachments$?: Observable<{ readonly done: number; readonly total: number }>;
  /** Until Lexware Office is asked again, while it throttles (G1). */
  readonly pausedSeconds$?: Observable<number>;
  readonly actions: {
    openErrorLog(): void;
    /** Takes back what the run has booked. */
    undo(result: RunResult): void;
  };
}

/** Runs the import with progress and result. Resolves when the user has closed the result; the run itself cannot be closed away. */
export async function showRun(
  window: Window,
  { run, texts, attachments$, pausedSeconds$, actions }: RunParams,
): Promise<RunResult | undefined> {
  await import('./run.ts');
  const cancellation = new AbortController();
  let running = true;
  let result: RunResult | undefined;
  const element = document.createElement('lexoffice-run');
  element.texts = texts;
  element.addEventListener('cancel-run', () => cancellation.abort());
  await mountDialog(window, element, {
    title: texts.run.title,
    manual: 'run',
    canClose: () => !running,
    connect: (close) => [
      // The log would open behind the dialog.
      fromEvent(element, 'open-error-log').subscribe(() => {
        close();
        actions.openErrorLog();
      }),
      // Asked for over nothing: the result would not be true any more.
      fromEvent(element, 'undo-run').subscribe(() => {
        close();
        if (result !== undefined) actions.undo(result);
      }),
      pausedSeconds$?.subscribe((seconds) => (element.pausedSeconds = seconds)),
      run(cancellation.signal).subscribe((next) => {
        running = next.status === 'booking';
        if (next.status === 'finished') result = next.result;
        element.state = next;
      }),
      attachments$?.subscribe((attachments) => (element.attachments = attachments)),
    ],
  });
  return result;
}
