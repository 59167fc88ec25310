import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { SettingProperty } from '../../api/manifest.schema.ts';
import type { SettingNote, SettingValue } from '../../api/settings.ts';
import { typedDate } from '../../api/typed-date.ts';
import type { DayPickedEvent } from '../calendar/host-calendar-button.ts';
import '../calendar/host-calendar-button.ts';
import { formatDate, today } from '../format.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import { renderNote } from './note.ts';
import { optionsStyles } from './options.styles.ts';
import { problemOf, valueOf } from './setting-input.ts';

type EditableProperty = Exclude<SettingProperty, { type: 'secret' }>;

/** One setting of a manifest. Saves when the user has finished a field (change), one save after the other, the last one wins. */
@customElement('host-setting-field')
export class HostSettingField extends LitElement {
  static override styles = [
    controls,
    optionsStyles,
    css`
      :host {
        max-width: none;
        padding: 0;
      }

      input:not([type='checkbox']) {
        width: 180px;
      }

      input[role='switch'] {
        appearance: none;
        position: relative;
        width: 38px;
        height: 22px;
        margin: 0;
        border-radius: 11px;
        background: var(--host-color-surface-raised);
        cursor: pointer;
      }

      input[role='switch']::after {
        content: '';
        position: absolute;
        top: 3px;
        left: 3px;
        width: 14px;
        height: 14px;
        border-radius: 50%;
        background: var(--host-color-border-control);
        transition: transform 120ms;
      }

      input[role='switch']:checked {
        border-color: var(--host-color-accent);
        background: var(--host-color-accent);
      }

      input[role='switch']:checked::after {
        background: var(--host-color-on-accent);
        transform: translateX(16px);
      }

      @media (forced-colors: active) {
        input[role='switch']::after {
          background: ButtonText;
        }

        input[role='switch']:checked {
          forced-color-adjust: none;
          background: Highlight;
        }
      }
    `,
  ];

  @property() name = '';
  @property({ attribute: false }) property!: EditableProperty;
  @property({ attribute: false }) value: SettingValue;
  @property({ attribute: false }) note: SettingNote | undefined;
  /** Rejects when the host refuses the value. */
  @property({ attribute: false }) save!: (value: SettingValue) => Promise<void>;
  @property({ attribute: false }) run!: (command: string) => Promise<void>;

  /** What the user entered and is not stored (yet), letter by letter; shown instead of the value. */
  @state() private draft: { readonly value: SettingValue; readonly entered: string } | undefined;
  @state() private problem = '';
  @state() private status: 'idle' | 'saving' | 'saved' | 'running' = 'idle';
  #typing = false;
  #saves: Promise<void> = Promise.resolve();
  #latest = 0;

  override willUpdate(changed: PropertyValues): void {
    // Changed at another seat, or stored: what the host has counts, but never against somebody who is typing.
    const settled = !this.#typing && this.status !== 'saving' && this.problem === '';
    if (changed.has('value') && settled) this.draft = undefined;
  }

  /** To the control itself. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#control')?.focus();
  }

  override render(): TemplateResult {
    const { property } = this;
    const named = property.type === 'action';
    return html`<div class="field">
      ${named ? html`<span class="label"></span>` : html`<label for="control">${property.title}</label>`}
      <div class="control">
        <div class="line">${this.#renderControl()} ${this.#renderReset()} ${this.#renderStatus()}</div>
        <p class="problem" id="problem" role="alert">${this.problem}</p>
        ${property.description === undefined ? nothing : html`<p class="description" id="description">${property.description}</p>`}
        ${renderNote(this.note)}
      </div>
    </div>`;
  }

  #renderControl(): TemplateResult {
    const { property } = this;
    const value = this.draft === undefined ? this.value : this.draft.value;
    switch (property.type) {
      case 'action':
        return html`<button
          type="button"
          id="control"
          aria-describedby="description"
          ?disabled=${this.status === 'running'}
          @click=${() => void this.#run(property.command)}
        >
          ${property.title}
        </button>`;
      case 'boolean':
        return this.#renderSwitch(value === true);
      case 'enum':
        return html`<select id="control" aria-describedby="description problem" @change=${this.#onChange}>
          ${property.values.map((choice) => html`<option value=${choice.value} ?selected=${choice.value === value}>${choice.title}</option>`)}
        </select>`;
      case 'date':
        return this.#renderDate(value);
      case 'integer':
        return this.#renderInput('number', value, property.minimum, property.maximum);
      case 'string':
        return this.#renderInput('text', value);
    }
  }

  #renderSwitch(on: boolean): TemplateResult {
    // eslint-disable-next-line lit-a11y/role-has-required-aria-attrs -- a native checkbox says by itself whether it is checked
    return html`<input
        type="checkbox"
        role="switch"
        id="control"
        aria-describedby="description"
        .checked=${live(on)}
        @change=${this.#onChange}
      />
      <span aria-hidden="true">${on ? text('switch.on') : text('switch.off')}</span>`;
  }

  #renderDate(value: SettingValue): TemplateResult {
    const day = typedDate(String(value ?? ''), today());
    return html`${this.#renderInput('text', day === undefined ? value : formatDate(day))}
      <host-calendar-button
        label=${this.property.title}
        .value=${day ?? ''}
        @day-picked=${({ day }: DayPickedEvent) => this.#take(day, formatDate(day))}
      ></host-calendar-button>`;
  }

  #renderInput(type: string, value: SettingValue, minimum?: number, maximum?: number): TemplateResult {
    return html`<input
      id="control"
      type=${type}
      min=${minimum ?? nothing}
      max=${maximum ?? nothing}
      placeholder=${this.property.type === 'date' ? text('setting.datePattern') : nothing}
      autocomplete="off"
      aria-describedby="description problem"
      aria-invalid=${this.problem === '' ? 'false' : 'true'}
      .value=${live(this.draft?.entered ?? String(value ?? ''))}
      @input=${this.#onInput}
      @change=${this.#onChange}
    />`;
  }

  #renderStatus(): TemplateResult {
    const words = {
      idle: '',
      saving: text('setting.saving'),
      saved: text('setting.saved'),
      running: text('setting.running'),
    };
    return html`<span class="muted" role="status">${words[this.status]}</span>`;
  }

  /** Marks what is not as the manifest has it, with the way back; what has no default cannot differ from it. */
  #renderReset(): TemplateResult | typeof nothing {
    const { property, value } = this;
    if (!('default' in property) || property.default === undefined || value === property.default)
      return nothing;
    const words = this.#wordsOf(property.default);
    return html`<span class="tag">${text('setting.modified')}</span>
      <button
        type="button"
        aria-label=${text('setting.resetOf', { title: property.title, value: words })}
        title=${text('setting.resetTo', { value: words })}
        @click=${() => this.#reset()}
      >
        ${text('setting.reset')}
      </button>`;
  }

  #reset(): void {
    this.#typing = false;
    this.draft = undefined;
    this.problem = '';
    void this.#save(undefined);
    this.focus();
  }

  #wordsOf(value: string | number | boolean): string {
    const { property } = this;
    if (typeof value === 'boolean') return value ? text('switch.on') : text('switch.off');
    if (property.type !== 'enum') return String(value);
    return property.values.find((choice) => choice.value === value)?.title ?? String(value);
  }

  readonly #onInput = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.#typing = true;
    this.draft = { value: valueOf(this.property, input), entered: input.value };
  };

  readonly #onChange = (event: Event): void => {
    const input = event.target as HTMLInputElement | HTMLSelectElement;
    // A half typed number has no value, but the browser knows that something stands there.
    const incomplete =
      input instanceof HTMLInputElement && input.validity.badInput ? text('setting.incomplete') : undefined;
    this.#take(valueOf(this.property, input), input.value, incomplete);
  };

  #take(value: SettingValue, entered: string, incomplete?: string): void {
    this.#typing = false;
    this.draft = { value, entered };
    this.problem = incomplete ?? problemOf(this.property, value) ?? '';
    if (this.problem === '') void this.#save(value);
  }

  async #save(value: SettingValue): Promise<void> {
    const turn = ++this.#latest;
    this.status = 'saving';
    // In order: an earlier value must not arrive after a later one.
    const saving = this.#saves.then(() => this.save(value));
    this.#saves = saving.catch(() => undefined);
    try {
      await saving;
      if (turn !== this.#latest) return;
      this.status = 'saved';
      this.draft = undefined;
    } catch (error) {
      if (turn !== this.#latest) return;
      this.status = 'idle';
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  async #run(command: string): Promise<void> {
    this.status = 'running';
    await this.run(command);
    this.status = 'idle';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-setting-field': HostSettingField;
  }
}
