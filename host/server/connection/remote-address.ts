import { RemoteUnanswered } from './connection-failure.ts';

/** Only plain names and numbers of this machine; a name that resolves to it is not enough. */
const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/** Base URL of a connection without a slash at its end. @throws Error when it is neither https nor a loopback address. */
export function checkedBaseUrl(value: string): string {
  const url = new URL(value);
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  if (!safe) throw new Error(`${url.origin}: only https, or http to this machine`);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new Error(`${url.origin}: a base URL has no user, query or fragment`);
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/**
 * The address below `baseUrl` for a request target as it came over the wire.
 * @throws RemoteUnanswered `refused` for anything that could lead elsewhere: `..`, `//host`, a backslash, a control character
 */
export function remoteAddress(baseUrl: string, target: string): URL {
  const [path = ''] = target.split('?', 1);
  const decoded = decodeAll(path);
  const leaves =
    !target.startsWith('/') ||
    decoded.startsWith('//') ||
    /[\\\p{Cc}]/u.test(decoded) ||
    decoded.split('/').some((part) => part === '.' || part === '..') ||
    target.includes('#');
  const url = leaves ? undefined : new URL(`${baseUrl}${target}`);
  const base = new URL(baseUrl);
  if (url?.origin !== base.origin || !url.pathname.startsWith(base.pathname.replace(/\/$/, ''))) {
    throw new RemoteUnanswered('refused', 'Dieser Pfad liegt nicht unter der Adresse der Verbindung.');
  }
  return url;
}

/** Decodes until nothing changes, so that nothing hides behind a second encoding. */
function decodeAll(path: string): string {
  let decoded = path;
  for (let round = 0; round < 5; round++) {
    try {
      const next = decodeURIComponent(decoded);
      if (next === decoded) return decoded;
      decoded = next;
    } catch {
      return decoded;
    }
  }
  return '\\'; // still encoded after five rounds: nobody means well
}
