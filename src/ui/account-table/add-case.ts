import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Plus } from 'lucide';
import type { AccountTableTexts } from '../../l10n/de/account-table.ts';
import type { Texts } from '../../l10n/texts.ts';
import {
  caseByRate,
  CASES_BY_RATE,
  CASES_WITHOUT_ACCOUNT,
  isPerCountry,
  OSS_COUNTRIES,
  type CaseByRate,
} from '../../services/account-table/addable-cases.ts';
import { controls } from '../controls.styles.ts';
import { defineElement } from '../define-element.ts';
import { icon } from '../icon.ts';
import { tokens } from '../tokens.ts';

export class AddCaseEvent extends Event {
  constructor(readonly taxCase: string) {
    super('add-case');
  }
}

const isByRate = (kind: string): kind is CaseByRate => CASES_BY_RATE.some((each) => each === kind);

/**
 * Takes a tax case that the table lacks: a kind, with the rate and the country that make it a case.
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
      label {
        display: inline-flex;
        align-items: center;
        gap: var(--_space-1);
      }
      input[name='rate'] {
        inline-size: 64px;
      }
      .problem {
        color: var(--_danger);
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) words!: AccountTableTexts;
  /** Cases that are in the table. */
  @property({ attribute: false }) taken: ReadonlySet<string> = new Set();
  @state() private kind: string = CASES_BY_RATE[0];
  @state() private problem?: string;

  override render(): TemplateResult {
    const { texts, kind } = this;
    const { adding, add } = this.words;
    const kinds = [
      ...CASES_BY_RATE.map((value) => ({ value, name: adding.kinds[value] })),
      ...CASES_WITHOUT_ACCOUNT.map((value) => ({ value, name: texts.taxCaseText(value) })),
    ].filter(({ value }) => !this.taken.has(value));
    return html`<form novalidate @submit=${this.#onSubmit}>
      <select name="kind" aria-label=${adding.kind} @change=${this.#onKind}>
        ${kinds.map(({ value, name }) => html`<option value=${value}>${name}</option>`)}
      </select>
      ${isByRate(kind) ? this.#renderRate(kind) : nothing}
      <button>${icon(Plus)}${add}</button>
      <span id="problem" class="problem" role="status">${this.problem}</span>
    </form>`;
  }

  #renderRate(kind: CaseByRate): TemplateResult {
    const { adding } = this.words;
    const countries = OSS_COUNTRIES.map((code) => ({ code, name: adding.countryName(code) }));
    countries.sort((a, b) => a.name.localeCompare(b.name, 'de'));
    return html`${
        isPerCountry(kind)
          ? html`<select name="country" aria-label=${adding.country}>
              ${countries.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
            </select>`
          : nothing
      }
      <label>
        <input
          name="rate"
          inputmode="decimal"
          autocomplete="off"
          aria-label=${adding.rate}
          aria-describedby="problem"
          aria-invalid=${this.problem !== undefined}
        />
        %
      </label>`;
  }

  #onKind({ target }: Event): void {
    this.kind = (target as HTMLSelectElement).value;
    this.problem = undefined;
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const typed = new FormData(form);
    const value = (name: string) => {
      const entry = typed.get(name);
      return typeof entry === 'string' ? entry : '';
    };
    const { adding } = this.words;
    const { kind } = this;
    const taxCase = isByRate(kind) ? caseByRate(kind, value('country'), value('rate')) : kind;
    this.problem =
      taxCase === undefined ? adding.noRate : this.taken.has(taxCase) ? adding.exists : undefined;
    if (taxCase === undefined || this.problem !== undefined) return;
    form.reset();
    this.kind = CASES_BY_RATE[0];
    this.dispatchEvent(new AddCaseEvent(taxCase));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-add-case': AddCase;
  }
}
