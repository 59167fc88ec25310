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
