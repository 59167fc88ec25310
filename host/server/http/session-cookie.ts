import type { Context } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { Access } from '../access/access.ts';

const DAY_S = 24 * 60 * 60;
const LIFE_S = 30 * DAY_S;
/** Older ones are renewed, so that a browser in use is never asked again. */
const RENEWED_AFTER_S = DAY_S;

interface Session {
  readonly user: string;
  /** Epoch seconds. */
  readonly since: number;
}

/** Cookies do not keep ports apart: each server of this machine needs a name of its own. */
const nameFor = (c: Context): string => `fibuscan-${/\d+$/.exec(c.req.header('host') ?? '')?.[0] ?? ''}`;

/** Remembers the user in this browser. */
export async function openSession(c: Context, access: Access, user: string): Promise<void> {
  const session: Session = { user, since: seconds(access) };
  await setSignedCookie(c, nameFor(c), JSON.stringify(session), keyOf(access), {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: LIFE_S,
  });
}

/** Who asks by the browser's cookie; `undefined` when there is none, when it ran out or when another key signed it. */
export async function sessionUser(c: Context, access: Access): Promise<string | undefined> {
  const value = await getSignedCookie(c, keyOf(access), nameFor(c));
  if (typeof value !== 'string') return undefined;
  // Signed by us: it has the shape that we gave it.
  const { user, since } = JSON.parse(value) as Session;
  const age = seconds(access) - since;
  if (age >= LIFE_S) return undefined;
  if (age >= RENEWED_AFTER_S) await openSession(c, access, user);
  return user;
}

const seconds = ({ now }: Access): number => Math.floor(now().getTime() / 1_000);
const keyOf = ({ key }: Access): Uint8Array<ArrayBuffer> => new Uint8Array(key);
