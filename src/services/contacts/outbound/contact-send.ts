import type { Observable } from 'rxjs';
import type { Person, PersonRole } from '../../../../host/api/persons.ts';
import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { Lock } from '../../../../host/api/state.ts';
import { abortable } from '../../abortable.ts';
import type { Clock } from '../../host-tokens.ts';
import type { ContactWriter } from '../../lexoffice/contact-writer.ts';
import type { LexofficeClient, Sweep } from '../../lexoffice/lexoffice-client.ts';
import type { Contact } from '../../lexoffice/contact.ts';
import type { RetryTiming } from '../../lexoffice/retry-delay.ts';
import type { Organization } from '../../organization/organization.ts';
import { checkOrganization } from '../check-organization.ts';
import { connectedProfile } from '../../organization/connected-profile.ts';
import { countryClassOf } from '../country-class.ts';
import { rememberNumbers } from '../known-numbers.ts';
import { personKey } from '../person-key.ts';
import { numberOf } from '../plan-contacts.ts';
import { failureCode, ServiceFailure } from '../../service-failure.ts';
import { setting } from '../../settings/typed-settings.ts';
import { contactsLike, traitsOf } from './created-contact.ts';
import { linkPerson } from './link-person.ts';
import { planSend } from './plan-send.ts';
import type { SendInput } from './plan-send.ts';
import type { SendIntent, SendIntents } from './send-intents.ts';
import type { SendJournal } from './send-journal.ts';
import type { SendPlan, SendRow } from './send-plan.ts';
import type { SendOptions, SendPlanState, SendResult } from './send-result.ts';
import { SendRun } from './send-run.ts';
import { settlementOf } from './settle-intent.ts';

export interface ContactSendParts {
  readonly host: HostServices;
  readonly client: LexofficeClient;
  /** Absent in a page: there nothing is sent. */
  readonly writer: ContactWriter | undefined;
  readonly organization: Organization;
  readonly intents: SendIntents;
  readonly journal: SendJournal;
  readonly clock: Clock;
  readonly timing: RetryTiming;
  /** Names a run to other seats. */
  readonly description: string;
}

type Contacts = Sweep<Contact>['items'];

/** A gateway that gave up waiting may see the work done seconds later. */
const LOOK_UP_AFTER_MS = [2_000, 5_000, 15_000];

/** FIBUscan → Lexware Office: plan ► send ► look up, one role per call. Exists behind its own switch only (rules.md 20). */
export class ContactSend {
  /** What a plan was made from, as long as somebody holds the plan. */
  readonly #inputs = new WeakMap<SendPlan, SendInput>();

  constructor(private readonly parts: ContactSendParts) {}

  /** Reads all contacts, settles what an earlier run left open, plans one side. Cold; unsubscribing aborts. Never errors. */
  plan(role: PersonRole): Observable<SendPlanState> {
    return abortable(
      (signal) => this.#read(role, signal),
      (error) => ({ status: 'failed', code: failureCode(error) }),
    );
  }

  /** Writes the chosen rows one by one; one result per row, in order. Stops at an outcome that stays unknown. Never rejects. */
  async send(
    plan: SendPlan,
    chosen: readonly SendRow[],
    options: SendOptions = {},
  ): Promise<readonly SendResult[]> {
    let lock: Lock | undefined;
    try {
      lock = await this.#lock();
      const input = this.#inputOf(plan);
      if (!setting(this.parts.host, 'lexoffice.writeAccess')) {
        throw new ServiceFailure('write-access-off');
      }
      await this.#stillConnectedTo(input.organizationId);
      const signal = options.signal ? AbortSignal.any([options.signal, lock.lost]) : lock.lost;
      return await this.#runOn(input).execute(chosen, { ...options, signal });
    } catch (error) {
      const code = failureCode(error);
      return chosen.map((row) => ({ row, kind: 'failed', code }));
    } finally {
      lock?.dispose();
    }
  }

  /** The user's word on an unclear row: which contact it became, or that there is none. Answers the plan anew. */
  async decide(plan: SendPlan, row: SendRow, contactId: string | undefined): Promise<SendPlan> {
    const { host, intents, journal } = this.parts;
    const { organizationId, role, contacts, countryClass } = this.#inputOf(plan);
    const lock = await this.#lock();
    try {
      const person = (await host.persons.list({ role })).find(({ id }) => id === row.personId);
      if (person && contactId !== undefined) {
        await this.#link(person, organizationId, contactId, contacts);
      }
      await intents.end({ organizationId, personId: row.personId });
      await journal.settled(`${row.number} ${row.name}`, contactId, 'user');
      return await this.#planned({ organizationId, role, contacts, countryClass });
    } finally {
      lock.dispose();
    }
  }

  /** Looks up what a crash left open. Never rejects. */
  async recover(): Promise<void> {
    let lock: Lock | undefined;
    try {
      // Whoever holds it is at work, and looks up what is his.
      lock = await this.#lock();
      const { organization, intents, journal } = this.parts;
      const { organizationId } = await connectedProfile(organization);
      if ((await intents.open(organizationId)).length === 0) return;
      await this.#settle(organizationId, await this.#allContacts(organizationId));
      for (const { traits } of await intents.open(organizationId)) await journal.unclear(traits.name);
    } catch {
      // Tried again with the next connection; the preview shows what is open, too.
    } finally {
      lock?.dispose();
    }
  }

  async *#read(role: PersonRole, signal: AbortSignal): AsyncGenerator<SendPlanState> {
    yield { status: 'pending', done: 0 };
    const { client, organization } = this.parts;
    const { organizationId } = await connectedProfile(organization);
    let sweep: Sweep<Contact> | undefined;
    for await (sweep of client.contacts({ lane: 'user', signal })) {
      yield { status: 'pending', done: sweep.items.length, total: sweep.total };
    }
    const contacts = completeItems(sweep, organizationId);
    const countryClass = await countryClassOf(client, signal);
    await this.#settle(organizationId, contacts);
    yield { status: 'ready', plan: await this.#planned({ organizationId, role, contacts, countryClass }) };
  }

  async #planned(input: Omit<SendInput, 'persons' | 'intents'>): Promise<SendPlan> {
    const { host, intents } = this.parts;
    const [persons, open] = await Promise.all([host.persons.list(), intents.open(input.organizationId)]);
    const whole = { ...input, persons, intents: open };
    const plan = planSend(whole);
    this.#inputs.set(plan, whole);
    return plan;
  }

  /** Ties what can only be the contact of an interrupted creation; leaves the rest to the user. */
  async #settle(organizationId: string, contacts: Contacts): Promise<void> {
    const { host, intents, journal } = this.parts;
    const open = await intents.open(organizationId);
    if (open.length === 0) return;
    for (const intent of open) {
      const persons = await host.persons.list();
      const settlement = settlementOf(intent, contacts, { organizationId, persons });
      if (settlement.kind === 'unclear') continue;
      if (settlement.kind === 'found') {
        const { person, contactId } = settlement;
        await this.#link(person, organizationId, contactId, contacts);
        await journal.settled(`${person.accountNumber} ${person.name}`, contactId, 'lookup');
      }
      await intents.end(intent);
    }
  }

  /** The contact's number is known from then on, though the Fibu-Nummer is another one. */
  async #link(person: Person, organizationId: string, contactId: string, contacts: Contacts): Promise<void> {
    const { host } = this.parts;
    const { role, accountNumber } = person;
    await linkPerson(host.persons, person, organizationId, contactId, role);
    const contact = contacts.find(({ id }) => id === contactId);
    const number = contact && !('unreadable' in contact) ? numberOf(contact, role) : undefined;
    if (!number || number === accountNumber) return;
    await rememberNumbers(host, new Map([[personKey(organizationId, contactId, role), number]]));
  }

  #runOn({ organizationId, contacts }: SendInput): SendRun {
    const { host, client, writer, intents, journal, clock } = this.parts;
    if (writer === undefined) throw new TypeError('only a worker sends');
    return new SendRun({
      host,
      client,
      writer,
      intents,
      journal,
      organizationId,
      now: () => clock.now(),
      intentOf: ({ personId, write }, since) => {
        if (write?.kind !== 'create') throw new TypeError('not a creation');
        const traits = traitsOf(write.contact);
        const before = contactsLike(traits, contacts).map(({ id }) => id);
        return { organizationId, personId, traits, before, since };
      },
      lookUp: (intent) => this.#lookUp(intent),
    });
  }

  async #lookUp(intent: SendIntent): Promise<string | undefined> {
    for (const ms of LOOK_UP_AFTER_MS) {
      await this.parts.timing.sleep(ms);
      try {
        const contacts = await this.#allContacts(intent.organizationId);
        const persons = await this.parts.host.persons.list();
        const settlement = settlementOf(intent, contacts, { organizationId: intent.organizationId, persons });
        if (settlement.kind === 'found') return settlement.contactId;
      } catch {
        // The service that did not answer may not answer this either; the next look may.
      }
    }
    return undefined;
  }

  async #allContacts(organizationId: string): Promise<Contacts> {
    let sweep: Sweep<Contact> | undefined;
    for await (sweep of this.parts.client.contacts({ lane: 'user' }));
    return completeItems(sweep, organizationId);
  }

  /** Asked anew ahead of a run: a token that was replaced since the preview would write into another company's contacts. */
  async #stillConnectedTo(organizationId: string): Promise<void> {
    await this.parts.organization.check();
    const profile = await connectedProfile(this.parts.organization);
    if (profile.organizationId !== organizationId) {
      throw new ServiceFailure('organization-changed');
    }
  }

  async #lock(): Promise<Lock> {
    const attempt = await this.parts.host.state.acquireLock('outbound', {
      description: this.parts.description,
    });
    if (!attempt.acquired) throw new ServiceFailure('send-busy');
    return attempt.lock;
  }

  #inputOf(plan: SendPlan): SendInput {
    const input = this.#inputs.get(plan);
    if (!input) throw new TypeError('not a plan of this service');
    return input;
  }
}

/** A part of the contacts proves nothing about those that are missing. @throws ServiceFailure */
function completeItems(sweep: Sweep<Contact> | undefined, organizationId: string): Contacts {
  if (!sweep?.complete) throw new ServiceFailure('contacts-incomplete');
  checkOrganization(sweep.items, organizationId);
  return sweep.items;
}
