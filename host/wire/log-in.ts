/** Where a one-time link leads. */
export const LOG_IN_PATH = '/anmelden';

/** @param base of the host, without a slash at its end @param code the secret of the link */
export const logInUrl = (base: string, code: string): string => `${base}${LOG_IN_PATH}?code=${code}`;

/** Answer of POST /api/links. */
export interface LogInLink {
  readonly url: string;
}
