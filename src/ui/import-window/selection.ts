import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { Entry, EntryClass } from '../../services/invoices/rules/entry.ts';
import type { Selection } from '../../services/invoices/run/import-run.ts';

interface Choice {
  readonly on: boolean;
  /** The class that the entry had when the user chose. */
  readonly class: EntryClass;
}

/**
 * What the user has checked. Preselected entries are checked until the user unchecks them. A check counts only for the class it was made
 * in: "select all" over rows still being read must not check what then turns out to be a closing invoice (rules.md 25).
 */
export interface Choices {
  readonly byKey: ReadonlyMap<string, Choice>;
  readonly dates: ReadonlyMap<string, CalendarDate>;
}

export const noChoices: Choices = { byKey: new Map(), dates: new Map() };

export function isSelectable(entry: Entry): boolean {
  return entry.class === 'preselected' || entry.class === 'offered';
}

export function isSelected(choices: Choices, entry: Entry): boolean {
  if (!isSelectable(entry)) return false;
  const choice = choices.byKey.get(entry.key);
  if (choice && (!choice.on || choice.class === entry.class)) return choice.on;
  return entry.class === 'preselected';
}

export function choose(choices: Choices, entries: readonly Entry[], on: boolean): Choices {
  const byKey = new Map(choices.byKey);
  for (const entry of entries) byKey.set(entry.key, { on, class: entry.class });
  return { ...choices, byKey };
}

/** An empty date takes the change back. */
export function chooseDate(choices: Choices, key: string, date: CalendarDate): Choices {
  const dates = new Map(choices.dates);
  if (date === '') dates.delete(key);
  else dates.set(key, date);
  return { ...choices, dates };
}

/** The checked entries of the list, with the changed dates among them. */
export function selectionOf(choices: Choices, entries: readonly Entry[]): Selection {
  const keys = entries.filter((entry) => isSelected(choices, entry)).map(({ key }) => key);
  const dates = keys.flatMap((key) => {
    const date = choices.dates.get(key);
    return date === undefined ? [] : [[key, date] as const];
  });
  return { keys, dates: Object.fromEntries(dates) };
}

/** The choices that give an earlier selection again, e.g. on the way back from the summary. */
export function choicesFrom(selection: Selection, entries: readonly Entry[]): Choices {
  const keys = new Set(selection.keys);
  const byKey = new Map(
    entries.filter(isSelectable).map((entry) => [entry.key, { on: keys.has(entry.key), class: entry.class }]),
  );
  return { byKey, dates: new Map(Object.entries(selection.dates ?? {})) };
}
