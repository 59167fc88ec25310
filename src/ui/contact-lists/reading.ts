import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../../l10n/texts.ts';
import { formatCount } from '../format.ts';

/** Contacts are being read; which way they go is said before anything starts (E26). */
export function reading(
  texts: Texts,
  direction: string,
  { done, total }: { readonly done: number; readonly total?: number },
): TemplateResult {
  const t = texts.contactSync;
  return html`<div class="fill">
    <div class="reading">
      <p class="direction">${direction}</p>
      <progress
        aria-label=${t.reading}
        max=${total ?? nothing}
        value=${total === undefined ? nothing : done}
      ></progress>
      <p>${total === undefined ? t.reading : t.readingOf(formatCount(done), formatCount(total))}</p>
    </div>
  </div>`;
}
