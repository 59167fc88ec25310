import * as z from 'zod';
import type { LockHolder } from '../api/state.ts';
import { text } from './text.ts';

export const DEFAULT_TTL_MS = 30_000;

const ttlMs = z.int().min(1_000).max(600_000).default(DEFAULT_TTL_MS);

/** Body of POST P/locks/{name}. */
export const lockRequest = z.strictObject({ description: text(500), ttlMs });
/** Body of PUT P/locks/{name}/{token}. */
export const lockRenewal = z.strictObject({ ttlMs });

export interface LockGranted {
  readonly token: string;
  readonly expiresAt: string;
}

/** Body of a 409. */
export interface LockRefused {
  readonly holder: LockHolder;
}
