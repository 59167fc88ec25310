/** SQLSTATE of a failed statement; drizzle keeps the driver's error as `cause`. */
export function sqlState(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}

/** Whether a unique index refused the statement. */
export const isUniqueViolation = (error: unknown): boolean => sqlState(error) === '23505';

const NO_CONNECTION = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT']);

/** Whether the server went away or is just starting: nothing of the statement's own is wrong. */
export function isConnectionLost(error: unknown): boolean {
  // 57P01 … 03: shutting down, crashed, starting up; class 08: the connection itself.
  if (/^(57P0[123]|08...)$/.test(sqlState(error) ?? '')) return true;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, message } = cause as { code?: unknown; message: string };
    if (typeof code === 'string' && NO_CONNECTION.has(code)) return true;
    if (/^(Connection terminated|Client has encountered a connection error)/.test(message)) return true;
  }
  return false;
}
