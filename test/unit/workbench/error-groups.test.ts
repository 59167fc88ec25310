import { describe, expect, it } from 'vitest';
import type { ErrorLogEntry } from '../../../host/api/log.ts';
import { groupErrors } from '../../../host/workbench/views/error-groups.ts';

let lines = 0;
const line = (fields: Partial<ErrorLogEntry>): ErrorLogEntry => {
  lines += 1;
  return {
    id: String(lines),
    time: '2026-11-23T08:30:00Z',
    user: 'anna',
    source: 'lexoffice',
    severity: 'warning',
    code: 'person-missing',
    document: 'RE-1 · Müller',
    message: 'Der Kunde ist nicht abgeglichen.',
    ...fields,
  };
};
const done = { time: '2026-11-24T08:30:00Z', user: 'anna' };

describe('groupErrors', () => {
  it('takes what several runs told of the same document for the same reason as one, newest first', () => {
    const [newest, other, middle, oldest] = [
      line({ message: 'Neu.' }),
      line({ document: 'RE-2 · Huber' }),
      line({}),
      line({}),
    ] as const;
    const groups = groupErrors([newest, other, middle, oldest]);
    expect(groups).toEqual([
      { newest, first: oldest, lines: [newest, middle, oldest], done: false },
      { newest: other, first: other, lines: [other], done: false },
    ]);
  });

  it('keeps other reasons, other plugins and, without a document, other messages apart', () => {
    const groups = groupErrors([
      line({}),
      line({ code: 'amounts-differ' }),
      line({ source: 'host' }),
      { ...line({ message: 'A' }), document: undefined },
      { ...line({ message: 'B' }), document: undefined },
    ] as readonly ErrorLogEntry[]);
    expect(groups).toHaveLength(5);
  });

  it('is done when every line is, and open again when it is told once more', () => {
    expect(groupErrors([line({ done }), line({ done })])).toMatchObject([{ done: true }]);
    expect(groupErrors([line({}), line({ done })])).toMatchObject([{ done: false }]);
  });
});
