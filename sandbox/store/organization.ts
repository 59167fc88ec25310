import type { SandboxClock } from '../clock.ts';
import { uuidFrom } from '../random.ts';
import type { ArticleRecord } from './article.ts';
import type { ContactRecord } from './contact.ts';
import type { EventSubscription, WebhookEvent } from './event.ts';
import type { Profile } from './profile.ts';
import type { RecurringTemplate } from './recurring-template.ts';
import type { PaymentConditions, SalesRecord, SalesType } from './sales-document.ts';
import { EVENT_SUBJECTS } from './sales-document.ts';
import type { StoredFile } from './stored-file.ts';
import type { VoucherRecord } from './voucher.ts';

export interface PaymentCondition extends PaymentConditions {
  id: string;
  organizationDefault: boolean;
}

export interface PrintLayout {
  id: string;
  name: string;
  default: boolean;
}

/** Fills an organisation; runs when something is first asked for, so that a big data set costs nothing at the start. */
export type Populate = (organization: Organization) => void;

/** Everything that one Lexware organisation owns, in memory. */
export class Organization {
  readonly id: string;
  readonly connectionId: string;
  readonly userId: string;
  readonly files = new Map<string, StoredFile>();
  readonly subscriptions = new Map<string, EventSubscription>();
  /** Called for every event, also of subscriptions that nobody made; set by the webhook sender. */
  onEvent: (event: WebhookEvent) => void = () => undefined;

  readonly #articles = new Map<string, ArticleRecord>();
  readonly #recurringTemplates = new Map<string, RecurringTemplate>();
  readonly #paymentConditions: PaymentCondition[] = [];
  readonly #printLayouts: PrintLayout[] = [];
  readonly #contacts = new Map<string, ContactRecord>();
  readonly #documents = new Map<string, SalesRecord>();
  readonly #vouchers = new Map<string, VoucherRecord>();
  readonly #numbers = new Map<string, number>();
  #ids = 0;
  #pretendedNow: number | undefined;
  #populate: Populate | undefined;
  readonly #source: Populate;
  readonly #firstProfile: Profile;
  #contactOrder: ContactRecord[] | undefined;

  constructor(
    readonly namespace: string,
    readonly clock: SandboxClock,
    public profile: Profile,
    populate: Populate,
  ) {
    this.id = uuidFrom(`${namespace}/organization`);
    this.connectionId = uuidFrom(`${namespace}/connection`);
    this.userId = uuidFrom(`${namespace}/user`);
    this.#populate = populate;
    this.#source = populate;
    this.#firstProfile = profile;
  }

  get contacts(): Map<string, ContactRecord> {
    this.populate();
    return this.#contacts;
  }

  get documents(): Map<string, SalesRecord> {
    this.populate();
    return this.#documents;
  }

  get vouchers(): Map<string, VoucherRecord> {
    this.populate();
    return this.#vouchers;
  }

  get articles(): Map<string, ArticleRecord> {
    this.populate();
    return this.#articles;
  }

  get recurringTemplates(): Map<string, RecurringTemplate> {
    this.populate();
    return this.#recurringTemplates;
  }

  get paymentConditions(): PaymentCondition[] {
    this.populate();
    return this.#paymentConditions;
  }

  get printLayouts(): PrintLayout[] {
    this.populate();
    return this.#printLayouts;
  }

  /** Loads the data set if that has not happened yet; events that the loading causes go nowhere. */
  populate(): void {
    const populate = this.#populate;
    if (!populate) return;
    this.#populate = undefined;
    const onEvent = this.onEvent;
    this.onEvent = () => undefined;
    populate(this);
    this.onEvent = onEvent;
  }

  /** Forgets everything that happened; the data set is loaded anew when something is asked for. */
  reset(): void {
    const lists = [this.#paymentConditions, this.#printLayouts];
    const maps = [
      this.files,
      this.subscriptions,
      this.#articles,
      this.#recurringTemplates,
      this.#contacts,
      this.#documents,
      this.#vouchers,
      this.#numbers,
    ];
    for (const list of lists) list.length = 0;
    for (const map of maps) map.clear();
    this.#ids = 0;
    this.#contactOrder = undefined;
    this.profile = this.#firstProfile;
    this.#populate = this.#source;
  }

  /** Time of the organisation: the sandbox clock, or the moment that `at` pretends. */
  now(): number {
    return this.#pretendedNow ?? this.clock.now();
  }

  /** Lets something happen at another moment; data sets write their history this way. Never in the future. */
  at<T>(instantMs: number, action: () => T): T {
    const before = this.#pretendedNow;
    this.#pretendedNow = Math.min(instantMs, this.clock.now());
    try {
      return action();
    } finally {
      this.#pretendedNow = before;
    }
  }

  /** A new id; the n-th id of a run is the same in every run. */
  newId(kind: string): string {
    this.#ids += 1;
    return uuidFrom(`${this.namespace}/${kind}/${this.#ids}`);
  }

  /** Next value of a running number, e.g. of customers. */
  nextNumber(range: string, first: number): number {
    this.populate();
    const value = this.#numbers.get(range) ?? first;
    this.#numbers.set(range, value + 1);
    return value;
  }

  /** Sets what `nextNumber` returns next. */
  continueNumber(range: string, next: number): void {
    this.#numbers.set(range, next);
  }

  /** Leaves so many numbers of a range out. */
  skipNumbers(range: string, count: number): void {
    this.populate();
    this.#numbers.set(range, (this.#numbers.get(range) ?? 1) + count);
  }

  /** Lets a number be given out again if it was the last of its range. */
  giveBackNumber(range: string, number: number): void {
    if (this.#numbers.get(range) === number + 1) this.#numbers.set(range, number);
  }

  /** Contacts by name ascending, as the list shows them. */
  contactsByName(compare: (a: ContactRecord, b: ContactRecord) => number): readonly ContactRecord[] {
    this.#contactOrder ??= [...this.contacts.values()].sort(compare);
    return this.#contactOrder;
  }

  /** The contact as the API finds it: a fresh one is not there for a while (evidence.md contact-4). */
  visibleContact(id: string): ContactRecord | undefined {
    const contact = this.contacts.get(id);
    return contact && performance.now() >= (contact.visibleAt ?? 0) ? contact : undefined;
  }

  putContact(contact: ContactRecord, event: 'created' | 'changed'): void {
    this.contacts.set(contact.id, contact);
    this.#contactOrder = undefined;
    this.emit(`contact.${event}`, contact.id);
  }

  removeContact(id: string): void {
    this.contacts.delete(id);
    this.#contactOrder = undefined;
    this.emit('contact.deleted', id);
  }

  emit(eventType: string, resourceId: string): void {
    this.onEvent({ organizationId: this.id, eventType, resourceId, eventAt: this.now() });
  }

  emitDocument(
    document: { type: SalesType; id: string },
    what: 'created' | 'changed' | 'deleted' | 'status.changed',
  ): void {
    this.emit(`${EVENT_SUBJECTS[document.type]}.${what}`, document.id);
  }
}
