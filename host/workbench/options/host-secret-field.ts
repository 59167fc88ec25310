import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { SettingProperty } from '../../api/manifest.schema.ts';
import type { SettingNote } from '../../api/settings.ts';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import { confirm } from '../window/confirm.ts';
import { renderNote } from './note.ts';
import { optionsStyles } from './options.styles.ts';

/** A secret: it can be entered, replaced and removed, never seen. The field is emptied as soon as the host has the value. */
@customElement('host-secret-field')
export class HostSecretField extends LitElement {
  static override styles = [
    controls,
    optionsStyles,
    css`
      :host {
        max-width: none;
        padding: 0;
      }

      input {
        width: 320px;
      }

      .stored {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        min-height: var(--host-control-height);
        color: var(--host-color-success);
        font-weight: 600;
      }
    `,
  ];

  @property() name = '';
  @property({ attribute: false }) property!: Extract<SettingProperty, { type: 'secret' }>;
  @property({ type: Boolean }) stored = false;
  @property({ attribute: false }) note: SettingNote | undefined;
  @property({ attribute: false }) store!: (value: string) => Promise<void>;
  @property({ attribute: false }) forget!: () => Promise<void>;
  @state() private entering = false;
  @state() private busy = false;
  @state() private problem = '';
  @query('input') private readonly input!: HTMLInputElement | null;

  /** To the control itself. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#control')?.focus();
  }

  override render(): TemplateResult {
    const { title, description } = this.property;
    return html`<div class="field">
      <label for="control">${title}</label>
      <div class="control">
        ${this.stored && !this.entering ? this.#renderStored() : this.#renderEntry()}
        <p class="problem" id="problem" role="alert">${this.problem}</p>
        ${description === undefined ? nothing : html`<p class="description" id="description">${description}</p>`}
        ${renderNote(this.note)}
      </div>
    </div>`;
  }

  #renderStored(): TemplateResult {
    const { title } = this.property;
    return html`<div class="line">
      <span class="stored" role="status">${icon('success')}${text('secret.stored')}</span>
      <button
        type="button"
        id="control"
        aria-label=${text('secret.replaceOf', { title })}
        @click=${() => void this.#enter()}
      >
        ${text('secret.replace')}
      </button>
      <button
        type="button"
        class="danger"
        aria-label=${text('secret.removeOf', { title })}
        ?disabled=${this.busy}
        @click=${() => void this.#remove()}
      >
        ${text('secret.remove')}
      </button>
    </div>`;
  }

  #renderEntry(): TemplateResult {
    return html`<form class="line" @submit=${this.#onSubmit}>
      <input
        id="control"
        type="password"
        required
        autocomplete="off"
        spellcheck="false"
        placeholder=${text('secret.placeholder')}
        aria-describedby="description problem"
        aria-invalid=${this.problem === '' ? 'false' : 'true'}
      />
      <button class="primary" ?disabled=${this.busy}>${text('action.save')}</button>
      ${
        this.stored
          ? html`<button type="button" @click=${() => (this.entering = false)}>
              ${text('action.cancel')}
            </button>`
          : nothing
      }
    </form>`;
  }

  async #enter(): Promise<void> {
    this.entering = true;
    await this.updateComplete;
    this.input?.focus();
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { input } = this;
    if (input === null) return;
    void this.#change(async () => {
      await this.store(input.value.trim());
      input.value = '';
      this.stored = true;
      this.entering = false;
    });
  };

  async #remove(): Promise<void> {
    const sure = await confirm({
      title: text('secret.removeOf', { title: this.property.title }),
      question: text('secret.removeQuestion'),
      action: text('secret.remove'),
    });
    if (!sure) return;
    await this.#change(async () => {
      await this.forget();
      this.stored = false;
    });
  }

  async #change(change: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = '';
    try {
      await change();
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-secret-field': HostSecretField;
  }
}
