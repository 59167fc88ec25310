import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, queryAll, query } from 'lit/decorators.js';
import { icon } from '../icons.ts';
import { keyName } from '../keyboard/key-name.ts';
import { controls } from '../styles/controls.styles.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly shortcut?: string;
  /** Present: one of several choices, of which the checked one is in force. */
  readonly checked?: boolean;
}

/** A menu in the top layer. Says `host-choose` with the id of the chosen item; the focus goes back to where it was. */
@customElement('host-menu')
export class HostMenu extends LitElement {
  static override styles = [
    controls,
    css`
      [role='menu'] {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: var(--host-space-1);
        width: max-content;
        min-width: 200px;
        max-width: min(360px, calc(100vw - 16px));
        max-height: 70vh;
        overflow: auto;
        border: 1px solid var(--host-color-border);
        border-radius: var(--host-radius);
        background: var(--host-color-surface);
        color: var(--host-color-text);
        box-shadow: var(--host-shadow);
        font-size: var(--host-font-size);
        font-weight: 400;
      }

      button {
        justify-content: flex-start;
        width: 100%;
        white-space: normal;
        text-align: left;
      }

      .mark {
        flex: none;
        width: 16px;
        height: 16px;
      }

      .detail {
        margin-left: auto;
        padding-left: var(--host-space-4);
      }
    `,
  ];

  @property() label = '';
  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @query('[role=menu]') private readonly menu!: HTMLElement;
  @queryAll('button') private readonly buttons!: NodeListOf<HTMLButtonElement>;
  #opener: HTMLElement | undefined;

  /** Opens below an anchor, moved so that it stays on the screen. */
  open(anchor: Element, opener: HTMLElement): void {
    this.#opener = opener;
    this.menu.showPopover();
    const at = anchor.getBoundingClientRect();
    const { width, height } = this.menu.getBoundingClientRect();
    this.menu.style.left = `${String(Math.max(8, Math.min(at.left, innerWidth - width - 8)))}px`;
    this.menu.style.top = `${String(at.bottom + height > innerHeight ? Math.max(8, at.top - height - 4) : at.bottom + 4)}px`;
    this.buttons[0]?.focus();
  }

  override render(): TemplateResult {
    return html`<div
      role="menu"
      popover="manual"
      @focusout=${this.#onFocusOut}
      aria-label=${this.label}
      @keydown=${this.#onKeyDown}
      @toggle=${this.#onToggle}
    >
      ${this.items.map(
        ({ id, label, detail, shortcut, checked }) =>
          html`<button
            type="button"
            class="plain"
            tabindex="-1"
            role=${checked === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked=${checked === undefined ? nothing : String(checked)}
            aria-keyshortcuts=${shortcut ?? nothing}
            @click=${() => this.#choose(id)}
          >
            ${
              this.items.some((item) => item.checked !== undefined)
                ? html`<span class="mark">${checked ? icon('check') : nothing}</span>`
                : nothing
            }
            <span>${label}</span
            >${detail === undefined ? nothing : html`<span class="detail muted">${detail}</span>`}
            ${shortcut === undefined ? nothing : html`<span class="detail"><kbd>${keyName(shortcut)}</kbd></span>`}
          </button>`,
      )}
    </div>`;
  }

  #choose(id: string): void {
    this.menu.hidePopover();
    this.#opener?.focus();
    this.dispatchEvent(new CustomEvent<string>('host-choose', { detail: id, bubbles: true, composed: true }));
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const items = [...this.buttons];
    const focused = items.indexOf((this.renderRoot as ShadowRoot).activeElement as HTMLButtonElement);
    const target = { ArrowDown: focused + 1, ArrowUp: focused - 1, Home: 0, End: items.length - 1 }[
      event.key
    ];
    if (target !== undefined) items[(target + items.length) % items.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') {
      this.menu.hidePopover();
      this.#opener?.focus();
    } else if (event.key.length === 1 && event.key !== ' ') {
      items
        .find(({ textContent }) => textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()))
        ?.focus();
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  // Not popover="auto": a right click opens the menu before its pointer is up, and that would dismiss it again.
  readonly #onFocusOut = (event: FocusEvent): void => {
    const next = event.relatedTarget;
    if (next instanceof Node && this.menu.contains(next)) return;
    if (this.menu.matches(':popover-open')) this.menu.hidePopover();
  };

  readonly #onToggle = (event: ToggleEvent): void => {
    this.dispatchEvent(new CustomEvent<boolean>('host-menu-toggle', { detail: event.newState === 'open' }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'host-menu': HostMenu;
  }
}
