import { html, nothing, type TemplateResult } from 'lit';
import type { PastRunTexts } from '../../l10n/de/past-runs.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { PastRun } from '../../services/invoices/run/past-run.ts';
import { sumOf } from '../../services/money/cents.ts';
import { formatCents, formatCount, formatInstant } from '../format.ts';
import type { GridColumn } from '../grid/grid-column.ts';

function sum({ vouchers }: PastRun): number {
  return sumOf(vouchers.map(({ grossCents }) => grossCents));
}

function stateText({ standing, undone }: PastRun, t: PastRunTexts): string {
  if (standing.length > 0) return t.standing(formatCount(standing.length));
  return undone ? t.undone : t.settled;
}

export function pastRunColumns(
  texts: Texts,
  t: PastRunTexts,
  does: { readonly undo: (run: PastRun) => void; readonly open: (run: PastRun) => void },
): readonly GridColumn<PastRun>[] {
  const text = (value: string) => html`<span class="text">${value}</span>`;
  const buttons = (run: PastRun): TemplateResult =>
    html`${
        run.standing.length === 0
          ? nothing
          : html`<button type="button" class="link" @click=${() => does.undo(run)}>${texts.run.undo}</button>`
      } <button type="button" class="link" @click=${() => does.open(run)}>${t.open}</button>`;
  return [
    {
      id: 'time',
      label: t.time,
      width: '150px',
      kind: 'date',
      cell: ({ bookedAt }) => formatInstant(bookedAt),
      sortKey: ({ bookedAt }) => bookedAt,
    },
    {
      id: 'user',
      label: t.user,
      width: 'minmax(120px, 1fr)',
      cell: ({ bookedBy }) => text(bookedBy),
      title: ({ bookedBy }) => bookedBy,
      sortKey: ({ bookedBy }) => bookedBy,
    },
    {
      id: 'count',
      label: texts.common.columns.count,
      width: '90px',
      kind: 'money',
      cell: ({ vouchers }) => formatCount(vouchers.length),
      sortKey: ({ vouchers }) => vouchers.length,
    },
    {
      id: 'sum',
      label: t.sum,
      width: '130px',
      kind: 'money',
      cell: (run) => formatCents(sum(run)),
      sortKey: sum,
    },
    {
      id: 'state',
      label: t.state,
      width: 'minmax(240px, 2fr)',
      cell: (run) => html`${text(stateText(run, t))} ${buttons(run)}`,
      sortKey: (run) => stateText(run, t),
    },
  ];
}
