import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { defineElement } from '../define-element.ts';
import { DialogElement } from '../dialog-element.ts';

export interface Choice<A> {
  readonly answer: A;
  readonly label: string;
  readonly kind?: 'primary' | 'danger';
}

/** A question with its consequence in words. The focus is on the first choice, which changes nothing. */
@defineElement('lexoffice-question')
export class Question extends DialogElement<unknown> {
  static override styles = [
    ...DialogElement.shared,
    css`
      :host {
        block-size: auto;
      }
      .paragraphs {
        display: grid;
        gap: var(--_space-3);
        max-inline-size: 60ch;
        overflow-wrap: anywhere;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--_space-1) var(--_space-3);
        margin: 0;
      }
      dt {
        color: var(--_muted);
      }
      dd {
        margin: 0;
        font-weight: 600;
      }
      footer .buttons {
        flex-wrap: wrap;
      }
    `,
  ];

  @property({ attribute: false }) paragraphs: readonly string[] = [];
  /** Names side by side, below the first paragraph. */
  @property({ attribute: false }) facts: readonly (readonly [string, string])[] = [];
  @property({ attribute: false }) choices: readonly Choice<unknown>[] = [];

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  override render(): TemplateResult {
    const [first, ...others] = this.paragraphs;
    return html`<div class="paragraphs">
        <p>${first}</p>
        ${
          this.facts.length === 0
            ? nothing
            : html`<dl>
                ${this.facts.map(
                  ([name, value]) =>
                    html`<dt>${name}</dt>
                      <dd>${value}</dd>`,
                )}
              </dl>`
        }
        ${others.map((paragraph) => html`<p>${paragraph}</p>`)}
      </div>
      <footer>
        <div class="buttons">
          ${this.choices.map(
            ({ answer, label, kind }) =>
              html`<button type="button" class=${kind ?? nothing} @click=${() => this.answer(answer)}>
                ${label}
              </button>`,
          )}
        </div>
      </footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-question': Question;
  }
}
