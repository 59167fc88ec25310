import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { defineElement } from '../define-element.ts';
import { DialogElement } from '../dialog-element.ts';

/**
 * Asks for the number of a Debitor, with the next free one in the field.
 *
 * @fires answer the number, or nothing
 */
@defineElement('lexoffice-account-question')
export class AccountQuestion extends DialogElement<string> {
  static override styles = [
    ...DialogElement.shared,
    css`
      :host {
        block-size: auto;
      }
      form {
        display: grid;
        gap: var(--_space-3);
        max-inline-size: 60ch;
        overflow-wrap: anywhere;
      }
      label {
        display: grid;
        gap: var(--_space-1);
        justify-items: start;
      }
      .problem {
        color: var(--_danger);
      }
    `,
  ];

  @property({ attribute: false }) paragraphs: readonly string[] = [];
  @property({ attribute: false }) proposal = '';
  /** Why the number was not taken. */
  @property({ attribute: false }) problem?: string;
  /** A number is being written. */
  @property({ type: Boolean }) busy = false;

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('input')?.select();
  }

  override render(): TemplateResult {
    const { texts, busy, problem } = this;
    const t = texts.accountQuestion;
    return html`<form novalidate @submit=${this.#onSubmit}>
      ${this.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
      <label>
        ${t.number}
        <input
          name="number"
          inputmode="numeric"
          autocomplete="off"
          maxlength="5"
          aria-describedby="hint"
          aria-invalid=${problem === undefined ? 'false' : 'true'}
          .value=${this.proposal}
        />
      </label>
      <span id="hint" class=${problem === undefined ? 'muted' : 'problem'} role="status">
        ${problem ?? t.hint}
      </span>
      <footer>
        <div class="buttons">
          <button type="button" ?disabled=${busy} @click=${() => this.answer()}>
            ${texts.common.cancel}
          </button>
          <button class="primary" ?disabled=${busy}>${texts.common.save}</button>
        </div>
      </footer>
    </form>`;
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const number = new FormData(event.target as HTMLFormElement).get('number');
    this.answer(typeof number === 'string' ? number.trim() : '');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-account-question': AccountQuestion;
  }
}
