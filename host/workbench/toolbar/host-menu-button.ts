import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon, type IconName } from '../icons.ts';
import { controls } from '../styles/controls.styles.ts';
import './host-menu.ts';
import type { HostMenu, MenuItem } from './host-menu.ts';

/** A button that opens a menu; `host-choose` comes from the menu. */
@customElement('host-menu-button')
export class HostMenuButton extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: inline-flex;
      }

      button {
        max-width: min(460px, 100%);
      }

      span {
        overflow: hidden;
        text-overflow: ellipsis;
      }

      svg {
        flex: none;
      }
    `,
  ];

  @property() label = '';
  @property() icon: IconName | undefined;
  @property({ attribute: false }) items: readonly MenuItem[] = [];
  @state() private open = false;
  @query('button') private readonly button!: HTMLButtonElement;
  @query('host-menu') private readonly menu!: HostMenu;

  override render(): TemplateResult {
    return html`<button
        part="button"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this.open ? 'true' : 'false'}
        @click=${this.#show}
        @keydown=${this.#onKeyDown}
      >
        ${this.icon === undefined ? nothing : icon(this.icon)}<span>${this.label}</span>${icon('down', 14)}
      </button>
      <host-menu
        .label=${this.label}
        .items=${this.items}
        @host-menu-toggle=${(event: CustomEvent<boolean>) => (this.open = event.detail)}
      ></host-menu>`;
  }

  readonly #show = (): void => {
    this.menu.open(this.button, this.button);
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.#show();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'host-menu-button': HostMenuButton;
  }
}
