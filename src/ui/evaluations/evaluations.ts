import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Voucher } from '../../../host/api/vouchers.ts';
import type { EvaluationTexts } from '../../l10n/de/evaluations.ts';
import { partsOfYear, yearOf, type Period } from '../../services/calendar/periods.ts';
import type { VoucherPart } from '../../services/evaluations/cell.ts';
import { sumOf } from '../../services/money/cents.ts';
import type { BooksState } from '../../services/evaluation-sources/read-books.ts';
import type { StatedTaxesState } from '../../services/evaluation-sources/read-stated-taxes.ts';
import { defineElement } from '../define-element.ts';
import { DialogElement } from '../dialog-element.ts';
import { formatCents, formatCount } from '../format.ts';
import '../grid/grid.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { plainTable } from '../plain-table.styles.ts';
import { banner } from '../problem-banner.ts';
import { problemText } from '../problem-text.ts';
import '../tabs/tabs.ts';
import type { TabEvent } from '../tabs/tabs.ts';
import { EvaluationActionEvent, type EvaluationAction } from './evaluation-events.ts';
import { evaluatedPeriod, evaluationSheet } from './evaluation-sheet.ts';
import { evaluationsStyles } from './evaluations.styles.ts';
import { partColumns } from './part-columns.ts';
import { revenueChart } from './revenue-chart.ts';
import { sheetCsv } from './sheet-csv.ts';
import { EVALUATIONS, type Evaluation, type Sheet } from './sheet.ts';
import { sheetTable, type OpenedSum } from './sheet-table.ts';
import { statedNote } from './stated-note.ts';
import type { Words } from './words.ts';

const partKey = ({ voucher }: VoucherPart) => voucher.id;
const partName = ({ voucher }: VoucherPart) => voucher.number;

/**
 * "Auswertungen" for the Steuerberater: four evaluations of what is booked under Kunden, each sum opening its vouchers.
 *
 * @fires evaluation-action
 * @fires answer when it is closed
 */
@defineElement('lexoffice-evaluations')
export class Evaluations extends DialogElement<undefined> {
  static override styles = [...DialogElement.shared, plainTable, evaluationsStyles];

  @property({ attribute: false }) words!: EvaluationTexts;
  /** Stands on the paper, where no workbench says whose books they are. */
  @property() mandant = '';
  @property() evaluation: Evaluation = 'revenue';
  @property({ attribute: false }) books: BooksState = { status: 'reading' };
  /** Absent until the comparison is asked for; of the chosen year. */
  @property({ attribute: false }) stated?: StatedTaxesState;

  /** Absent: the year of the latest posting. */
  @state() private chosen?: Period;
  @state() private opened?: OpenedSum;

  #sheet: Sheet = { texts: [], figures: [], sections: [] };
  #columns: readonly GridColumn<VoucherPart>[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('texts') || changed.has('words'))
      this.#columns = partColumns(this.#both, (voucher) => this.#act({ kind: 'show-voucher', voucher }));
    // Its vouchers may not be the same any more.
    if (changed.has('books')) this.opened = undefined;
    // Only what is drawn: a chosen sum changes nothing of it.
    if (changed.size > 1 || !changed.has('opened')) {
      const taxes = this.stated?.status === 'ready' ? this.stated.taxes : undefined;
      this.#sheet = evaluationSheet(this.evaluation, this.#period, this.#vouchers, taxes, this.#both);
    }
    // Lit fills in what the chunk brings when it is there.
    if (this.evaluation === 'revenue') void import('../bar-chart/bar-chart.ts');
  }

  override render(): TemplateResult {
    const { words, books } = this;
    return html`<div class="paper">
        <h2>${words.names[this.evaluation]} · ${words.periodName(this.#shownPeriod)}</h2>
        <p>${this.mandant}</p>
      </div>
      <lexoffice-tabs
        label=${words.title}
        .tabs=${EVALUATIONS.map((id) => ({ id, label: words.names[id] }))}
        active=${this.evaluation}
        @tab-change=${(event: TabEvent) => this.#choose(event.tab as Evaluation)}
      >
        ${
          books.status === 'failed'
            ? banner('error', problemText(this.texts, books.code))
            : books.status === 'reading'
              ? html`<p class="empty" role="status">${words.loading}</p>`
              : this.#renderBooks(books.vouchers)
        }
      </lexoffice-tabs>
      ${this.#renderFooter()}`;
  }

  get #both(): Words {
    return { texts: this.texts, words: this.words };
  }

  get #vouchers(): readonly Voucher[] {
    return this.books.status === 'ready' ? this.books.vouchers : [];
  }

  get #years(): readonly Period[] {
    return [...new Set(this.#vouchers.map(({ postingDate }) => yearOf(postingDate)))].sort().toReversed();
  }

  get #period(): Period {
    return this.chosen ?? this.#years[0] ?? '';
  }

  get #shownPeriod(): Period {
    return evaluatedPeriod(this.evaluation, this.#period);
  }

  #renderBooks(vouchers: readonly Voucher[]): TemplateResult {
    const { evaluation, words, stated } = this;
    if (vouchers.length === 0)
      return html`<div class="empty"><strong>${words.noVouchers}</strong> ${words.noVouchersAdvice}</div>`;
    return html`${this.#renderChoice()}
      <div class="notes">
        <p class="muted">${words.notes[evaluation]}</p>
        ${evaluation === 'vat-check' && stated ? statedNote(stated, yearOf(this.#period), this.#both) : nothing}
      </div>
      ${
        this.#sheet.sections.length === 0
          ? html`<p class="empty" role="status">${words.empty}</p>`
          : html`${evaluation === 'revenue' && !this.opened ? this.#renderChart(vouchers) : nothing}
              <div class="scroller" tabindex="0" role="group" aria-label=${words.names[evaluation]}>
                ${sheetTable(
                  {
                    label: `${words.names[evaluation]}, ${words.periodName(this.#shownPeriod)}`,
                    sheet: this.#sheet,
                    opened: this.opened?.key,
                    open: (sum) => (this.opened = sum.key === this.opened?.key ? undefined : sum),
                  },
                  this.#both,
                )}
              </div>`
      }
      ${this.opened ? this.#renderOpened(this.opened) : nothing}`;
  }

  #renderChoice(): TemplateResult {
    const { evaluation, words, stated } = this;
    const period = this.#shownPeriod;
    const year = yearOf(period);
    const option = (value: Period, name: string) =>
      html`<option value=${value} .selected=${value === period || (value === year && name === year)}>
        ${name}
      </option>`;
    const parts = partsOfYear(year).filter((part) => evaluatedPeriod(evaluation, part) === part);
    return html`<div class="toolbar screen">
      <label>
        ${words.year}
        <select @change=${this.#onYear}>
          ${this.#years.map((each) => option(each, each))}
        </select>
      </label>
      <label>
        ${words.period}
        <select @change=${this.#onPeriod}>
          ${[year, ...parts].map((each) => option(each, words.periodName(each)))}
        </select>
      </label>
      ${
        evaluation === 'vat-check'
          ? html`<button
              type="button"
              ?disabled=${stated?.status === 'reading'}
              @click=${() => this.#act({ kind: 'compare', year })}
            >
              ${words.compare}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderChart(vouchers: readonly Voucher[]): TemplateResult {
    const { categories, series } = revenueChart(vouchers, this.#period, this.#both);
    return html`<lexoffice-bar-chart
      label=${this.words.chart(this.words.periodName(this.#period))}
      .categories=${categories}
      .series=${series}
    ></lexoffice-bar-chart>`;
  }

  #renderOpened({ name, parts }: OpenedSum): TemplateResult {
    const { texts, words } = this;
    const net = formatCents(sumOf(parts.map(({ netCents }) => netCents)));
    return html`<section class="opened-list" aria-label=${words.openedTitle(name)}>
      <div class="toolbar">
        <h3>${words.openedTitle(name)}</h3>
        <span class="muted">${words.openedCount(formatCount(parts.length), net)}</span>
        <button type="button" @click=${() => (this.opened = undefined)}>${words.closeList}</button>
      </div>
      <lexoffice-grid
        label=${words.openedTitle(name)}
        .texts=${texts.common.grid}
        .columns=${this.#columns}
        .rows=${parts}
        .rowKey=${partKey}
        .rowName=${partName}
      ></lexoffice-grid>
    </section>`;
  }

  #renderFooter(): TemplateResult {
    const { texts, words } = this;
    const isEmpty = this.#sheet.sections.length === 0;
    return html`<footer>
      <button type="button" ?disabled=${isEmpty} @click=${this.#onExport}>${words.export}</button>
      <button type="button" ?disabled=${isEmpty} @click=${() => this.#act({ kind: 'print' })}>
        ${words.print}
      </button>
      <div class="buttons">
        <button type="button" class="primary" @click=${() => this.answer()}>${texts.common.close}</button>
      </div>
    </footer>`;
  }

  #act(action: EvaluationAction): void {
    this.dispatchEvent(new EvaluationActionEvent(action));
  }

  #choose(evaluation: Evaluation): void {
    this.evaluation = evaluation;
    this.opened = undefined;
  }

  readonly #onExport = (): void => {
    const { words, evaluation } = this;
    this.#act({
      kind: 'export',
      name: words.exportName(words.names[evaluation], words.periodName(this.#shownPeriod)),
      content: sheetCsv(this.#sheet, this.#both),
    });
  };

  /** The comparison was one of the year before. */
  readonly #onYear = (event: Event): void => {
    this.#onPeriod(event);
    this.stated = undefined;
    this.#act({ kind: 'compare', year: undefined });
  };

  readonly #onPeriod = (event: Event): void => {
    this.chosen = (event.target as HTMLSelectElement).value;
    this.opened = undefined;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-evaluations': Evaluations;
  }
}
