import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OfficeRow, OfficeView, QueuedRunRow } from '../../wire/office.ts';
import type { Books } from '../books.ts';
import { formatCount } from '../format.ts';
import '../grid/host-grid.ts';
import type { CurrentRowEvent, OpenRowEvent } from '../grid/grid-events.ts';
import { searchRows } from '../grid/search-rows.ts';
import { icon } from '../icons.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import { showMessage } from '../window/show-message.ts';
import type { Workbench } from '../workbench.ts';
import type { HostGrid } from '../grid/host-grid.ts';
import { listOutput } from './list-output.ts';
import { ListView, type AnyList } from './list-view.ts';
import { officeColumns, queueColumns } from './office-columns.ts';
import { viewStyles } from './view.styles.ts';

const NOTHING: OfficeView = { rows: [], queue: [] };

/**
 * Kanzleiübersicht: how every Mandant stands, what runs, what waits and whose turn it is.
 *
 * @fires host-open-mandant with the id of the chosen one
 */
@customElement('host-office')
export class HostOffice extends ListView {
  static override styles = [
    controls,
    viewStyles,
    css`
      :host {
        grid-template-rows: auto minmax(160px, 3fr) minmax(150px, 1fr);
        overflow: auto;
        background: var(--host-color-surface);
      }

      h1 {
        margin: 0;
        font-size: 16px;
      }

      h2 {
        margin: 0;
        font-size: 14px;
      }

      .queue {
        border-top: 1px solid var(--host-color-border);
      }
    `,
  ];

  @property({ attribute: false }) override books!: Books;
  @property({ attribute: false }) workbench!: Workbench;
  @state() private current: string | undefined;
  @state() private starting = false;

  protected override lists(): readonly AnyList[] {
    return [this.workbench.office];
  }

  override render(): TemplateResult {
    const { office, jobTitles } = this.workbench;
    const [{ rows, queue } = NOTHING] = office.state.rows;
    const columns = officeColumns(jobTitles);
    const queued = queueColumns(jobTitles, queue);
    const found = searchRows(rows, columns, this.query);
    const current = found.find(({ mandant }) => mandant.id === this.current);
    return html`
      <div class="bar">
        <h1>${text('office.title')}</h1>
        <span class="spacer"></span>
        ${this.renderSearch(text('office.search'))}
        ${this.renderOutput({ title: text('office.title'), columns, isReading: false })}
        <button
          type="button"
          ?disabled=${current === undefined}
          @click=${() => current && this.#open(current)}
        >
          ${icon('mandant')}${text('office.open')}
        </button>
        <button type="button" class="primary" ?disabled=${this.starting} @click=${() => void this.#sync()}>
          ${icon('sync')}${text('office.sync')}
        </button>
      </div>
      <div class="list">
        ${this.renderFailure(office)}
        <host-grid
          .label=${text('office.title')}
          .columns=${columns}
          .rows=${found}
          .rowKey=${(row: OfficeRow) => row.mandant.id}
          .lines=${2}
          .currentKey=${this.current}
          .emptyState=${this.emptyState(office.state, text('mandant.none'), text('mandant.noneNext'))}
          @host-marked-rows=${this.onMarkedRows}
          @host-current-row=${(event: CurrentRowEvent<OfficeRow>) => (this.current = event.row?.mandant.id)}
          @host-open-row=${(event: OpenRowEvent<OfficeRow>) => this.#open(event.row)}
        ></host-grid>
      </div>
      <section class="list queue" aria-labelledby="queue">
        <div class="bar">
          <h2 id="queue">${text('office.queue', { count: formatCount(queue.length) })}</h2>
          <span class="spacer"></span>
          ${listOutput<QueuedRunRow>(
            { title: text('office.queueLabel'), columns: queued, isReading: false },
            () => this.renderRoot.querySelector<HostGrid<QueuedRunRow>>('.queue host-grid'),
            0,
          )}
        </div>
        <host-grid
          .label=${text('office.queueLabel')}
          .columns=${queued}
          .rows=${queue}
          .rowKey=${(row: QueuedRunRow) => row.run.id}
          .emptyState=${html`<p>${text('office.queueEmpty')}</p>`}
        ></host-grid>
      </section>
    `;
  }

  #open({ mandant }: OfficeRow): void {
    this.dispatchEvent(new CustomEvent('host-open-mandant', { detail: mandant.id }));
  }

  async #sync(): Promise<void> {
    this.starting = true;
    try {
      const { started, withoutKey } = await this.workbench.client.syncOffice();
      await this.workbench.office.refresh();
      const left =
        withoutKey === 0 ? '' : ` ${text('office.withoutKey', { count: formatCount(withoutKey) })}`;
      void showMessage('info', `${text('office.started', { count: formatCount(started) })}${left}`);
    } catch (error) {
      void showMessage('error', error instanceof Error ? error.message : String(error));
    } finally {
      this.starting = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-office': HostOffice;
  }
}
