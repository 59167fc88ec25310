import { html, nothing, type TemplateResult } from 'lit';
import type { Period } from '../../services/calendar/periods.ts';
import type { StatedTaxesState } from '../../services/evaluation-sources/read-stated-taxes.ts';
import { formatCount } from '../format.ts';
import { banner } from '../problem-banner.ts';
import { problemText } from '../problem-text.ts';
import type { Words } from './words.ts';

/** How far the comparison is, and what the numbers of Lexware Office are and are not. */
export function statedNote(state: StatedTaxesState, year: Period, { texts, words }: Words): TemplateResult {
  switch (state.status) {
    case 'reading': {
      const text = words.comparing(formatCount(state.done), formatCount(state.total));
      const isKnown = state.total > 0;
      return html`<div class="toolbar screen">
        <progress
          aria-label=${text}
          max=${isKnown ? state.total : nothing}
          value=${isKnown ? state.done : nothing}
        ></progress>
        <span class="muted">${text}</span>
      </div>`;
    }
    case 'failed':
      return banner('error', problemText(texts, state.code));
    case 'ready':
      return html`<p class="muted" role="status">
          ${words.compared(year)}
          ${state.leftOut === 0 ? nothing : html`<span>${words.leftOut(formatCount(state.leftOut))}</span>`}
        </p>
        ${state.complete ? nothing : banner('warning', { message: words.incomplete })}`;
  }
}
