import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import { noticesStyles } from './host-notices.styles.ts';
import type { Message, Notice, RunningTask } from './notice.ts';

/** Messages and progress displays at the lower right. Errors are announced at once, the rest when the reader pauses. */
@customElement('host-notices')
export class HostNotices extends LitElement {
  static override styles = [controls, noticesStyles];

  @state() private notices: readonly Notice[] = [];

  /** Adds a notice, or replaces the one with the same id. */
  put(notice: Notice): void {
    const known = this.notices.some(({ id }) => id === notice.id);
    this.notices = known
      ? this.notices.map((old) => (old.id === notice.id ? notice : old))
      : [...this.notices, notice];
  }

  take(id: number): void {
    this.notices = this.notices.filter((notice) => notice.id !== id);
  }

  /** Closes all messages unanswered: the user has gone on to something else. */
  putAway(): void {
    for (const notice of this.notices) if (notice.kind === 'message') notice.answer(undefined);
  }

  /** Whether the user points at or stands in the stack: then nothing disappears by itself. */
  get inUse(): boolean {
    return this.matches(':hover, :focus-within');
  }

  override render(): TemplateResult {
    const of = (error: boolean): readonly Notice[] =>
      this.notices.filter((notice) => (notice.kind === 'message' && notice.severity === 'error') === error);
    return html`
      <div role="status" aria-live="polite">${repeat(of(false), ({ id }) => id, this.#renderNotice)}</div>
      <div role="alert">${repeat(of(true), ({ id }) => id, this.#renderNotice)}</div>
    `;
  }

  readonly #renderNotice = (notice: Notice): TemplateResult =>
    notice.kind === 'message' ? this.#renderMessage(notice) : this.#renderTask(notice);

  #renderMessage({ severity, text: message, actions, answer }: Message): TemplateResult {
    return html`<section class="notice ${severity}">
      <span class="mark"
        >${icon(severity)}<span class="visually-hidden">${text(`severity.${severity}`)}: </span></span
      >
      <p>${message}</p>
      <button
        class="plain icon"
        type="button"
        aria-label=${text('message.close')}
        @click=${() => answer(undefined)}
      >
        ${icon('close')}
      </button>
      ${
        actions.length === 0
          ? nothing
          : html`<div class="actions">
              ${actions.map((action) => html`<button type="button" @click=${() => answer(action)}>${action}</button>`)}
            </div>`
      }
    </section>`;
  }

  #renderTask({ title, done, total, text: step, cancelled, cancel }: RunningTask): TemplateResult {
    // The bar moves often: only its title is announced.
    return html`<section class="notice task">
      <p>${title}</p>
      <button type="button" ?disabled=${cancelled} @click=${cancel}>
        ${cancelled ? text('progress.cancelling') : text('progress.cancel')}
      </button>
      <div class="bar" aria-live="off">
        ${
          total === undefined || done === undefined
            ? html`<progress aria-label=${title}></progress>`
            : html`<progress aria-label=${title} max=${total} .value=${done}></progress>`
        }
        <span class="muted number">
          ${total === undefined || done === undefined ? nothing : text('progress.of', { done, total })}
          ${step ?? nothing}
        </span>
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-notices': HostNotices;
  }
}
