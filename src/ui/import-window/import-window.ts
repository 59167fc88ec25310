import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ChevronDown, ChevronRight, Info } from 'lucide';
import type { LedgerAccount } from '../../../host/api/accounts.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { Entry, ImportList } from '../../services/invoices/rules/entry.ts';
import type { Selection } from '../../services/invoices/run/import-run.ts';
import { plusDays } from '../../services/calendar/berlin-calendar.ts';
import { defineElement } from '../define-element.ts';
import { DialogElement } from '../dialog-element.ts';
import '../grid/grid.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import type { GridMenuEvent, GridSelectEvent } from '../grid/grid-events.ts';
import type { GridGroup } from '../grid/grid-group.ts';
import { icon } from '../icon.ts';
import '../menu/menu.ts';
import type { Menu } from '../menu/menu.ts';
import { formatCents, formatCount, formatDate, formatInstant } from '../format.ts';
import { banner } from '../problem-banner.ts';
import { problemText } from '../problem-text.ts';
import type { RefusedAccount } from './account-choice.ts';
import { entryColumns } from './entry-columns.ts';
import './entry-detail.ts';
import { groupedByKind, matches, noFilter, type EntryFilter } from './entry-filter.ts';
import { kindGroup } from './kind-group.ts';
import { entryMenu } from './entry-menu.ts';
import { sectionsOf, type EntrySections, type SectionId } from './entry-sections.ts';
import './filter-bar.ts';
import type { FilterChangeEvent } from './filter-bar.ts';
import { ImportActionEvent, type EntryDateEvent, type ImportAction } from './import-actions.ts';
import { importWindowStyles } from './import-window.styles.ts';
import './list-progress.ts';
import { sectionAction } from './section-action.ts';
import {
  choicesFrom,
  choose,
  chooseDate,
  isSelectable,
  isSelected,
  noChoices,
  selectionOf,
  type Choices,
} from './selection.ts';
import { selectionMenu } from './selection-menu.ts';
import { sumsOf } from './sums.ts';

const entryKey = (entry: Entry) => entry.key;
const entryName = (entry: Entry) => (entry.number === '' ? entry.key : entry.number);

/**
 * "Rechnungen importieren": the waiting entries with the user's choice among them; answers the selection with "Speichern".
 *
 * @fires answer the `Selection`, or nothing
 * @fires import-action what the user asks for
 */
@defineElement('lexoffice-import-window')
export class ImportWindow extends DialogElement<Selection> {
  static override styles = [...DialogElement.shared, importWindowStyles];

  /** Absent until the first state arrives. */
  @property({ attribute: false }) list?: ImportList;
  /** Until Lexware Office is asked again, while it throttles. */
  @property({ type: Number }) pausedSeconds = 0;
  /** An earlier selection, on the way back from the summary. */
  @property({ attribute: false }) earlier?: Selection;
  /** Contacts being synchronised. */
  @property({ attribute: false }) syncing: ReadonlySet<string> = new Set();
  /** Of the chart, to choose from for one entry. */
  @property({ attribute: false }) accounts: readonly LedgerAccount[] = [];
  @property({ attribute: false }) refused?: RefusedAccount;

  @state() private filter: EntryFilter = noFilter;
  @state() private choices: Choices = noChoices;
  @state() private openSection?: SectionId;
  @query('lexoffice-menu') private readonly menu!: Menu;

  #sections: EntrySections = { waiting: [], folded: [] };
  #shown: readonly Entry[] = [];
  #selected: readonly Entry[] = [];
  #selectedKeys: ReadonlySet<string> = new Set();
  #columns: readonly GridColumn<Entry>[] = [];
  #group?: GridGroup<Entry>;
  #detail = (entry: Entry): TemplateResult => this.#renderDetail(entry);

  protected override willUpdate(changed: PropertyValues): void {
    const entries = this.list?.entries ?? [];
    if (changed.has('list')) this.#sections = sectionsOf(entries);
    if (this.earlier && this.list && this.list.status !== 'listing') {
      this.choices = choicesFrom(this.earlier, entries);
      this.earlier = undefined;
    }
    if (changed.has('list') || changed.has('filter')) {
      const matching = this.#sections.waiting.filter((entry) => matches(entry, this.filter));
      this.#shown = this.filter.grouped ? groupedByKind(matching) : matching;
      this.#group = this.filter.grouped ? kindGroup(matching, this.texts) : undefined;
    }
    if (changed.has('list') || changed.has('choices')) {
      this.#selected = this.#sections.waiting.filter((entry) => isSelected(this.choices, entry));
      this.#selectedKeys = new Set(this.#selected.map(entryKey));
    }
    // Another function, so that the grid asks again.
    if (changed.has('refused') || changed.has('syncing')) this.#detail = (entry) => this.#renderDetail(entry);
    if (changed.has('texts')) this.#columns = entryColumns(this.texts);
  }

  protected override updated(): void {
    // As high as its rows, so that the list above keeps the room.
    const open = this.#sections.folded.find(({ id }) => id === this.openSection);
    this.style.setProperty('--_rows', String(Math.min(Math.max(open?.entries.length ?? 0, 4), 9)));
  }

  override render(): TemplateResult {
    return html`${this.#renderHead()} ${this.#renderState()}
      <lexoffice-list-progress
        .texts=${this.texts}
        .list=${this.list}
        .pausedSeconds=${this.pausedSeconds}
      ></lexoffice-list-progress>
      <div class="fill">${this.#renderList()}</div>
      ${this.#renderFolds()} ${this.#renderFooter()}
      <lexoffice-menu label=${this.texts.common.grid.tools}></lexoffice-menu>`;
  }

  #renderHead(): TemplateResult {
    const { list, texts } = this;
    const t = texts.importWindow;
    const { waiting } = this.#sections;
    const of = (test: (entry: Entry) => boolean) => waiting.filter(test).length;
    const counts: readonly [number, (count: string) => string][] = [
      [of(({ kind }) => kind === 'cancellation'), t.counts.cancellations],
      [of(({ kind }) => kind === 'creditNote'), t.counts.creditNotes],
      [of(({ kind }) => kind === 'correction'), t.counts.corrections],
      [of((entry) => entry.class === 'blocked'), t.counts.blocked],
    ];
    // "Wartend 0" is a statement; while nothing was read it would be a wrong one.
    const known = list !== undefined && (waiting.length > 0 || list.status === 'ready');
    return html`<div class="toolbar">
      <div class="counts">
        ${known ? html`<strong>${t.counts.waiting(formatCount(waiting.length))}</strong>` : nothing}
        ${counts.map(([count, text]) => (count === 0 ? nothing : html` · <span>${text(formatCount(count))}</span>`))}
      </div>
      ${
        waiting.length === 0
          ? nothing
          : html`<button type="button" aria-haspopup="menu" @click=${this.#onSelectionMenu}>
              ${t.selection.menu}${icon(ChevronDown)}
            </button>`
      }
      <span class="spring"></span>
      ${list ? html`<span class="muted" title=${this.#readAt(list)}>${t.from(this.#firstDay(list))}</span>` : nothing}
      <lexoffice-filter-bar
        .texts=${texts}
        .filter=${this.filter}
        .entries=${waiting}
        @filter-change=${(event: FilterChangeEvent) => (this.filter = event.filter)}
      ></lexoffice-filter-bar>
    </div>`;
  }

  /** Importable is what was created from the day after the "letztes Abrufdatum" on (rules.md 2). */
  #firstDay(list: ImportList): string {
    return formatDate(plusDays(list.lastFetchDate, 1));
  }

  #readAt(list: ImportList): string | typeof nothing {
    return list.readAt === undefined ? nothing : this.texts.importWindow.readAt(formatInstant(list.readAt));
  }

  #renderState(): TemplateResult | readonly TemplateResult[] | typeof nothing {
    const { list, texts } = this;
    if (!list) return nothing;
    const again = html`<button type="button" @click=${() => this.#act({ kind: 'refresh' })}>
      ${texts.common.refresh}
    </button>`;
    if (list.status === 'failed')
      return banner('error', problemText(texts, list.failure ?? 'internal'), again);
    if (list.status !== 'listing' && !list.complete)
      return banner('warning', problemText(texts, 'incomplete-list'), again);
    return (list.lacking ?? []).map((right) => banner('warning', problemText(texts, right)));
  }

  #renderList(): TemplateResult {
    const { texts } = this;
    return html`<lexoffice-grid
      label=${texts.importWindow.listLabel}
      .texts=${texts.common.grid}
      .columns=${this.#columns}
      .rows=${this.#shown}
      .rowKey=${entryKey}
      .rowName=${entryName}
      .selectable=${isSelectable}
      .selected=${this.#selectedKeys}
      .group=${this.#group}
      .detail=${this.#detail}
      .hasMenu=${this.#hasMenu}
      @grid-select=${this.#onSelect}
      @grid-menu=${this.#onMenu}
    >
      <div slot="empty" class="empty">${this.#renderEmpty()}</div>
    </lexoffice-grid>`;
  }

  #renderEmpty(): TemplateResult | typeof nothing {
    const { list, texts } = this;
    const t = texts.importWindow;
    if (!list || list.status === 'listing') return html`<span>${t.progress.listingStart}</span>`;
    if (this.#sections.waiting.length > 0)
      return html`<strong>${t.empty.filteredTitle}</strong>
        <button type="button" class="link" @click=${() => (this.filter = noFilter)}>
          ${t.empty.filteredAction}
        </button>`;
    if (list.status === 'failed') return nothing;
    return html`<strong>${t.empty.title(this.#firstDay(list))}</strong>
      <span>${t.empty.advice}</span>
      <button type="button" @click=${() => this.#act({ kind: 'refresh' })}>${texts.common.refresh}</button>`;
  }

  #renderFolds(): TemplateResult | typeof nothing {
    const { folded } = this.#sections;
    if (folded.length === 0) return nothing;
    const { sections } = this.texts.importWindow;
    const open = folded.find(({ id }) => id === this.openSection);
    return html`<div class="folds" role="group" aria-label=${sections.label}>
        ${folded.map(
          ({ id, entries }) =>
            html`<button
              type="button"
              aria-expanded=${id === open?.id}
              @click=${() => (this.openSection = id === this.openSection ? undefined : id)}
            >
              ${icon(ChevronRight)}${sections[id](formatCount(entries.length))}
            </button>`,
        )}
      </div>
      ${open ? this.#renderSection(open.id, open.entries) : nothing}`;
  }

  #renderSection(id: SectionId, entries: readonly Entry[]): TemplateResult {
    const { texts } = this;
    return html`<div class="section">
      ${id === 'dismissed' ? this.#renderRestoreAll(entries) : nothing}
      <lexoffice-grid
        label=${texts.importWindow.sections[id](formatCount(entries.length))}
        .texts=${texts.common.grid}
        .columns=${this.#sectionColumns(id)}
        .rows=${entries}
        .rowKey=${entryKey}
        .rowName=${entryName}
        .detail=${this.#detail}
        .hasMenu=${this.#hasMenu}
        @grid-menu=${this.#onMenu}
      ></lexoffice-grid>
    </div>`;
  }

  #renderRestoreAll(entries: readonly Entry[]): TemplateResult | typeof nothing {
    if (entries.length < 2) return nothing;
    return html`<button
      type="button"
      class="link"
      @click=${() => this.#act({ kind: 'restore-many', keys: entries.map(entryKey) })}
    >
      ${this.texts.importWindow.restoreMany.confirm(formatCount(entries.length))}
    </button>`;
  }

  #sectionColumns(id: SectionId): readonly GridColumn<Entry>[] {
    const unread = new Set(['net', 'tax', 'account']);
    return entryColumns(this.texts, (entry) => sectionAction(id, entry, this.texts)).filter(
      (column) => !unread.has(column.id),
    );
  }

  #renderFooter(): TemplateResult {
    const { texts } = this;
    const t = texts.importWindow;
    const sums = sumsOf(this.#selected);
    const parts: readonly [number, (sum: string) => string][] = [
      [sums.invoices, t.sums.invoices],
      [sums.creditNotes, t.sums.creditNotes],
      [sums.cancellations, t.sums.cancellations],
      [sums.corrections, t.sums.corrections],
    ];
    const obstacle = this.#obstacle(texts);
    return html`<footer>
      <div class="sums" role="status">
        <strong>${t.sums.selected(formatCount(sums.count))}</strong>
        ${parts.map(([cents, text]) => (cents === 0 ? nothing : html` · <span>${text(formatCents(cents))}</span>`))}
        · <strong>${t.sums.total(formatCents(sums.total))}</strong>
      </div>
      <div class="bottom">
        <span class="notice">${icon(Info)}${t.notice}</span>
        <div class="buttons">
          <span id="obstacle" class="muted notice">${obstacle ?? nothing}</span>
          <button type="button" @click=${() => this.answer()}>${texts.common.cancel}</button>
          <button
            type="button"
            class="primary"
            ?disabled=${obstacle !== undefined}
            aria-describedby="obstacle"
            @click=${() => this.answer(selectionOf(this.choices, this.#sections.waiting))}
          >
            ${texts.common.save}
          </button>
        </div>
      </div>
    </footer>`;
  }

  /** Why "Speichern" does not work now. */
  #obstacle(texts: Texts): string | undefined {
    if (!this.list || this.list.status === 'listing') return texts.importWindow.stillListing;
    return this.#selected.length === 0 ? texts.importWindow.nothingSelected : undefined;
  }

  #renderDetail(entry: Entry): TemplateResult {
    return html`<lexoffice-entry-detail
      .texts=${this.texts}
      .entry=${entry}
      .date=${this.choices.dates.get(entry.key)}
      .closedUntil=${this.list?.closedUntil}
      .accounts=${this.accounts}
      .refused=${this.refused}
      .syncing=${this.syncing}
      @entry-date=${this.#onDate}
    ></lexoffice-entry-detail>`;
  }

  readonly #hasMenu = (entry: Entry): boolean => entryMenu(entry, this.texts).length > 0;

  #onSelect(event: GridSelectEvent): void {
    const keys = new Set(event.keys);
    this.#choose(
      this.#sections.waiting.filter(({ key }) => keys.has(key)),
      event.selected,
    );
  }

  #choose(entries: readonly Entry[], on: boolean): void {
    this.choices = choose(this.choices, entries, on);
  }

  #onSelectionMenu(event: Event): void {
    const { left, bottom } = (event.currentTarget as Element).getBoundingClientRect();
    const shown = this.#shown;
    const selected = this.#selected;
    const items = selectionMenu(this.texts, {
      shown,
      selected,
      choose: (entries, on) => this.#choose(entries, on),
      act: (action) => this.#act(action),
    });
    this.menu.open(items, { x: left, y: bottom });
  }

  readonly #onDate = (event: EntryDateEvent): void => {
    this.choices = chooseDate(this.choices, event.key, event.date);
  };

  #onMenu(event: GridMenuEvent): void {
    const entry = this.list?.entries.find(({ key }) => key === event.key);
    if (!entry) return;
    const items = entryMenu(entry, this.texts);
    this.menu.open(
      items.map(({ label, action }) => ({ label, run: () => this.#act(action) })),
      event.at,
    );
  }

  #act(action: ImportAction): void {
    this.dispatchEvent(new ImportActionEvent(action));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-import-window': ImportWindow;
  }
}
