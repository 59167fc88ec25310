import type { AuditInput } from '../../../host/api/log.ts';
import type { AuditAction } from '../../manifest.generated.ts';
import type { AccountTableRow } from './account-table.ts';

/** What a user or a first-met case says of a row. */
export type RowInput = Pick<AccountTableRow, 'taxCase' | 'account' | 'taxKey'>;
export type Rows = readonly AccountTableRow[];

/** An empty key is no key. */
function input({ taxCase, account, taxKey }: RowInput): RowInput {
  return { taxCase, account, taxKey: taxKey === '' ? undefined : taxKey };
}

function same(a: RowInput, b: RowInput): boolean {
  return a.account === b.account && a.taxKey === b.taxKey;
}

export function confirmed(rows: Rows, taxCases: readonly string[]): Rows {
  return rows.map((row) => (taxCases.includes(row.taxCase) ? { ...row, confirmed: true } : row));
}

/** Replaces rows in their place and appends new ones; what the user saves is confirmed by that. */
export function saved(rows: Rows, inputs: readonly RowInput[]): Rows {
  const byCase = new Map(rows.map((row) => [row.taxCase, row]));
  for (const given of inputs.map(input)) {
    const old = byCase.get(given.taxCase);
    const origin = old === undefined ? 'made' : same(old, given) ? old.origin : 'changed';
    byCase.set(given.taxCase, { ...given, confirmed: true, origin });
  }
  return [...byCase.values()];
}

/** Appends unconfirmed rows for cases that have none (rules.md 22). */
export function withMet(rows: Rows, inputs: readonly RowInput[]): Rows {
  const byCase = new Map(rows.map((row) => [row.taxCase, row]));
  for (const given of inputs.map(input)) {
    if (!byCase.has(given.taxCase)) byCase.set(given.taxCase, { ...given, confirmed: false, origin: 'made' });
  }
  return [...byCase.values()];
}

/** One line of the Logbuch per row that differs, old and new (rules.md 28). */
export function auditOf(before: Rows, after: Rows): readonly AuditInput[] {
  const old = new Map(before.map((row) => [row.taxCase, row]));
  return after.flatMap((row) => {
    const previous = old.get(row.taxCase);
    if (previous === undefined) {
      return [{ action: 'accountTableRow.added' satisfies AuditAction, subject: row.taxCase, newValue: row }];
    }
    if (same(previous, row) && previous.confirmed === row.confirmed) return [];
    const action: AuditAction = same(previous, row) ? 'accountTableRow.confirmed' : 'accountTableRow.changed';
    return [{ action, subject: row.taxCase, oldValue: previous, newValue: row }];
  });
}
