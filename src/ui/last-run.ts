import { html, nothing, type TemplateResult } from 'lit';
import type { Instant } from '../../host/api/calendar-date.ts';
import type { Texts } from '../l10n/texts.ts';
import { formatInstant } from './format.ts';

/** The last run shall be shown with what came of it. */
export class OpenLastRunEvent extends Event {
  constructor() {
    super('open-last-run');
  }
}

export function lastRunButton(
  texts: Texts,
  lastRun: Instant | undefined,
  open: () => void,
): TemplateResult | typeof nothing {
  if (lastRun === undefined) return nothing;
  return html`<button type="button" @click=${open}>${texts.common.lastRun(formatInstant(lastRun))}</button>`;
}

declare global {
  interface HTMLElementEventMap {
    'open-last-run': OpenLastRunEvent;
  }
}
