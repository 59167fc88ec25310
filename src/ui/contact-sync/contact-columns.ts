import type { Texts } from '../../l10n/texts.ts';
import type { ContactPlanRow, ContactState } from '../../services/contacts/contact-plan.ts';
import type { GridColumn } from '../grid/grid-column.ts';
import { decisionText, noteText } from './contact-text.ts';
import { changesColumn, personColumns, textCell } from '../contact-lists/person-columns.ts';

// Where another column says what matters most.
const NOTE_WIDTHS: Partial<Record<ContactState, string>> = {
  changed: 'minmax(120px, 1fr)',
  conflict: 'minmax(160px, 1.4fr)',
};

/** Columns of one tab; only changed rows have changes to show. */
export function contactColumns(texts: Texts, state: ContactState): readonly GridColumn<ContactPlanRow>[] {
  const { columns } = texts.contactSync;
  return [
    ...personColumns<ContactPlanRow>(texts, columns.number),
    ...(state === 'changed' ? [changesColumn<ContactPlanRow>(texts)] : []),
    {
      id: 'note',
      label: state === 'refused' || state === 'conflict' ? texts.common.columns.reason : columns.warnings,
      width: NOTE_WIDTHS[state] ?? 'minmax(220px, 2.4fr)',
      cell: (row) => textCell(noteText(row, texts), texts),
      title: (row) => noteText(row, texts) || undefined,
      sortKey: (row) => noteText(row, texts) || undefined,
    },
    ...(state === 'conflict' ? [decisionColumn(texts)] : []),
  ];
}

function decisionColumn(texts: Texts): GridColumn<ContactPlanRow> {
  const text = (row: ContactPlanRow) => decisionText(row, texts);
  return {
    id: 'decision',
    label: texts.contactSync.columns.decision,
    width: 'minmax(240px, 2.6fr)',
    cell: (row) => textCell(text(row), texts),
    title: text,
    sortKey: text,
  };
}
