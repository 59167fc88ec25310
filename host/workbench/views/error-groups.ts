import type { ErrorLogEntry } from '../../api/log.ts';

/** The same thing told several times: one row of the Fehlerprotokoll. */
export interface ErrorGroup {
  /** The newest line: what counts is what was said last. */
  readonly newest: ErrorLogEntry;
  readonly first: ErrorLogEntry;
  readonly lines: readonly ErrorLogEntry[];
  /** Done only while every line is: told again, it is open again. */
  readonly done: boolean;
}

/** @param lines newest first; the groups come in the order of their newest line */
export function groupErrors(lines: readonly ErrorLogEntry[]): readonly ErrorGroup[] {
  const groups = new Map<string, [ErrorLogEntry, ...ErrorLogEntry[]]>();
  for (const line of lines) {
    const key = sameAs(line);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups.values()].map((group) => ({
    newest: group[0],
    first: group.at(-1) ?? group[0],
    lines: group,
    done: group.every(({ done }) => done !== undefined),
  }));
}

/** What concerns no document or account is the same only when it says the same. */
const sameAs = ({ source, code, document, message }: ErrorLogEntry): string =>
  JSON.stringify([source, code, document ?? { message }]);
