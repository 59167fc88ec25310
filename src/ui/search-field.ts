import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Texts } from '../l10n/texts.ts';

/** Search field; the first Escape empties it, only the next one reaches the dialog. */
export function searchField(
  texts: Texts,
  value: string,
  placeholder: string,
  change: (value: string) => void,
): TemplateResult {
  const onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || value === '') return;
    event.preventDefault();
    event.stopPropagation();
    change('');
  };
  return html`<input
    type="search"
    aria-label=${texts.common.search}
    placeholder=${placeholder}
    .value=${live(value)}
    @input=${(event: Event) => change((event.target as HTMLInputElement).value)}
    @keydown=${onKeydown}
  />`;
}
