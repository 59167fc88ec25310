import type { RunList } from './import-run.ts';
import type { Selection } from './import-run.ts';

/** What an import needs to know: the list that was chosen from, and what was chosen. Crosses the wire, so without what is read again anyway. */
export interface ImportInput {
  readonly list: RunList;
  readonly selection: Selection;
}

/** Without details and bookings: the run has its own. */
export function runnable({ entries, dropped }: RunList, selection: Selection): ImportInput {
  return {
    list: {
      entries: entries.map(
        ({
          key,
          documentId,
          kind,
          class: is,
          reason,
          hints,
          row,
          number,
          date,
          contactName,
          grossCents,
          problems,
        }) => ({
          ...{ key, documentId, kind, class: is, hints, number, contactName, grossCents, problems },
          ...(reason && { reason }),
          ...(row && { row }),
          ...(date !== undefined && { date }),
        }),
      ),
      ...(dropped !== undefined && { dropped }),
    },
    selection,
  };
}
