import { userInfo } from 'node:os';

/** Who runs the server, by the name of the operating system; in a container that knows no name for its user, by number. */
export function systemUser(lookUp: () => { readonly username: string } = userInfo): string {
  try {
    return lookUp().username;
  } catch {
    return process.env['USER'] ?? `uid ${String(process.getuid?.() ?? '?')}`;
  }
}
