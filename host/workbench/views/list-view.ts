import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { CalendarDate } from '../../api/calendar-date.ts';
import type { Disposable } from '../../api/disposable.ts';
import { disposeAll } from '../../client/emitter.ts';
import type { Books } from '../books.ts';
import { formatCount, today } from '../format.ts';
import type { MarkedRowsEvent } from '../grid/grid-events.ts';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';
import type { ListState, LiveList } from '../live-list.ts';
import { listOutput, type ListOutput, type OutputList } from './list-output.ts';
import { isInPeriod, PERIODS, type Period } from './periods.ts';
import { recallView, rememberView, type KeptValues } from './view-memory.ts';

/** What to do in a view that has nothing to show yet. */
export interface NextStep {
  readonly title: string;
  readonly action: string;
  run(): void;
}

export type AnyList = Pick<LiveList<{ readonly id: string }>, 'state' | 'onDidChange' | 'refresh'>;

/** What the list views share: they follow lists of the books and are searched. */
export abstract class ListView extends LitElement {
  abstract books: Books;
  protected query = '';
  protected period: Period = 'all';
  protected markedCount = 0;
  #memory: string | undefined;
  readonly #subscriptions: Disposable[] = [];
  #watched: Books | undefined;

  /** The lists that this view shows. */
  protected abstract lists(books: Books): readonly AnyList[];

  /** Under which name this tab remembers what the user has set here; nothing is remembered without one. */
  protected memoryName(): string | undefined {
    return undefined;
  }

  /** What is remembered besides the search and the period. */
  protected kept(): KeptValues {
    return {};
  }

  /** Takes up what was kept; all of it absent where nothing is remembered. */
  protected takeUp?(values: KeptValues): void;

  override willUpdate(): void {
    const memory = this.#memoryKey();
    if (memory !== undefined && this.#memory !== memory) {
      this.#memory = memory;
      const values = recallView(memory);
      this.query = values['query'] ?? '';
      this.period = PERIODS.find((period) => period === values['period']) ?? 'all';
      this.takeUp?.(values);
    }
    if (this.#watched === this.books) return;
    this.#watched = this.books;
    disposeAll(this.#subscriptions);
    this.#subscriptions.push(
      ...this.lists(this.books).map((list) => list.onDidChange(() => this.requestUpdate())),
    );
  }

  override updated(): void {
    if (this.#memory !== undefined)
      rememberView(this.#memory, { query: this.query, period: this.period, ...this.kept() });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    disposeAll(this.#subscriptions);
    this.#watched = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  /** To the list, for whoever came by keyboard. */
  protected async focusList(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('host-grid, host-open-items')?.focus();
  }

  protected readonly onMarkedRows = ({ rows }: MarkedRowsEvent): void => {
    this.markedCount = rows.length;
    this.requestUpdate();
  };

  /** Whether what is remembered of this view was taken up; before, it would cover what is set. */
  protected get isTakenUp(): boolean {
    return this.#memory !== undefined && this.#memory === this.#memoryKey();
  }

  #memoryKey(): string | undefined {
    const name = this.memoryName();
    return name === undefined ? undefined : `${this.books.session.mandant.id}.${name}`;
  }

  protected renderPeriod(): TemplateResult {
    return html`<label>
      ${text('period.choose')}
      <select
        @change=${(event: Event) => {
          this.period = (event.target as HTMLSelectElement).value as Period;
          this.requestUpdate();
        }}
      >
        ${PERIODS.map(
          (period) =>
            html`<option value=${period} ?selected=${period === this.period}>
              ${text(`period.${period}`)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  /** Whether a row of this day belongs to the period that is looked at. */
  protected isShownOf(day: CalendarDate): boolean {
    return isInPeriod(day, this.period, today());
  }

  /** The buttons that put the list of this view into a file and on paper. */
  protected renderOutput<Row>(output: ListOutput<Row>): TemplateResult {
    return listOutput(
      output,
      () => this.renderRoot.querySelector<OutputList<Row> & Element>('host-grid, host-open-items'),
      this.markedCount,
    );
  }

  protected renderSearch(label: string): TemplateResult {
    return html`<span class="search">
      ${icon('search')}
      <input
        type="search"
        aria-label=${label}
        placeholder=${label}
        .value=${this.query}
        @keydown=${this.#onSearchKey}
        @input=${(event: InputEvent) => {
          this.query = (event.target as HTMLInputElement).value;
          this.requestUpdate();
        }}
      />
    </span>`;
  }

  /** Esc leaves the field and not the search: a browser would empty it. */
  readonly #onSearchKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    void this.focusList();
  };

  /** Why the list is not current, with a way out. */
  protected renderFailure(list: AnyList): TemplateResult | typeof nothing {
    const { state } = list;
    if (state.status !== 'failed') return nothing;
    return html`<div class="failed" role="alert">
      ${icon('error')}<span>${text('list.failed', { reason: state.message })}</span>
      <button type="button" @click=${() => void list.refresh()}>${text('action.retry')}</button>
    </div>`;
  }

  /** In place of a sum that is not known yet: the list goes on. */
  protected renderReading(count: number): TemplateResult {
    return html`<div class="sum" role="status">${text('list.reading', { count: formatCount(count) })}</div>`;
  }

  /** What stands in an empty list: loading, nothing found, or nothing there with the next step. */
  protected emptyState(
    state: ListState<unknown>,
    title: string,
    next: string,
    step?: NextStep,
  ): TemplateResult {
    if (state.status === 'pending') return html`<p>${text('list.loading')}</p>`;
    if (this.query !== '' || this.period !== 'all') {
      return html`<strong>${text('list.noMatch')}</strong>
        <p>
          ${this.query === '' ? text('list.noMatchPeriod') : text('list.noMatchNext', { query: this.query })}
        </p>`;
    }
    if (step === undefined)
      return html`<strong>${title}</strong>
        <p>${next}</p>`;
    return html`<strong>${title}</strong>
      <p>${step.title}</p>
      <button type="button" class="primary" @click=${step.run}>${step.action}</button>`;
  }
}
