import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HostInfo } from '../../wire/host-info.ts';
import type { Books } from '../books.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import './host-appearance-options.ts';
import { optionsStyles } from './options.styles.ts';

/** Allgemeine Einstellungen: the Mandant's name, and what this host is. */
@customElement('host-general-options')
export class HostGeneralOptions extends LitElement {
  static override styles = [controls, optionsStyles];

  @property({ attribute: false }) books!: Books;
  @property({ attribute: false }) host!: HostInfo;
  @state() private problem = '';
  @state() private saved = false;

  override render(): TemplateResult {
    const { mandant } = this.books.session;
    return html`<h1>${text('options.general')}</h1>
      <section class="group">
        <h2>${text('options.mandant')}</h2>
        <div class="field">
          <label for="name">${text('mandant.name')}</label>
          <div class="control">
            <div class="line">
              <input
                id="name"
                maxlength="100"
                autocomplete="off"
                .value=${mandant.name}
                aria-describedby="problem"
                @change=${this.#onName}
              />
              <span class="muted" role="status">${this.saved ? text('setting.saved') : nothing}</span>
            </div>
            <p class="problem" id="problem" role="alert">${this.problem}</p>
          </div>
        </div>
      </section>
      <host-appearance-options></host-appearance-options>
      <section class="group">
        <h2>${text('options.host')}</h2>
        <div class="field">
          <span class="label">${text('options.user')}</span>
          <div class="control">${this.host.user}</div>
        </div>
        <div class="field">
          <span class="label">${text('options.version')}</span>
          <div class="control">${this.host.version}</div>
        </div>
        ${this.host.connections.map(
          ({ plugin, id, baseUrl }) =>
            html`<div class="field">
              <span class="label">${text('options.connection', { plugin, id })}</span>
              <div class="control">${baseUrl}</div>
            </div>`,
        )}
      </section>`;
  }

  readonly #onName = (event: Event): void => {
    void this.#rename((event.target as HTMLInputElement).value.trim());
  };

  async #rename(name: string): Promise<void> {
    this.saved = false;
    try {
      await this.books.session.admin.updateMandant({ name });
      this.problem = '';
      this.saved = true;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-general-options': HostGeneralOptions;
  }
}
