import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { toCsv } from '../../api/csv.ts';
import { formatCount, today } from '../format.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import type { WantedGroup } from '../grid/grid-lines.ts';
import { groupHeading } from '../grid/render-group.ts';
import { tableOf } from '../grid/table-of.ts';
import { iconButton } from '../icon-button.ts';
import { text } from '../l10n/text.ts';
import { printTable } from '../window/print-table.ts';
import { saveFile } from '../window/save-file.ts';

export interface ListOutput<Row> {
  readonly title: string;
  /** What stands above it on paper, where that is another title. */
  readonly sheet?: string;
  readonly columns: readonly GridColumn<Row>[];
  /** What a file says, where that is more than what stands in the list. */
  readonly file?: (rows: readonly Row[]) => readonly (readonly string[])[];
  readonly isReading: boolean;
}

/** A list that knows what is wanted of it. */
export interface OutputList<Row> {
  readonly wantedGroups: readonly WantedGroup<Row>[];
}

/** Puts a list into a file and on paper: the rows that are marked together, else all that are shown. @param marked how many are */
export function listOutput<Row>(
  { title, sheet = title, columns, file, isReading }: ListOutput<Row>,
  list: () => OutputList<Row> | null,
  marked: number,
): TemplateResult {
  const groups = (): readonly WantedGroup<Row>[] => list()?.wantedGroups ?? [];
  const save = (): void => {
    const rows = groups().flatMap((group) => group.rows);
    const content = toCsv(file === undefined ? tableOf(rows, columns) : file(rows));
    void saveFile({ name: `${title} ${today()}.csv`, contentType: 'text/csv;charset=utf-8', content });
  };
  const print = (): void => {
    const parts = groups().map(({ name, rows }) => ({
      ...(name !== undefined && { heading: groupHeading({ name, rows }, columns) }),
      rows: tableOf(rows, columns).slice(1),
    }));
    printTable(
      sheet,
      columns.map((column) => column.title),
      parts,
    );
  };
  const count = formatCount(marked);
  const [saving, printing] =
    marked > 1
      ? [text('list.exportMarked', { count }), text('list.printMarked', { count })]
      : [text('list.export'), text('list.print')];
  return html`${iconButton('download', saving, save, { disabled: isReading })}
  ${iconButton('print', printing, print, { disabled: isReading })}`;
}
