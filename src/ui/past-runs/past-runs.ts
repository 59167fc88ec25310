import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { PastRunTexts } from '../../l10n/de/past-runs.ts';
import type { PastRun } from '../../services/invoices/run/past-run.ts';
import { defineElement } from '../define-element.ts';
import { DialogElement } from '../dialog-element.ts';
import { formatInstant } from '../format.ts';
import '../grid/grid.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { pastRunColumns } from './past-run-columns.ts';
import './past-run-vouchers.ts';

const runKey = ({ batchId }: PastRun) => batchId;
const runName = ({ bookedAt }: PastRun) => formatInstant(bookedAt);

export interface PastRunAnswer {
  readonly does: 'undo' | 'open';
  readonly run: PastRun;
}

/**
 * The import runs so far, each with its vouchers, and the way to take one back.
 *
 * @fires answer the run to undo or to show, or nothing
 */
@defineElement('lexoffice-past-runs')
export class PastRuns extends DialogElement<PastRunAnswer> {
  static override styles = [
    ...DialogElement.shared,
    css`
      lexoffice-grid {
        flex: 1;
      }
    `,
  ];

  @property({ attribute: false }) words!: PastRunTexts;
  @property({ attribute: false }) runs: readonly PastRun[] = [];

  #columns: readonly GridColumn<PastRun>[] = [];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('texts'))
      this.#columns = pastRunColumns(this.texts, this.words, {
        undo: (run) => this.answer({ does: 'undo', run }),
        open: (run) => this.answer({ does: 'open', run }),
      });
  }

  override render(): TemplateResult {
    const { texts, words } = this;
    return html`<lexoffice-grid
        label=${words.list}
        .texts=${texts.common.grid}
        .columns=${this.#columns}
        .rows=${this.runs}
        .rowKey=${runKey}
        .rowName=${runName}
        .detail=${this.#detail}
      >
        <div slot="empty" class="empty">${words.none}</div>
      </lexoffice-grid>
      <footer>
        <div class="buttons">
          <button type="button" class="primary" @click=${() => this.answer()}>${texts.common.close}</button>
        </div>
      </footer>`;
  }

  readonly #detail = (run: PastRun): TemplateResult =>
    html`<lexoffice-past-run-vouchers .texts=${this.texts} .run=${run}></lexoffice-past-run-vouchers>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-past-runs': PastRuns;
  }
}
