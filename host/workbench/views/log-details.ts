import { html, nothing, type TemplateResult } from 'lit';
import { text } from '../l10n/text.ts';

/** Name and value; what has no value is left out. */
export type LogFact = readonly [name: string, value: string | undefined];

/** @param actions what can be done with the line */
export function renderLogDetails(facts: readonly LogFact[], actions: unknown = nothing): TemplateResult {
  return html`<div class="details" role="region" aria-label=${text('log.details')} tabindex="0">
    ${actions}
    <dl>
      ${facts.map(([name, value]) =>
        value === undefined || value === ''
          ? nothing
          : html`<dt>${name}</dt>
              <dd>${value}</dd>`,
      )}
    </dl>
  </div>`;
}
