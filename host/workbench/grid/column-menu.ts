import { text } from '../l10n/text.ts';
import type { MenuItem } from '../toolbar/host-menu.ts';
import type { GridColumn } from './grid-column.ts';
import { LEAST_WIDTH, moveColumn, PLAIN_LAYOUT, type GridLayout } from './grid-layout.ts';

const STEP = 32;

export interface ColumnAction extends MenuItem {
  /** The layout after it. */
  apply(layout: GridLayout): GridLayout;
}

/** What can be done with a column of a list, and with those that are hidden. */
export function columnMenu<Row>(
  column: GridColumn<Row>,
  shown: readonly GridColumn<Row>[],
  all: readonly GridColumn<Row>[],
  { group }: Pick<GridLayout, 'group'>,
): readonly ColumnAction[] {
  const { key, width } = column;
  const at = shown.indexOf(column);
  const action = (id: string, label: string, apply: ColumnAction['apply']): ColumnAction => ({
    id,
    label,
    apply,
  });
  const resized = (by: number): ColumnAction['apply'] => {
    return (layout) => ({
      ...layout,
      widths: { ...layout.widths, [key]: Math.max(LEAST_WIDTH, width + by) },
    });
  };
  return [
    action('ascending', text('grid.ascending'), (layout) => ({
      ...layout,
      sort: { key, descending: false },
    })),
    action('descending', text('grid.descending'), (layout) => ({
      ...layout,
      sort: { key, descending: true },
    })),
    ...(column.cents === undefined && group !== key
      ? [action('group', text('grid.group'), (layout) => ({ ...layout, group: key, folded: [] }))]
      : []),
    ...(group === undefined ? [] : [action('ungroup', text('grid.ungroup'), withoutGroups)]),
    action('wider', text('grid.wider'), resized(STEP)),
    action('narrower', text('grid.narrower'), resized(-STEP)),
    ...(at > 0 ? [action('left', text('grid.left'), (layout) => moveColumn(layout, all, key, -1))] : []),
    ...(at < shown.length - 1
      ? [action('right', text('grid.right'), (layout) => moveColumn(layout, all, key, 1))]
      : []),
    ...(shown.length > 1
      ? [
          action('hide', text('grid.hide'), (layout) => ({
            ...layout,
            hidden: [...layout.hidden, key],
          })),
        ]
      : []),
    ...all
      .filter((each) => !shown.some((one) => one.key === each.key))
      .map((each) =>
        action(`show:${each.key}`, text('grid.show', { title: each.title }), (layout) => ({
          ...layout,
          hidden: layout.hidden.filter((hidden) => hidden !== each.key),
        })),
      ),
    action('reset', text('grid.reset'), () => PLAIN_LAYOUT),
  ];
}

function withoutGroups(layout: GridLayout): GridLayout {
  const others = { ...layout };
  delete (others as { group?: string }).group;
  return { ...others, folded: [] };
}
