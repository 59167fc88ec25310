import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Disposable } from '../api/disposable.ts';
import type { JobRun } from '../api/jobs.ts';
import type { ViewId } from '../api/views.ts';
import './host-cockpit.ts';
import './host-set-up.ts';
import './host-status-bar.ts';
import './host-title-bar.ts';
import { workbenchStyles } from './host-workbench.styles.ts';
import { isWriting, shortcutOf } from './keyboard/shortcut-of.ts';
import { showShortcuts } from './keyboard/show-shortcuts.ts';
import { VIEW_KEYS } from './keyboard/view-keys.ts';
import { text } from './l10n/text.ts';
import { placeAround, placeOfView } from './manual/manual-place.ts';
import { openManual } from './manual/open-manual.ts';
import { collectTyping } from './palette/collect-typing.ts';
import { VIEWS, type Register } from './location.ts';
import './options/host-options.ts';
import { askForMandant } from './new-mandant.ts';
import { shownCommands } from './plugin-host/shown-commands.ts';
import { controls } from './styles/controls.styles.ts';
import './toolbar/host-toolbar.ts';
import './views/host-log-view.ts';
import './views/host-office.ts';
import './views/host-persons-view.ts';
import './views/host-vouchers-view.ts';
import { Watch } from './watch.ts';
import { showMessage } from './window/show-message.ts';
import type { Workbench } from './workbench.ts';

/** The shell: title bar, Cockpit, the view that is open, status bar. */
@customElement('host-workbench')
export class HostWorkbench extends LitElement {
  static override styles = [controls, workbenchStyles];

  @property({ attribute: false }) workbench!: Workbench;
  @query('main') private readonly main!: HTMLElement;
  #bookSubscriptions: readonly Disposable[] = [];
  #watched: unknown;

  protected readonly watch = new Watch(this, (changed) => [
    this.workbench.onDidChange(changed),
    this.workbench.pluginHost.statuses.onDidChange(changed),
    this.workbench.pluginHost.terms.onDidChange(changed),
    this.workbench.pluginHost.repairs.onDidChange(changed),
    this.workbench.pluginHost.contextKeys.onDidChange(changed),
  ]);

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKeyDown);
  }

  /** The counts of the Cockpit follow the books of the Mandant that is open. */
  override willUpdate(): void {
    const { books } = this.workbench;
    if (this.#watched === books) return;
    this.#watched = books;
    for (const subscription of this.#bookSubscriptions) subscription.dispose();
    this.#bookSubscriptions =
      books === undefined ? [] : [books.counts.onDidChange(() => this.requestUpdate())];
  }

  override render(): TemplateResult {
    const { workbench } = this;
    const { books, register, mandant, mandanten, pluginHost } = workbench;
    return html`
      <button type="button" class="skip" @click=${() => this.main.focus()}>${text('skip')}</button>
      <host-title-bar
        .mandanten=${mandanten}
        .mandant=${mandant}
        .register=${register}
        .books=${books}
        .jobTitles=${workbench.jobTitles}
        @host-open-run=${(event: CustomEvent<JobRun>) => workbench.openRun(event.detail)}
        .user=${workbench.client.info.user}
        @host-open-mandant=${(event: CustomEvent<string>) => void this.#openMandant(event.detail)}
        @host-new-mandant=${() => void askForMandant((input) => workbench.addMandant(input))}
        @host-search=${() => void this.#search()}
        @host-manual=${() => openManual(placeOfView(workbench))}
        @host-open-register=${(event: CustomEvent<Register>) => workbench.openRegister(event.detail)}
      ></host-title-bar>
      <div class="main">
        ${
          books === undefined
            ? html`<main class="full" tabindex="-1">
                ${this.workbench.hasNoMandant ? this.#renderNoMandant() : this.#renderOpening()}
              </main>`
            : register === 'edit'
              ? html`<host-cockpit
                    .active=${workbench.views.active}
                    .counts=${books.counts.state.rows[0]}
                    @host-open-view=${(event: CustomEvent<ViewId>) => workbench.openView(event.detail)}
                    ><host-set-up data-manual="set-up" .workbench=${workbench}></host-set-up
                  ></host-cockpit>
                  <main tabindex="-1">${this.#renderView(workbench.views.active)}</main>`
              : html`<main class="full" tabindex="-1">
                  ${
                    register === 'office'
                      ? html`<host-office
                          .books=${books}
                          .workbench=${workbench}
                          @host-open-mandant=${(event: CustomEvent<string>) => void this.#openFromOffice(event.detail)}
                        ></host-office>`
                      : register === 'archive'
                        ? html`<host-vouchers-view
                            .termOf=${this.workbench.termOf}
                            .books=${books}
                            .belegkreis=${undefined}
                            @host-show-person=${this.#onShowPerson}
                          ></host-vouchers-view>`
                        : html`<host-options .workbench=${workbench} .books=${books}></host-options>`
                  }
                </main>`
        }
      </div>
      <host-status-bar
        data-manual="status-bar"
        .lostAt=${books?.session.stream.lostAt}
        .texts=${pluginHost.statuses.all()}
      ></host-status-bar>
    `;
  }

  #renderView(view: ViewId): TemplateResult {
    const { books, pluginHost } = this.workbench;
    return html`<div class="view">
      <div class="headline">
        <h1>${text(`view.${view}`)}</h1>
        <host-toolbar .pluginHost=${pluginHost} .view=${view}></host-toolbar>
      </div>
      ${
        view === 'persons'
          ? html`<host-persons-view
              .books=${books}
              .shown=${this.workbench.views.shown}
              .nextStep=${this.workbench.nextStep}
            ></host-persons-view>`
          : view === 'log'
            ? html`<host-log-view
                .books=${books}
                .actionNames=${this.workbench.actionNames}
                .jobTitles=${this.workbench.jobTitles}
                .runOpener=${this.workbench.runOpener}
                .repairOf=${this.workbench.repairOf}
                .termOf=${this.workbench.termOf}
              ></host-log-view>`
            : html`<host-vouchers-view
                .books=${books}
                .belegkreis=${view}
                .shown=${this.workbench.views.shown}
                .nextStep=${this.workbench.nextStep}
                .termOf=${this.workbench.termOf}
                @host-show-person=${this.#onShowPerson}
              ></host-vouchers-view>`
      }
    </div>`;
  }

  readonly #onShowPerson = ({ detail }: CustomEvent<string>): void => {
    this.workbench.views.open('persons', { person: detail });
  };

  #renderOpening(): TemplateResult {
    return html`<div class="empty" role="status">${text('mandant.opening')}</div>`;
  }

  #renderNoMandant(): TemplateResult {
    return html`<div class="empty">
      <strong>${text('mandant.none')}</strong>
      <p>${text('mandant.noneNext')}</p>
      <button
        class="primary"
        type="button"
        @click=${() => void askForMandant((input) => this.workbench.addMandant(input))}
      >
        ${text('mandant.new')}
      </button>
    </div>`;
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const pressed = shortcutOf(event);
    if (pressed === undefined || event.defaultPrevented) return;
    if (pressed === 'F1') {
      event.preventDefault();
      openManual(placeAround(event) ?? placeOfView(this.workbench));
      return;
    }
    // An open dialog has its own keys.
    if (document.querySelector('dialog[open]')) return;
    if (pressed.length === 1 && isWriting(event)) return;
    const act = this.#actionOf(pressed);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  #actionOf(pressed: string): (() => void) | undefined {
    const { pluginHost, register, views } = this.workbench;
    if (pressed === 'Ctrl+K') return () => void this.#search();
    if (this.workbench.books === undefined) return undefined;
    if (pressed === '?') return () => void showShortcuts(this.workbench);
    const view = VIEWS.find((each) => VIEW_KEYS[each] === pressed);
    if (view !== undefined)
      return () => {
        this.workbench.openView(view);
        this.main.focus();
      };
    if (register !== 'edit') return undefined;
    const found = shownCommands(pluginHost, views.active).find(({ command }) => command.key === pressed);
    return found && (() => void pluginHost.run(found.command.command));
  }

  async #search(): Promise<void> {
    const typed = collectTyping();
    try {
      const { showPalette } = await import('./palette/show-palette.ts');
      await showPalette(this.workbench, typed);
    } finally {
      typed();
    }
  }

  async #openFromOffice(id: string): Promise<void> {
    await this.#openMandant(id);
    this.workbench.openRegister('edit');
  }

  async #openMandant(id: string): Promise<void> {
    try {
      await this.workbench.openMandant(id);
    } catch (error) {
      void showMessage('error', error instanceof Error ? error.message : String(error));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-workbench': HostWorkbench;
  }
}
