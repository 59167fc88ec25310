import type { SandboxClock } from '../clock.ts';
import type { DataSetName } from '../data-sets/data-set.ts';
import type { Account, Plan } from '../http/account.ts';
import { FaultPlan, parseFaultScript } from '../http/fault-script.ts';
import type { FaultRule } from '../http/fault-script.ts';
import type { KeyRing } from '../http/keys.ts';
import type { Quirks } from '../quirks.ts';
import type { Profile } from '../store/profile.ts';
import type { Delivery, WebhookSender } from '../webhooks.ts';
import { BooksAdmin } from './books-admin.ts';

/** What all organisations of one sandbox share. */
export interface SharedParts {
  clock: SandboxClock;
  quirks: Quirks;
  keys: KeyRing;
  webhooks: WebhookSender;
  setFaultPlan: (plan: FaultPlan, script: string) => void;
  faultScript: () => string;
  /** Runs before every request; returns how to remove it. */
  beforeRequest: (listener: RequestListener) => () => void;
  addAccount: (options: OrganizationOptions) => Account;
}

export type RequestListener = (request: { method: string; path: string; organizationId: string }) => void;

export interface OrganizationOptions {
  dataSet?: DataSetName;
  seed?: number;
  token: string;
  /** Of the key, e.g. `contacts:read`; default: all. */
  rights?: Iterable<string>;
  /** Shown by `/profile`. */
  companyName?: string;
}

export type ProfileChanges = Partial<
  Pick<Profile, 'companyName' | 'taxType' | 'smallBusiness' | 'distanceSalesPrinciple' | 'businessFeatures'>
>;

/** What happens to an organisation outside the API, and the conditions under which its API runs. */
export class Admin extends BooksAdmin {
  constructor(
    private readonly account: Account,
    private readonly shared: SharedParts,
  ) {
    super(account.organization, shared.quirks);
  }

  /** Freezes the clock of the whole sandbox at an ISO instant. */
  setClock(iso: string): void {
    this.shared.clock.freeze(iso);
  }

  advance(ms: number): void {
    this.shared.clock.advance(ms);
  }

  /** Lets a frozen clock run on. */
  runClock(): void {
    this.shared.clock.run();
  }

  /** Burst and refill per second of this account. */
  setPace(burst: number, ratePerSecond = 2): void {
    this.account.bucket.configure(burst, ratePerSecond);
  }

  /** Another kind of company: what `/profile` says and what may be written follow. */
  setProfile(changes: ProfileChanges): void {
    const { organization } = this;
    const smallBusiness = changes.smallBusiness ?? organization.profile.smallBusiness;
    // Who charges no tax as a small business can only write documents without tax (lexware-api.md 7.4).
    organization.profile = {
      ...organization.profile,
      ...changes,
      ...(smallBusiness && { taxType: 'vatfree' }),
    };
  }

  /** The organisation as it was at the start: its data set at the sandbox's time, no subscriptions. Keys and pace stay. */
  reset(): void {
    this.organization.reset();
  }

  setPlan(plan: Plan): void {
    this.account.plan = plan;
  }

  currentQuirks(): Quirks {
    return { ...this.shared.quirks };
  }

  /** Switches behaviours that are unknown of the live API; for all organisations. */
  setQuirks(quirks: Partial<Quirks>): void {
    Object.assign(this.shared.quirks, quirks);
  }

  /** Fault script or its rules; '' ends all faults. For all organisations. */
  setFaults(script: string | readonly FaultRule[], seed = 1): void {
    const rules = typeof script === 'string' ? parseFaultScript(script) : script;
    this.shared.setFaultPlan(
      new FaultPlan(rules, seed),
      typeof script === 'string' ? script : script.map(({ kind }) => kind).join('; '),
    );
  }

  /** What is being played. */
  faultScript(): string {
    return this.shared.faultScript();
  }

  /** A further key of this organisation, with all rights or with these, e.g. `contacts:read`. */
  addKey(token: string, rights?: Iterable<string>): void {
    this.shared.keys.add(token, this.account, rights);
  }

  /** After 24 months, or so they say (G6): answers 401. */
  expireKey(token: string): void {
    this.#key(token).state = 'expired';
  }

  /** Also drops the organisation's event subscriptions, after telling them. */
  async revokeKey(token: string): Promise<void> {
    this.#key(token).state = 'revoked';
    this.organization.emit('token.revoked', this.organization.connectionId);
    await this.shared.webhooks.flush();
    this.organization.subscriptions.clear();
  }

  /** Another organisation on the same server, with its own key and pace; returns its admin. */
  addOrganization(options: OrganizationOptions): Admin {
    return new Admin(this.shared.addAccount(options), this.shared);
  }

  /** Calls the listener before every request reaches its resource; returns how to stop that. */
  onRequest(listener: RequestListener): () => void {
    return this.shared.beforeRequest(listener);
  }

  /** Somebody else works while a list is read: before each further page a new invoice pushes all rows down (A6). */
  shiftRowsWhilePaging(): () => void {
    let pages = 0;
    return this.onRequest(({ path, organizationId }) => {
      if (path !== '/v1/voucherlist' || organizationId !== this.organization.id) return;
      pages += 1;
      if (pages > 1) this.createInvoice();
    });
  }

  /** PEM for the check of `X-Lxo-Signature`. */
  webhookPublicKey(): string {
    return this.shared.webhooks.publicKey;
  }

  /** Sends what is due at the sandbox's time and waits for it. */
  flushWebhooks(): Promise<void> {
    return this.shared.webhooks.flush();
  }

  webhookDeliveries(): Delivery[] {
    return [...this.shared.webhooks.deliveries];
  }

  #key(token: string): NonNullable<ReturnType<KeyRing['find']>> {
    const key = this.shared.keys.find(token);
    if (!key) throw new Error('no such key');
    return key;
  }
}
