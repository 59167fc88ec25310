import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../../l10n/texts.ts';
import type { RunState } from '../../services/invoices/run/import-run.ts';
import { formatCount, formatDuration } from '../format.ts';

/** "37 von 120 · noch 45 s", with what is being booked. */
export function runProgress(
  state: Extract<RunState, { status: 'booking' }> | undefined,
  cancelling: boolean,
  pausedSeconds: number,
  texts: Texts,
): TemplateResult {
  const t = texts.run;
  const known = state !== undefined && state.total > 0;
  const line = !known
    ? t.starting
    : [
        t.progress(formatCount(state.done), formatCount(state.total)),
        ...(pausedSeconds > 0
          ? [texts.common.paused(formatCount(pausedSeconds))]
          : state.remainingMs === undefined
            ? []
            : [texts.common.remaining(formatDuration(state.remainingMs))]),
      ].join(' · ');
  return html`<div class="progress">
    <h2>${t.booking}</h2>
    <progress
      aria-label=${t.booking}
      max=${known ? state.total : nothing}
      value=${known ? state.done : nothing}
    ></progress>
    <p class="line">${line}</p>
    <p class="muted">
      ${cancelling ? t.cancelling : state?.current === undefined ? nothing : t.current(state.current)}
    </p>
  </div>`;
}
