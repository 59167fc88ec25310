import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { JobRun } from '../api/jobs.ts';
import type { Language } from '../api/language.ts';
import type { Mandant } from '../api/mandant.ts';
import type { Books } from './books.ts';
import './host-run-notices.ts';
import { icon } from './icons.ts';
import { keyName } from './keyboard/key-name.ts';
import { language, storeLanguage, text } from './l10n/text.ts';
import type { Register } from './location.ts';
import { controls } from './styles/controls.styles.ts';
import { toggleTheme } from './theme.ts';
import './toolbar/host-menu-button.ts';
import type { JobTitles } from './views/run-columns.ts';

const REGISTERS: readonly Register[] = ['office', 'edit', 'archive', 'options'];

/** Mandant, registers, language and theme. */
@customElement('host-title-bar')
export class HostTitleBar extends LitElement {
  static override styles = [
    controls,
    css`
      header {
        background: var(--host-color-title);
        color: var(--host-color-on-title);
      }

      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--host-space-1) var(--host-space-4);
        min-height: 44px;
        padding: var(--host-space-1) var(--host-space-4);
      }

      .brand {
        font-size: 15px;
        font-weight: 700;
        letter-spacing: 0.02em;
      }

      .search {
        gap: var(--host-space-2);
        min-width: min(300px, 100%);
        margin: 0 auto;
        justify-content: flex-start;
      }

      .search kbd {
        margin-left: auto;
        border-color: rgb(255 255 255 / 35%);
        background: transparent;
        color: inherit;
      }

      .end {
        display: flex;
        align-items: center;
        gap: var(--host-space-2);
      }

      .user {
        opacity: 0.85;
      }

      :focus-visible {
        outline-color: #fff;
      }

      header button,
      host-menu-button::part(button) {
        border-color: rgb(255 255 255 / 35%);
        background: transparent;
        color: inherit;
      }

      header button:hover:not(:disabled),
      host-menu-button::part(button):hover {
        background: rgb(255 255 255 / 14%);
      }

      host-menu-button {
        min-width: 0;
      }

      nav {
        padding: 0 var(--host-space-3);
      }

      nav ul {
        display: flex;
        gap: 2px;
        padding: 0;
        list-style: none;
      }

      nav button {
        min-height: 34px;
        border: 0;
        border-radius: var(--host-radius) var(--host-radius) 0 0;
        padding: 0 var(--host-space-4);
      }

      nav button[aria-current='page'] {
        background: var(--host-color-page);
        color: var(--host-color-text);
        font-weight: 600;
      }

      nav button[aria-current='page']:hover {
        background: var(--host-color-page);
      }

      nav button[aria-current='page']:focus-visible {
        outline-color: var(--host-focus-ring);
        outline-offset: -3px;
      }

      /* Narrow, or enlarged to 200 %: one line, for the list needs the room. */
      @media (max-width: 900px), (max-height: 480px) and (max-width: 1100px) {
        .bar {
          flex-wrap: nowrap;
          gap: var(--host-space-2);
          min-height: 36px;
          padding: 2px var(--host-space-2);
        }

        .search {
          min-width: 0;
          margin: 0 0 0 auto;
        }

        .brand,
        .user,
        .search > :not(svg) {
          display: none;
        }

        nav button {
          min-height: 28px;
          padding: 0 var(--host-space-2);
        }
      }
    `,
  ];

  @property({ attribute: false }) mandanten: readonly Mandant[] = [];
  @property({ attribute: false }) mandant: Mandant | undefined;
  /** Of the Mandant that is open. */
  @property({ attribute: false }) books: Books | undefined;
  @property({ attribute: false }) jobTitles: JobTitles = {};
  @property() register: Register = 'edit';
  @property() user = '';

  override render(): TemplateResult {
    const other = language === 'de' ? 'en' : 'de';
    return html`<header>
      <div class="bar">
        <span class="brand">FIBUscan</span>
        <host-menu-button
          .label=${this.mandant === undefined ? text('mandant.choose') : text('mandant.label', { name: this.mandant.name })}
          .icon=${'mandant'}
          .items=${[
            ...this.mandanten.map(({ id, name, chartOfAccounts }) => ({
              id: `open:${id}`,
              label: name,
              detail: chartOfAccounts,
              checked: id === this.mandant?.id,
            })),
            { id: 'new', label: text('mandant.newMenu') },
          ]}
          @host-choose=${this.#onChoose}
        ></host-menu-button>
        <button
          type="button"
          class="search"
          aria-label=${text('palette.title')}
          aria-keyshortcuts="Control+K"
          @click=${() => this.#send('host-search', undefined)}
        >
          ${icon('search')}<span>${text('palette.title')}</span><kbd>${keyName('Ctrl+K')}</kbd>
        </button>
        <div class="end">
          ${
            this.books === undefined
              ? nothing
              : html`<host-run-notices
                  data-manual="notices"
                  .books=${this.books}
                  .jobTitles=${this.jobTitles}
                  @host-open-run=${(event: CustomEvent<JobRun>) => this.dispatchEvent(new CustomEvent('host-open-run', { detail: event.detail }))}
                ></host-run-notices>`
          }
          <span class="user">${this.user}</span>
          <button
            type="button"
            lang=${other}
            aria-label=${other === 'de' ? 'Deutsch' : 'English'}
            @click=${() => this.#switchLanguage(other)}
          >
            ${other.toUpperCase()}
          </button>
          <button
            type="button"
            class="icon"
            aria-label=${text('theme.toggle')}
            title=${text('theme.toggle')}
            @click=${toggleTheme}
          >
            ${icon('theme')}
          </button>
          <button
            type="button"
            class="icon"
            aria-label=${text('manual.title')}
            title="${text('manual.title')} (F1)"
            aria-keyshortcuts="F1"
            @click=${() => this.#send('host-manual', undefined)}
          >
            ${icon('manual')}
          </button>
        </div>
      </div>
      <nav aria-label=${text('register.label')}>
        <ul>
          ${REGISTERS.map(
            (register) =>
              html`<li>
                <button
                  type="button"
                  aria-current=${register === this.register ? 'page' : 'false'}
                  @click=${() => this.#send('host-open-register', register)}
                >
                  ${text(`register.${register}`)}
                </button>
              </li>`,
          )}
        </ul>
      </nav>
    </header>`;
  }

  readonly #onChoose = ({ detail }: CustomEvent<string>): void => {
    if (detail === 'new') this.#send('host-new-mandant', undefined);
    else this.#send('host-open-mandant', detail.slice('open:'.length));
  };

  #switchLanguage(next: Language): void {
    storeLanguage(next);
    location.reload();
  }

  #send(name: string, detail: string | undefined): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-title-bar': HostTitleBar;
  }
}
