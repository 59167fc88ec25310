import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { formatCount } from '../format.ts';
import { icon } from '../icons.ts';
import { keyName } from '../keyboard/key-name.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import { findEntries, type PaletteEntry } from './palette-entry.ts';

/**
 * One field that finds views, commands, persons and vouchers: arrow keys choose, Enter does it.
 *
 * @fires host-choose with the entry that was chosen
 */
@customElement('host-palette')
export class HostPalette extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        min-height: 0;
        height: min(520px, 70vh);
      }

      .field {
        padding: var(--host-space-3);
        border-bottom: 1px solid var(--host-color-border);
      }

      input {
        width: 100%;
      }

      [role='listbox'] {
        overflow: auto;
        padding: var(--host-space-1) var(--host-space-2) var(--host-space-2);
      }

      .title {
        padding: var(--host-space-2) var(--host-space-2) 2px;
        color: var(--host-color-text-muted);
        font-size: 12px;
        font-weight: 600;
      }

      [role='option'] {
        display: flex;
        align-items: center;
        gap: var(--host-space-2);
        min-height: 30px;
        padding: 2px var(--host-space-2);
        border-radius: var(--host-radius);
        cursor: pointer;
      }

      [role='option']:hover {
        background: var(--host-color-hover);
      }

      [role='option'][aria-selected='true'] {
        background: var(--host-color-selection);
        box-shadow: inset 3px 0 var(--host-color-accent);
      }

      svg {
        flex: none;
      }

      .label {
        flex: none;
        max-width: 62%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .detail {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        color: var(--host-color-text-muted);
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      @media (forced-colors: active) {
        [role='option'][aria-selected='true'] {
          forced-color-adjust: none;
          background: Highlight;
          color: HighlightText;
        }
      }
    `,
  ];

  @property({ attribute: false }) entries: readonly PaletteEntry[] = [];
  /** What was typed before the field was there. */
  @property({ attribute: false }) typed: () => string = () => '';
  @state() private search = '';
  @state() private current = 0;
  @query('input') private readonly input!: HTMLInputElement;
  #shown: readonly PaletteEntry[] = [];

  override firstUpdated(): void {
    this.input.focus();
    this.input.value = this.typed();
    if (this.input.value !== '') this.#onInput();
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('current'))
      this.renderRoot.querySelector('#current')?.scrollIntoView({ block: 'nearest' });
  }

  override render(): TemplateResult {
    const finds = findEntries(this.entries, this.search);
    this.#shown = finds.flatMap(({ entries }) => entries);
    const current = Math.min(this.current, this.#shown.length - 1);
    let index = 0;
    return html`<div class="field">
        <input
          type="text"
          role="combobox"
          aria-label=${text('palette.search')}
          placeholder=${text('palette.search')}
          aria-expanded="true"
          aria-controls="finds"
          aria-activedescendant=${this.#shown.length === 0 ? nothing : 'current'}
          autocomplete="off"
          spellcheck="false"
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
        />
      </div>
      <div id="finds" role="listbox" aria-label=${text('palette.finds')}>
        ${finds.map(
          ({ group, entries, more }) =>
            html`<div role="group" aria-labelledby="group-${group}">
              <div class="title" id="group-${group}">${text(`palette.${group}`)}</div>
              ${entries.map((entry) => this.#renderEntry(entry, index++ === current))}
              ${more === 0 ? nothing : html`<div class="title">${text('palette.more', { count: formatCount(more) })}</div>`}
            </div>`,
        )}
        ${this.#shown.length === 0 ? html`<div class="empty">${text('list.noMatchNext', { query: this.search })}</div>` : nothing}
      </div>
      <span class="visually-hidden" role="status"
        >${text('palette.count', { count: this.#shown.length })}</span
      >`;
  }

  #renderEntry(entry: PaletteEntry, isCurrent: boolean): TemplateResult {
    // eslint-disable-next-line lit-a11y/click-events-have-key-events -- the field has the focus and its Enter does the same
    return html`<div
      role="option"
      id=${isCurrent ? 'current' : nothing}
      aria-selected=${isCurrent ? 'true' : 'false'}
      @click=${() => this.#choose(entry)}
    >
      ${icon(entry.icon)}<span class="label">${entry.label}</span><span class="detail">${entry.detail}</span>
      ${entry.shortcut === undefined ? nothing : html`<kbd>${keyName(entry.shortcut)}</kbd>`}
    </div>`;
  }

  readonly #onInput = (): void => {
    this.search = this.input.value;
    this.current = 0;
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const count = this.#shown.length;
    const at = Math.min(this.current, count - 1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && count > 0)
      this.current =
        Math.abs(step) === 1 ? (at + step + count) % count : Math.max(0, Math.min(count - 1, at + step));
    else if (event.key === 'Enter' && !event.isComposing) this.#choose(this.#shown[at]);
    else return;
    event.preventDefault();
  };

  #choose(entry: PaletteEntry | undefined): void {
    if (entry !== undefined) this.dispatchEvent(new CustomEvent('host-choose', { detail: entry }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-palette': HostPalette;
  }
}
