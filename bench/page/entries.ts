import { de } from '../../src/l10n/de/de.ts';
import type { Entry } from '../../src/services/invoices/rules/entry.ts';
import '../../src/ui/grid/grid.ts';
import { entryColumns } from '../../src/ui/import-window/entry-columns.ts';
import { manyEntries } from '../../test/ui/plugin/support/realistic-list.ts';
import './plain-table.ts';

const rowKey = (entry: Entry) => entry.key;
const rowName = (entry: Entry) => entry.number;
const columns = entryColumns(de, () => '');

/** The list of the import window. */
export function entryGrid(count: number): HTMLElement {
  return Object.assign(document.createElement('lexoffice-grid'), {
    texts: de.common.grid,
    columns,
    rows: manyEntries(count),
    rowKey,
    rowName,
  });
}

/** The same entries with all of them in the page. */
export function plainEntries(count: number): HTMLElement {
  return Object.assign(document.createElement('lexoffice-bench-plain-table'), {
    columns,
    rows: manyEntries(count),
    rowKey,
    searchText: rowName,
  });
}
