import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatTime } from './format.ts';
import { icon } from './icons.ts';
import { text } from './l10n/text.ts';
import { controls } from './styles/controls.styles.ts';

/** What the plugins say about themselves, and whether the host answers. */
@customElement('host-status-bar')
export class HostStatusBar extends LitElement {
  static override styles = [
    controls,
    css`
      footer {
        display: flex;
        align-items: center;
        gap: var(--host-space-4);
        min-height: 28px;
        padding: 0 var(--host-space-4);
        border-top: 1px solid var(--host-color-border);
        background: var(--host-color-surface-raised);
        color: var(--host-color-text-muted);
        font-size: 12px;
      }

      .texts {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .texts span + span {
        margin-left: var(--host-space-4);
      }

      .host {
        display: flex;
        align-items: center;
        gap: 6px;
      }

      .host.offline {
        color: var(--host-color-danger);
        font-weight: 600;
      }
    `,
  ];

  /** Since when the host does not answer. */
  @property({ attribute: false }) lostAt: Date | undefined;
  @property({ attribute: false }) texts: readonly { readonly text: string; readonly tooltip?: string }[] = [];

  override render(): TemplateResult {
    return html`<footer>
      <div class="texts" role="status">
        ${this.texts.map(({ text: status, tooltip }) => html`<span title=${tooltip ?? status}>${status}</span>`)}
      </div>
      <div class="host ${this.lostAt === undefined ? '' : 'offline'}" role="status">
        ${this.lostAt === undefined ? text('status.online') : html`${icon('offline', 14)}${text('status.offline', { time: formatTime(this.lostAt) })}`}
      </div>
    </footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-status-bar': HostStatusBar;
  }
}
