import { sqlState } from './database/database-error.ts';

/** Name, SQLSTATE and place in the code. Messages of drizzle and of drivers quote values of the books: they stay out. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const state = sqlState(error);
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6);
  const what =
    state === undefined && error.name !== 'Error' ? error.name : `${error.name} ${state ?? error.message}`;
  return [what, ...frames].join('\n');
}
