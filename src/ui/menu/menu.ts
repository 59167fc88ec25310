import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { controls } from '../controls.styles.ts';
import { defineElement } from '../define-element.ts';
import { tokens } from '../tokens.ts';

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
}

/** Menu at a point of the viewport, in the top layer above the host's dialog. Arrows move, Escape closes and gives the focus back. */
@defineElement('lexoffice-menu')
export class Menu extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        position: fixed;
        inset: auto;
        margin: 0;
        padding: var(--_space-1);
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        background: var(--_surface);
        box-shadow: 0 6px 20px rgb(0 0 0 / 25%);
      }
      button {
        display: flex;
        justify-content: flex-start;
        inline-size: 100%;
        border: 0;
      }
      button:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  @property() label = '';
  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @property({ attribute: false }) at = { x: 0, y: 0 };

  #opener: Element | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.popover = 'auto';
  }

  /** Opens the menu; what has the focus gets it back. */
  open(items: readonly MenuItem[], at: { readonly x: number; readonly y: number }): void {
    this.#opener = focused();
    this.items = items;
    this.at = at;
    void this.updateComplete.then(() => {
      this.showPopover();
      this.#place();
      this.renderRoot.querySelector('button')?.focus();
    });
  }

  protected override firstUpdated(): void {
    this.addEventListener('toggle', (event) => {
      if (event.newState === 'closed' && this.#opener instanceof HTMLElement) this.#opener.focus();
    });
  }

  override render(): TemplateResult {
    return html`<div role="menu" aria-label=${this.label} tabindex="-1" @keydown=${this.#onKeydown}>
      ${this.items.map(
        (item) =>
          html`<button
            type="button"
            role="menuitem"
            tabindex="-1"
            @click=${() => {
              this.hidePopover();
              item.run();
            }}
          >
            ${item.label}
          </button>`,
      )}
    </div>`;
  }

  /** Near the point, inside the viewport. */
  #place(): void {
    const { width, height } = this.getBoundingClientRect();
    this.style.left = `${Math.max(0, Math.min(this.at.x, innerWidth - width))}px`;
    this.style.top = `${Math.max(0, Math.min(this.at.y, innerHeight - height))}px`;
  }

  #onKeydown(event: KeyboardEvent): void {
    const buttons = [...this.renderRoot.querySelectorAll('button')];
    const index = buttons.indexOf(event.target as HTMLButtonElement);
    const target = {
      ArrowDown: (index + 1) % buttons.length,
      ArrowUp: (index + buttons.length - 1) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') this.hidePopover();
    // The dialog below must not take the Escape that closes the menu.
    if (event.key === 'Escape') event.stopPropagation();
    if (target === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    if (target === undefined) return;
    buttons[target]?.focus();
  }
}

/** The element with the focus, inside shadow roots too. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-menu': Menu;
  }
}
