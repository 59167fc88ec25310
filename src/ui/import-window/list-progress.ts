import { html, LitElement, nothing, type TemplateResult, css } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Texts } from '../../l10n/texts.ts';
import { isWaiting, type ImportList } from '../../services/invoices/rules/entry.ts';
import { defineElement } from '../define-element.ts';
import { controls } from '../controls.styles.ts';
import { formatCount, formatDuration } from '../format.ts';
import { tokens } from '../tokens.ts';

/** Announced at these parts of the way only: a screen reader must not read two numbers a second. */
const QUARTERS = 4;

/** Line with bar, numbers, pace and remaining time while the list is read; takes no place afterwards. */
@defineElement('lexoffice-list-progress')
class ListProgress extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
      }
      /* Takes no place, and no gap of its neighbours, once all is read. */
      :host(:not([reading])) {
        margin-block-start: calc(-1 * var(--_space-3));
      }
      .line {
        display: grid;
        grid-template-columns: minmax(120px, 1fr) auto;
        align-items: center;
        gap: var(--_space-3);
        color: var(--_muted);
        font-size: 13px;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) list?: ImportList;
  @property({ type: Number }) pausedSeconds = 0;
  /** Kept by the element itself. */
  @property({ type: Boolean, reflect: true }) reading = true;
  @state() private announcement = '';
  #announced = '';

  protected override willUpdate(): void {
    const { list } = this;
    this.reading = list === undefined || list.status === 'listing' || list.status === 'details';
    const { done, total } = this.#step();
    const quarter = total === 0 ? 0 : Math.floor((done / total) * QUARTERS);
    const part = `${list?.status ?? ''}${quarter}${this.pausedSeconds > 0}`;
    if (part === this.#announced) return;
    this.#announced = part;
    this.announcement =
      list?.status === 'ready'
        ? this.texts.importWindow.progress.ready(formatCount(list.entries.filter(isWaiting).length))
        : this.#line();
  }

  override render(): TemplateResult {
    const { done, total } = this.#step();
    return html`${
        this.reading
          ? html`<div class="line">
              <progress
                aria-label=${this.texts.importWindow.progress.listingStart}
                max=${total === 0 ? nothing : total}
                value=${total === 0 ? nothing : done}
              ></progress>
              <span>${this.#line()}</span>
            </div>`
          : nothing
      }
      <div class="visually-hidden" aria-live="polite">${this.announcement}</div>`;
  }

  #step(): { readonly done: number; readonly total: number } {
    if (!this.list) return { done: 0, total: 0 };
    return this.list.status === 'listing' ? this.list.listed : this.list.details;
  }

  #line(): string {
    const { list } = this;
    const t = this.texts.importWindow.progress;
    const { done, total } = this.#step();
    if (!list || (list.status === 'listing' && total === 0)) return this.#joined(t.listingStart);
    if (list.status === 'listing') return this.#joined(t.listing(formatCount(done), formatCount(total)));
    if (list.status !== 'details') return '';
    const { remainingMs } = list.details;
    return this.#joined(
      t.details(formatCount(done), formatCount(total)),
      ...(remainingMs === undefined || remainingMs === 0
        ? []
        : [
            t.pace(formatCount(((total - done) / remainingMs) * 60_000)),
            this.texts.common.remaining(formatDuration(remainingMs)),
          ]),
    );
  }

  /** While the remote throttles no pace is measured: then the seconds until it goes on stand in its place (G1). */
  #joined(step: string, ...pace: readonly string[]): string {
    const { pausedSeconds, texts } = this;
    return [step, ...(pausedSeconds > 0 ? [texts.common.paused(formatCount(pausedSeconds))] : pace)].join(
      ' · ',
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-list-progress': ListProgress;
  }
}
