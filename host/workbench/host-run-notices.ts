import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { JobRun } from '../api/jobs.ts';
import type { RunNotice } from '../wire/notices.ts';
import type { Books } from './books.ts';
import { formatCount, formatInstant } from './format.ts';
import { icon } from './icons.ts';
import { text } from './l10n/text.ts';
import { controls } from './styles/controls.styles.ts';
import { countsText, stateText, type JobTitles } from './views/run-columns.ts';
import { Watch } from './watch.ts';

const isUnread = ({ read }: RunNotice): boolean => !read;

/**
 * The bell: runs that ended at night, failed or left something to somebody, with the number of those that nobody has read yet. What is read is read for the whole office.
 *
 * @fires host-open-run with the run that was chosen
 */
@customElement('host-run-notices')
export class HostRunNotices extends LitElement {
  static override styles = [
    controls,
    css`
      .count {
        min-width: 18px;
        padding: 0 5px;
        border-radius: 9px;
        background: #fff;
        color: var(--host-color-title);
        font-size: 12px;
        font-weight: 700;
        line-height: 18px;
        text-align: center;
      }

      .bell {
        border-color: rgb(255 255 255 / 35%);
        background: transparent;
        color: inherit;
      }

      .bell:hover:not(:disabled) {
        background: rgb(255 255 255 / 14%);
      }

      .bell:focus-visible {
        outline-color: #fff;
      }

      [popover] {
        position: fixed;
        inset: 48px 16px auto auto;
        width: min(440px, calc(100vw - 32px));
        max-height: 70vh;
        margin: 0;
        padding: var(--host-space-3);
        overflow: auto;
        border: 1px solid var(--host-color-border);
        border-radius: var(--host-radius);
        background: var(--host-color-surface);
        color: var(--host-color-text);
        box-shadow: var(--host-shadow);
      }

      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--host-space-2);
      }

      h2 {
        margin: 0;
        font-size: 15px;
      }

      ul {
        margin: var(--host-space-2) 0 0;
        padding: 0;
        list-style: none;
      }

      li + li {
        border-top: 1px solid var(--host-color-border);
      }

      .notice {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        gap: 0 var(--host-space-2);
        align-items: start;
        justify-content: stretch;
        width: 100%;
        min-height: 0;
        padding: var(--host-space-2) var(--host-space-1);
        border: 0;
        background: none;
        overflow-wrap: anywhere;
        text-align: left;
        white-space: normal;
      }

      .notice svg {
        margin-top: 2px;
      }

      .unread strong {
        font-weight: 700;
      }

      strong {
        font-weight: 400;
      }

      .notice > * {
        grid-column: 2;
      }

      .notice > svg {
        grid-column: 1;
        grid-row: 1;
      }
    `,
  ];

  @property({ attribute: false }) books!: Books;
  @property({ attribute: false }) jobTitles: JobTitles = {};
  @query('[popover]') private readonly panel!: HTMLElement;

  protected readonly watch = new Watch(this, (changed) => [this.books.notices.onDidChange(changed)]);

  override render(): TemplateResult {
    const { rows } = this.books.notices.state;
    const unread = rows.filter(isUnread).length;
    const label =
      unread === 0 ? text('notices.title') : text('notices.unread', { count: formatCount(unread) });
    return html`<button type="button" class="bell" popovertarget="notices" aria-label=${label} title=${label}>
        ${icon('bell')}${unread === 0 ? nothing : html`<span class="count">${formatCount(unread)}</span>`}
      </button>
      <div id="notices" popover role="dialog" aria-labelledby="title">
        <div class="head">
          <h2 id="title">${text('notices.title')}</h2>
          ${
            unread === 0
              ? nothing
              : html`<button type="button" @click=${() => void this.#read(rows.filter(isUnread))}>
                  ${text('notices.readAll')}
                </button>`
          }
        </div>
        ${
          rows.length === 0
            ? html`<p class="muted">${text('notices.none')}</p>`
            : html`<ul>
                ${rows.map((notice) => html`<li>${this.#renderNotice(notice)}</li>`)}
              </ul>`
        }
      </div>`;
  }

  #renderNotice(notice: RunNotice): TemplateResult {
    const { run, read } = notice;
    return html`<button
      type="button"
      class="notice ${read ? 'read' : 'unread'}"
      @click=${() => this.#open(notice)}
    >
      ${icon(iconOf(run))}
      <strong>${this.jobTitles[run.job] ?? run.job}: ${stateText(run)}</strong>
      ${run.counts === undefined ? nothing : html`<span>${countsText(run)}</span>`}
      <span class="muted">
        ${formatInstant(run.finishedAt ?? run.createdAt)} · ${text(`runs.origin.${run.origin}`)}
        ${read ? nothing : html`· ${text('notices.isUnread')}`}
      </span>
    </button>`;
  }

  #open(notice: RunNotice): void {
    this.panel.hidePopover();
    if (!notice.read) void this.#read([notice]);
    this.dispatchEvent(new CustomEvent('host-open-run', { detail: notice.run }));
  }

  async #read(notices: readonly RunNotice[]): Promise<void> {
    // What could not be marked stays unread, and is seen again.
    await this.books.session.admin.markNoticesRead(notices.map(({ run }) => run.id)).catch(() => undefined);
    await this.books.notices.refresh();
  }
}

function iconOf({ state, attention }: JobRun): 'error' | 'warning' | 'success' {
  if (state === 'failed') return 'error';
  return attention === true ? 'warning' : 'success';
}

declare global {
  interface HTMLElementTagNameMap {
    'host-run-notices': HostRunNotices;
  }
}
