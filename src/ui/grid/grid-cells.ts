import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ChevronRight, Ellipsis, Lock } from 'lucide';
import { icon } from '../icon.ts';

// Cells with the controls of a row. `name` is the row's name, spoken with each of them.

/** Checkbox, or a lock when the row cannot be chosen. */
export function checkCell(
  label: string,
  { selectable, selected }: { readonly selectable: boolean; readonly selected: boolean },
  onCheck: (event: MouseEvent) => void,
): TemplateResult {
  return html`<div role="gridcell" class="cell check">
    ${
      selectable
        ? html`<input type="checkbox" aria-label=${label} .checked=${live(selected)} @click=${onCheck} />`
        : icon(Lock, label)
    }
  </div>`;
}

export function expanderCell(label: string, expanded: boolean, onToggle: () => void): TemplateResult {
  return html`<div role="gridcell" class="cell tool">
    <button
      type="button"
      class="bare expander"
      aria-label=${label}
      aria-expanded=${expanded}
      @click=${onToggle}
    >
      ${icon(ChevronRight)}
    </button>
  </div>`;
}

export function menuCell(
  label: string,
  hasMenu: boolean,
  onOpen: (opener: HTMLElement) => void,
): TemplateResult {
  return html`<div role="gridcell" class="cell tool">
    ${
      hasMenu
        ? html`<button
            type="button"
            class="bare"
            aria-label=${label}
            aria-haspopup="menu"
            @click=${(event: Event) => onOpen(event.currentTarget as HTMLElement)}
          >
            ${icon(Ellipsis)}
          </button>`
        : nothing
    }
  </div>`;
}
