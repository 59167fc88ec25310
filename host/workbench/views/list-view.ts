import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Disposable } from '../../api/disposable.ts';
import { disposeAll } from '../../client/emitter.ts';
import type { Books } from '../books.ts';
import { formatCount } from '../format.ts';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';
import type { ListState, LiveList } from '../live-list.ts';

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
  readonly #subscriptions: Disposable[] = [];
  #watched: Books | undefined;

  /** The lists that this view shows. */
  protected abstract lists(books: Books): readonly AnyList[];

  override willUpdate(): void {
    if (this.#watched === this.books) return;
    this.#watched = this.books;
    disposeAll(this.#subscriptions);
    this.#subscriptions.push(
      ...this.lists(this.books).map((list) => list.onDidChange(() => this.requestUpdate())),
    );
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
    this.renderRoot.querySelector('host-grid')?.focus();
  }

  protected renderSearch(label: string): TemplateResult {
    return html`<span class="search">
      ${icon('search')}
      <input
        type="search"
        aria-label=${label}
        placeholder=${label}
        .value=${this.query}
        @input=${(event: InputEvent) => {
          this.query = (event.target as HTMLInputElement).value;
          this.requestUpdate();
        }}
      />
    </span>`;
  }

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
    if (this.query !== '') {
      return html`<strong>${text('list.noMatch')}</strong>
        <p>${text('list.noMatchNext', { query: this.query })}</p>`;
    }
    if (step === undefined)
      return html`<strong>${title}</strong>
        <p>${next}</p>`;
    return html`<strong>${title}</strong>
      <p>${step.title}</p>
      <button type="button" class="primary" @click=${step.run}>${step.action}</button>`;
  }
}
