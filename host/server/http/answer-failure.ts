import type { Context } from 'hono';
import { routePath } from 'hono/route';
import { STATUS_BY_CODE, type ErrorBody, type WireErrorCode } from '../../wire/errors.ts';
import { isConnectionLost, sqlState } from '../database/database-error.ts';
import { describeError } from '../describe-error.ts';
import { Refusal } from '../refusal.ts';
import { StorageFull } from '../database/drive-space.ts';

/** Turns whatever a route throws into an answer that tells nothing of the inside. */
export function answerFailure(c: Context, error: Error, log: (line: string) => void): Response {
  // 53100: the drive of a PostgreSQL server.
  if (error instanceof StorageFull || sqlState(error) === '53100') {
    const body: ErrorBody = { error: { code: 'internal', message: new StorageFull().message } };
    return c.json(body, 507);
  }
  if (error instanceof Refusal) return refuse(c, error.code, error.message);
  // Class 22: PostgreSQL cannot hold the value, e.g. a lone surrogate in JSON or a number out of range.
  if (sqlState(error)?.startsWith('22'))
    return refuse(c, 'invalid', 'Ein Wert kann nicht gespeichert werden.');
  // A commit that was sent off and not answered, or a database that stays away: who asks again finds out.
  if (isConnectionLost(error))
    return refuse(c, 'unreachable', 'Die Datenbank des FIBUscan-Servers antwortet nicht.');
  log(`${c.req.method} ${routePath(c)}: ${describeError(error)}`);
  return refuse(c, 'internal', 'Interner Fehler. Einzelheiten stehen im Protokoll des Servers.');
}

function refuse(c: Context, code: WireErrorCode, message: string): Response {
  const body: ErrorBody = { error: { code, message } };
  return c.json(body, STATUS_BY_CODE[code]);
}
