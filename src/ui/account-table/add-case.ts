import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Plus } from 'lucide';
import type { Texts } from '../../l10n/texts.ts';
import { isTaxCaseName } from '../../services/account-table/tax-case-name.ts';
import { controls } from '../controls.styles.ts';
import { defineElement } from '../define-element.ts';
import { icon } from '../icon.ts';
import { tokens } from '../tokens.ts';

export class AddCaseEvent extends Event {
  constructor(readonly taxCase: string) {
    super('add-case');
  }
}

/**
 * Takes the name of a tax case that the table lacks, as the Fehlerprotokoll names it.
 *
 * @fires add-case
 */
@defineElement('lexoffice-add-case')
class AddCase extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_space-2);
      }
      input {
        inline-size: 220px;
      }
      .problem {
        color: var(--_danger);
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  /** Cases that are in the table. */
  @property({ attribute: false }) taken: ReadonlySet<string> = new Set();
  @state() private problem?: string;

  override render(): TemplateResult {
    const t = this.texts.accountTable;
    return html`<form novalidate @submit=${this.#onSubmit}>
      <input
        name="case"
        autocomplete="off"
        aria-label=${t.addLabel}
        aria-describedby="hint"
        aria-invalid=${this.problem === undefined ? 'false' : 'true'}
      />
      <button>${icon(Plus)}${t.add}</button>
      <span id="hint" class=${this.problem === undefined ? 'muted' : 'problem'} role="status">
        ${this.problem ?? t.addHint}
      </span>
    </form>`;
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const name = new FormData(form).get('case');
    const taxCase = typeof name === 'string' ? name.trim() : '';
    const t = this.texts.accountTable;
    this.problem = !isTaxCaseName(taxCase) ? t.addInvalid : this.taken.has(taxCase) ? t.addExists : undefined;
    if (this.problem !== undefined) return;
    form.reset();
    this.dispatchEvent(new AddCaseEvent(taxCase));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-add-case': AddCase;
  }
}
