import { html, nothing, type TemplateResult } from 'lit';
import { CircleCheck, Info, TriangleAlert } from 'lucide';
import type { Balance, BalanceStatus } from '../../services/reconciliation/reconciliation.ts';
import { icon } from '../icon.ts';
import { formatCents, formatCount } from '../format.ts';
import type { Words } from './finding-text.ts';

interface BalanceRow extends Balance {
  readonly key: string;
  readonly name: string;
  readonly status?: BalanceStatus;
}

interface BalanceTable {
  readonly label: string;
  /** Heading of the first column. */
  readonly heading: string;
  readonly rows: readonly BalanceRow[];
  readonly total?: BalanceRow;
  /** Present: rows can be chosen, and this one is. */
  readonly chosen?: string;
  readonly choose?: (key: string) => void;
}

const SIGNS = { equal: CircleCheck, settled: Info, open: TriangleAlert };
const TONES = { equal: 'success', settled: 'muted', open: 'warning' };

/** Count and sum on both sides; the result in words with a sign, never by colour alone. */
export function balanceTable(table: BalanceTable, { texts, words }: Words): TemplateResult {
  const { columns } = words;
  const withStatus = table.rows.some(({ status }) => status !== undefined);
  const name = ({ key, name: text }: BalanceRow) =>
    table.choose
      ? html`<button
          type="button"
          class="month"
          aria-pressed=${key === table.chosen}
          @click=${() => table.choose?.(key)}
        >
          ${text}
        </button>`
      : text;
  const row = (balance: BalanceRow) => {
    const { there, here, status } = balance;
    return html`<tr class=${balance.key === table.chosen ? 'chosen' : ''}>
      <th scope="row">${name(balance)}</th>
      <td class="money">${formatCount(there.count)}</td>
      <td class="money">${formatCount(here.count)}</td>
      <td class="money">${formatCents(there.cents)}</td>
      <td class="money">${formatCents(here.cents)}</td>
      <td class="money">${formatCents(there.cents - here.cents)}</td>
      ${
        withStatus
          ? html`<td class="status ${status === undefined ? '' : TONES[status]}">
              ${status === undefined ? texts.common.none : html`${icon(SIGNS[status])} ${words.statuses[status]}`}
            </td>`
          : nothing
      }
    </tr>`;
  };
  return html`<table aria-label=${table.label}>
    <thead>
      <tr>
        <th scope="col">${table.heading}</th>
        <th scope="col" class="money">${words.countOf(columns.there)}</th>
        <th scope="col" class="money">${words.countOf(columns.here)}</th>
        <th scope="col" class="money">${words.sumOf(columns.there)}</th>
        <th scope="col" class="money">${words.sumOf(columns.here)}</th>
        <th scope="col" class="money">${columns.difference}</th>
        ${withStatus ? html`<th scope="col">${columns.status}</th>` : nothing}
      </tr>
    </thead>
    <tbody>
      ${table.rows.map(row)}
    </tbody>
    ${
      table.total
        ? html`<tfoot>
            ${row(table.total)}
          </tfoot>`
        : nothing
    }
  </table>`;
}
