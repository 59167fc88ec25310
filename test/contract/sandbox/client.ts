import { startSandbox } from '../../../sandbox/server.ts';
import type { Sandbox, SandboxOptions } from '../../../sandbox/server.ts';

const FROZEN_NOW = '2026-09-15T10:00:00+02:00';
export const CANARY_TOKEN = 'canary-7f3a-token-that-must-stay-secret';

/** A sandbox with a frozen clock and no pacing: tests of pacing name their own. */
export function startTestSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return startSandbox({ now: FROZEN_NOW, token: CANARY_TOKEN, ratePerSecond: Infinity, ...options });
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into bodies of every shape
  body: any;
}

/** Plain fetch with the token; bodies that are JSON are parsed. */
export async function call(
  sandbox: Sandbox,
  method: string,
  path: string,
  init: { body?: NonNullable<RequestInit['body']>; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await fetch(`${sandbox.url}/v1${path}`, {
    method,
    ...init,
    headers: { Authorization: `Bearer ${sandbox.token}`, ...init.headers },
  });
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  return { status: response.status, headers: response.headers, text, body };
}

export const get = (sandbox: Sandbox, path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  call(sandbox, 'GET', path, { headers });

export function send(sandbox: Sandbox, method: 'POST' | 'PUT', path: string, body: unknown): Promise<Answer> {
  return call(sandbox, method, path, {
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  });
}
