import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controls } from './styles/controls.styles.ts';

export interface Segment {
  readonly value: string;
  readonly label: string;
}

/** One of a few choices, side by side. Says `host-segment` with the chosen value. */
@customElement('host-segments')
export class HostSegments extends LitElement {
  static override styles = [
    controls,
    css`
      [role='radiogroup'] {
        display: inline-flex;
        border: 1px solid var(--host-color-border-control);
        border-radius: var(--host-radius);
        overflow: clip;
        overflow-clip-margin: 4px;
        background: var(--host-color-surface);
      }

      button {
        min-height: calc(var(--host-control-height) - 2px);
        border: 0;
        border-radius: 0;
      }

      button + button {
        border-left: 1px solid var(--host-color-border);
      }

      button[aria-checked='true'] {
        background: var(--host-color-selection);
        font-weight: 600;
      }

      button:focus-visible {
        outline-offset: -2px;
      }

      @media (forced-colors: active) {
        button[aria-checked='true'] {
          forced-color-adjust: none;
          background: Highlight;
          color: HighlightText;
        }
      }
    `,
  ];

  @property() label = '';
  @property() value = '';
  @property({ attribute: false }) segments: readonly Segment[] = [];

  override render(): TemplateResult {
    return html`<div role="radiogroup" aria-label=${this.label} @keydown=${this.#onKeyDown}>
      ${this.segments.map(
        ({ value, label }) =>
          html`<button
            type="button"
            role="radio"
            aria-checked=${value === this.value ? 'true' : 'false'}
            tabindex=${value === this.value ? 0 : -1}
            @click=${() => this.#choose(value)}
          >
            ${label}
          </button>`,
      )}
    </div>`;
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const count = this.segments.length;
    const index = this.segments.findIndex(({ value }) => value === this.value);
    const next = this.segments[(index + step + count) % count];
    if (next === undefined) return;
    this.#choose(next.value);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[aria-checked=true]')?.focus(),
    );
  };

  #choose(value: string): void {
    this.value = value;
    this.dispatchEvent(new CustomEvent<string>('host-segment', { detail: value }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-segments': HostSegments;
  }
}
