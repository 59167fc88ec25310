import type { Context } from 'hono';
import { routePath } from 'hono/route';
import { STATUS_BY_CODE, type ErrorBody, type WireErrorCode } from '../../wire/errors.ts';
import { sqlState } from '../database/database-error.ts';
import { Refusal } from '../refusal.ts';

/** Turns whatever a route throws into an answer that tells nothing of the inside. */
export function answerFailure(c: Context, error: Error, log: (line: string) => void): Response {
  if (error instanceof Refusal) return refuse(c, error.code, error.message);
  // Class 22: PostgreSQL cannot hold the value, e.g. a lone surrogate in JSON or a number out of range.
  if (sqlState(error)?.startsWith('22'))
    return refuse(c, 'invalid', 'Ein Wert kann nicht gespeichert werden.');
  log(`${c.req.method} ${routePath(c)}: ${describe(error)}`);
  return refuse(c, 'internal', 'Interner Fehler. Einzelheiten stehen im Protokoll des Servers.');
}

function refuse(c: Context, code: WireErrorCode, message: string): Response {
  const body: ErrorBody = { error: { code, message } };
  return c.json(body, STATUS_BY_CODE[code]);
}

/** Name, SQLSTATE and place in the code. Messages of drizzle and of drivers quote values of the books: they stay out. */
function describe(error: Error): string {
  const state = sqlState(error);
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6);
  const what =
    state === undefined && error.name !== 'Error' ? error.name : `${error.name} ${state ?? error.message}`;
  return [what, ...frames].join('\n');
}
