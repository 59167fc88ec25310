import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { Admin } from './admin/admin.ts';
import { adminApp } from './admin/http.ts';
import { SandboxClock } from './clock.ts';
import { DATA_SETS } from './data-sets/data-set.ts';
import type { DataSetName } from './data-sets/data-set.ts';
import { createApp } from './http/app.ts';
import type { Plan } from './http/gateway.ts';
import { Journal } from './http/journal.ts';
import type { JournalEntry } from './http/journal.ts';
import { KeyRing } from './http/keys.ts';
import { DEFAULT_QUIRKS } from './http/quirks.ts';
import { TokenBucket } from './http/rate-limit.ts';
import { Organization } from './store/organization.ts';

export type { Admin } from './admin/admin.ts';
export type { JournalEntry } from './http/journal.ts';
export type { DataSetName } from './data-sets/data-set.ts';

export const DEMO_TOKEN = 'demo-token-muster-soehne-0123456789';

export interface SandboxOptions {
  /** 0 (default): any free one. Otherwise this one or, if it is taken, the next free one. */
  port?: number;
  host?: '127.0.0.1';
  dataSet?: DataSetName;
  /** Same data set and seed: same ids, same documents. Another seed is another organisation. */
  seed?: number;
  token?: string;
  /** ISO instant at which the clock stands still. Default: real time. */
  now?: string;
  /** Size of the token bucket; default 4. */
  burst?: 1 | 2 | 3 | 4;
  /** Refill of the token bucket; default 2, `Infinity` switches pacing off. */
  ratePerSecond?: number;
  /** Fault script, see README. */
  faults?: string;
}

export interface Sandbox {
  /** `http://127.0.0.1:<port>`, without `/v1`. */
  url: string;
  token: string;
  organizationId: string;
  /** All requests so far, oldest first; never with the token. */
  journal(): JournalEntry[];
  clearJournal(): void;
  admin: Admin;
  stop(): Promise<void>;
}

const PORTS_TO_TRY = 50;

async function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  port: number,
  hostname: string,
): Promise<Server> {
  for (let candidate = port; ; candidate += 1) {
    const server = serve({ fetch, port: candidate, hostname }) as Server;
    try {
      await new Promise<void>((resolve, reject) => {
        if (server.listening) resolve();
        server.once('listening', resolve).once('error', reject);
      });
      return server;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || port === 0 || candidate >= port + PORTS_TO_TRY) throw error;
    }
  }
}

/** Starts a Lexware Office API on a loopback port. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const {
    dataSet = 'demo',
    seed = 1,
    token = DEMO_TOKEN,
    burst = 4,
    ratePerSecond = 2,
    host = '127.0.0.1',
  } = options;
  const clock = new SandboxClock(options.now);
  const { profile, populate } = DATA_SETS[dataSet];
  const organization = new Organization(`${dataSet}/${seed}`, clock, { ...profile }, (target) =>
    populate(target, seed),
  );
  const keys = new KeyRing();
  keys.add(token, organization);
  const bucket = new TokenBucket(burst, ratePerSecond);
  const journal = new Journal();
  const quirks = { ...DEFAULT_QUIRKS };
  let plan: Plan = 'XL';
  const admin = new Admin(organization, clock, quirks, {
    setPace: (size, rate) => bucket.configure(size, rate),
    setPlan: (next) => {
      plan = next;
    },
  });
  const app = createApp({
    admin: adminApp(admin, journal),
    keys,
    clock,
    quirks,
    journal,
    bucketOf: () => bucket,
    planOf: () => plan,
    beforeRequest: () => undefined,
  });
  const server = await listen(app.fetch, options.port ?? 0, host);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    token,
    organizationId: organization.id,
    journal: () => journal.entries(),
    clearJournal: () => journal.clear(),
    admin,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
