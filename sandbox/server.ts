import { serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { Admin } from './admin/admin.ts';
import { adminApp } from './admin/http.ts';
import { SandboxClock } from './clock.ts';
import { DATA_SETS } from './data-sets/data-set.ts';
import type { DataSetName } from './data-sets/data-set.ts';
import type { OrganizationOptions, RequestListener } from './admin/admin.ts';
import type { Account } from './http/account.ts';
import { createApp } from './app.ts';
import { FaultPlan, parseFaultScript } from './http/fault-script.ts';
import { Journal } from './http/journal.ts';
import type { JournalEntry } from './http/journal.ts';
import { KeyRing } from './http/keys.ts';
import { DEFAULT_QUIRKS } from './quirks.ts';
import type { Quirks } from './quirks.ts';
import { TokenBucket } from './http/rate-limit.ts';
import { loadSeedFile } from './seed-file.ts';
import { Organization } from './store/organization.ts';
import { WebhookSender } from './webhooks.ts';

/** @public */
export type { Admin } from './admin/admin.ts';
/** @public */
export type { JournalEntry } from './http/journal.ts';

const DEMO_TOKEN = 'demo-token-muster-soehne-0123456789';

export interface SandboxOptions {
  /** 0 (default): any free one. Otherwise this one or, if it is taken, the next free one. */
  port?: number;
  /** Default 127.0.0.1. On another address everybody who reaches it may use API, admin interface and page. */
  host?: string;
  dataSet?: DataSetName;
  /** Same data set and seed: same ids, same documents. Another seed is another organisation. */
  seed?: number;
  /** JSON file with contacts, documents and vouchers to add. */
  seedFile?: string;
  token?: string;
  /** Rights of the token, e.g. `contacts:read`; default: all. */
  rights?: readonly string[];
  /** ISO instant at which the clock stands still. Default: real time. */
  now?: string;
  /** Day (`YYYY-MM-DD`) that the data set is dated around; default today. With the same day a restart shows the same documents. */
  dataSetDay?: string;
  /** Size of the token bucket; default: the quirk `burst`. */
  burst?: number;
  /** Refill of the token bucket; default 2, `Infinity` switches pacing off. */
  ratePerSecond?: number;
  /** Fault script, see README. */
  faults?: string;
  /** Switches for what is unknown of the live API. */
  quirks?: Partial<Quirks>;
}

export interface Sandbox {
  /** `http://<host>:<port>`, without `/v1`. */
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
  const { token = DEMO_TOKEN, ratePerSecond = 2, host = '127.0.0.1' } = options;
  const clock = new SandboxClock(options.dataSetDay ? `${options.dataSetDay}T10:00:00Z` : options.now);
  const keys = new KeyRing();
  const journal = new Journal();
  const quirks = { ...DEFAULT_QUIRKS, ...options.quirks };
  const { burst = quirks.burst } = options;
  const webhooks = new WebhookSender(clock);
  const listeners = new Set<RequestListener>();
  let faultScript = options.faults ?? '';
  let faults = new FaultPlan(parseFaultScript(faultScript), options.seed);

  const addAccount = ({
    dataSet = 'demo',
    seed = 1,
    token: key,
    rights,
    companyName,
  }: OrganizationOptions): Account => {
    const { profile, populate, namespace = dataSet } = DATA_SETS[dataSet];
    const named = { ...profile, ...(companyName !== undefined && { companyName }) };
    const organization = new Organization(`${namespace}/${seed}`, clock, named, (target) =>
      populate(target, seed),
    );
    webhooks.attach(organization);
    const account: Account = { organization, bucket: new TokenBucket(burst, ratePerSecond), plan: 'XL' };
    keys.add(key, account, rights);
    return account;
  };

  const account = addAccount({
    token,
    ...(options.dataSet && { dataSet: options.dataSet }),
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(options.rights && { rights: options.rights }),
  });
  if (options.dataSetDay !== undefined) {
    account.organization.populate();
    if (options.now === undefined) clock.followRealTime();
    else clock.freeze(options.now);
  }
  const admin = new Admin(account, {
    clock,
    quirks,
    keys,
    webhooks,
    addAccount,
    setFaultPlan: (plan, script) => {
      faults = plan;
      faultScript = script;
    },
    faultScript: () => faultScript,
    beforeRequest: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  if (options.seedFile !== undefined) loadSeedFile(admin, options.seedFile);
  const app = createApp({
    admin: adminApp(admin, journal),
    keys,
    clock,
    quirks,
    journal,
    faults: () => faults,
    beforeRequest: (request) => {
      for (const listener of [...listeners]) listener(request);
    },
  });
  const server = await listen(app.fetch, options.port ?? 0, host);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`,
    token,
    organizationId: account.organization.id,
    journal: () => journal.entries(),
    clearJournal: () => journal.clear(),
    admin,
    stop: () =>
      new Promise((resolve) => {
        webhooks.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
