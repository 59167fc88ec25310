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
      fieldset {
        display: inline-flex;
        margin: 0;
        padding: 0;
        border: 1px solid var(--host-color-border-control);
        border-radius: var(--host-radius);
        background: var(--host-color-surface);
      }

      label {
        position: relative;
        display: flex;
        align-items: center;
        min-height: calc(var(--host-control-height) - 2px);
        padding: 0 var(--host-space-3);
        cursor: pointer;
      }

      label + label {
        border-left: 1px solid var(--host-color-border);
      }

      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }

      label:hover {
        background: var(--host-color-hover);
      }

      label:has(:checked) {
        background: var(--host-color-selection);
        font-weight: 600;
      }

      label:has(:focus-visible) {
        outline: 2px solid var(--host-focus-ring);
        outline-offset: 1px;
        z-index: 1;
      }

      @media (forced-colors: active) {
        label:has(:checked) {
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
    return html`<fieldset>
      <legend class="visually-hidden">${this.label}</legend>
      ${this.segments.map(
        ({ value, label }) =>
          html`<label>
            <input
              type="radio"
              name="segment"
              .checked=${value === this.value}
              @change=${() => this.#choose(value)}
            /><span>${label}</span>
          </label>`,
      )}
    </fieldset>`;
  }

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
