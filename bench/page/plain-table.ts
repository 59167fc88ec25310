import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { de } from '../../src/l10n/de/de.ts';
import { defineElement } from '../../src/ui/define-element.ts';
import { nextSort, sortRows, type GridColumn, type GridSort } from '../../src/ui/grid/grid-column.ts';
import { matchesSearch } from '../../host/api/matches-search.ts';
import { searchField } from '../../src/ui/search-field.ts';

/**
 * What the lists are measured against: the same columns, search, sorting and checkboxes, with every row in the page. Column widths are fixed,
 * which spares the browser the most expensive part of such a table.
 */
@defineElement('lexoffice-bench-plain-table')
export class PlainTable<Row> extends LitElement {
  static override styles = css`
    .scroller {
      block-size: 760px;
      overflow: auto;
    }
    table {
      inline-size: 100%;
      border-collapse: collapse;
      table-layout: fixed;
    }
    tr {
      block-size: 32px;
    }
    td {
      overflow: hidden;
      white-space: nowrap;
    }
  `;

  @property({ attribute: false }) columns: readonly GridColumn<Row>[] = [];
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ attribute: false }) rowKey: (row: Row) => string = String;
  @property({ attribute: false }) searchText: (row: Row) => string = String;

  @state() private search = '';
  @state() private sort?: GridSort;
  @state() private excluded: ReadonlySet<string> = new Set();

  override render(): TemplateResult {
    const found = this.rows.filter((row) => matchesSearch(this.search, this.searchText(row)));
    const rows = sortRows(found, this.columns, this.sort);
    return html`${searchField(de, this.search, '', (search) => (this.search = search))}
      ${rows.length - this.excluded.size}
      <div class="scroller">
        <table>
          <thead>
            <tr>
              <th></th>
              ${this.columns.map(
                ({ id, label }) =>
                  html`<th>
                    <button @click=${() => (this.sort = nextSort(this.sort, id))}>${label}</button>
                  </th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${repeat(rows, this.rowKey, (row) => this.renderRow(row))}
          </tbody>
        </table>
      </div>`;
  }

  private renderRow(row: Row): TemplateResult {
    const key = this.rowKey(row);
    return html`<tr>
      <td>
        <input type="checkbox" .checked=${!this.excluded.has(key)} @change=${() => this.toggle(key)} />
      </td>
      ${this.columns.map((column) => html`<td title=${column.title?.(row) ?? ''}>${column.cell(row)}</td>`)}
    </tr>`;
  }

  private toggle(key: string): void {
    const excluded = new Set(this.excluded);
    if (!excluded.delete(key)) excluded.add(key);
    this.excluded = excluded;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-bench-plain-table': PlainTable<unknown>;
  }
}
