import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { defineElement } from '../define-element.ts';
import { DialogElement } from '../dialog-element.ts';
import { formatCount, formatMonth } from '../format.ts';

/** What of the documents by month was chosen; without a month all of them. */
export interface MonthAnswer {
  readonly month?: string;
}

/**
 * Asks for a month, or all of them, with the count of each and the consequence in words. The focus is on the choice that changes nothing.
 *
 * @fires answer a `MonthAnswer`, or nothing
 */
@defineElement('lexoffice-month-question')
export class MonthQuestion extends DialogElement<MonthAnswer> {
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
      }
      label {
        display: grid;
        gap: var(--_space-1);
        justify-items: start;
      }
    `,
  ];

  @property({ attribute: false }) words!: { readonly period: string; readonly consequence: string };
  @property({ attribute: false }) confirm!: (count: string) => string;
  @property({ attribute: false }) counts: ReadonlyMap<string, number> = new Map();
  @property({ attribute: false }) month = '';

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLButtonElement>('.cancel')?.focus();
  }

  override render(): TemplateResult {
    const { texts, words } = this;
    const months = [...this.counts].sort(([a], [b]) => (a < b ? 1 : -1));
    const all = [...this.counts.values()].reduce((sum, count) => sum + count, 0);
    const count = this.month === '' ? all : (this.counts.get(this.month) ?? 0);
    return html`<form @submit=${this.#onSubmit}>
      <label>
        ${words.period}
        <select @change=${(event: Event) => (this.month = (event.target as HTMLSelectElement).value)}>
          <option value="">${texts.common.all} (${formatCount(all)})</option>
          ${months.map(
            ([month, of]) => html`<option value=${month}>${formatMonth(month)} (${formatCount(of)})</option>`,
          )}
        </select>
      </label>
      <p>${words.consequence}</p>
      <footer>
        <div class="buttons">
          <button type="button" class="cancel" @click=${() => this.answer()}>${texts.common.cancel}</button>
          <button class="danger">${this.confirm(formatCount(count))}</button>
        </div>
      </footer>
    </form>`;
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    this.answer(this.month === '' ? {} : { month: this.month });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-month-question': MonthQuestion;
  }
}
