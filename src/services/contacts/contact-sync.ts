import { inject, injectable } from 'inversify';
import type { Observable } from 'rxjs';
import type { PersonRole } from '../../../host/api/persons.ts';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import { abortable } from '../abortable.ts';
import { Host } from '../host-tokens.ts';
import type { Contact } from '../lexoffice/contact.ts';
import { LexofficeClient } from '../lexoffice/lexoffice-client.ts';
import { LexofficeError } from '../lexoffice/lexoffice-error.ts';
import type { Sweep } from '../lexoffice/lexoffice-client.ts';
import { Organization } from '../organization/organization.ts';
import { applyRows } from './apply-plan.ts';
import type { Applied } from './apply-plan.ts';
import { checkOrganization } from './check-organization.ts';
import { connectedProfile } from '../organization/connected-profile.ts';
import type { ContactPlan, ContactPlanRow, PlanState } from './contact-plan.ts';
import { ContactStates } from './contact-states.ts';
import type { ContactStateRecord } from './contact-states.ts';
import { countryClassOf } from './country-class.ts';
import { knownNumbers, rememberNumbers } from './known-numbers.ts';
import type { CountryClassOf } from './person-fields.ts';
import { personKey } from './person-key.ts';
import type { PlanInput } from './plan-contacts.ts';
import { problemOf } from '../problem.ts';
import { failureCode, ServiceFailure } from '../service-failure.ts';
import { setting } from '../settings/typed-settings.ts';
import { ServiceTexts } from '../texts.ts';
import { auditLine, errorLines, isSameRow } from './sync-report.ts';
import type { SyncOrder, SyncOutcome, TakeOptions } from './sync-order.ts';
import type { SyncResult } from './sync-report.ts';

interface Source {
  readonly organizationId: string;
  readonly input: PlanInput;
}

/** fetch ► plan ► apply, one role per call (LX-13). */
@injectable()
export class ContactSync {
  /** What a plan was made from, as long as somebody holds the plan. */
  readonly #sources = new WeakMap<ContactPlan, Source>();

  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(LexofficeClient) private readonly client: LexofficeClient,
    @inject(Organization) private readonly organization: Organization,
    @inject(ContactStates) private readonly states: ContactStates,
    @inject(ServiceTexts) private readonly texts: ServiceTexts,
  ) {}

  /** Reads all contacts and plans one side. Cold; unsubscribing aborts. Never errors. */
  plan(role: PersonRole, options: { readonly overwrite?: boolean } = {}): Observable<PlanState> {
    return abortable(
      (signal) => this.#read(role, options.overwrite ?? this.#overwrites(), signal),
      (error) => ({ status: 'failed', code: failureCode(error) }),
    );
  }

  /** Plans again from what was read, e.g. when the switch "Stammdaten überschreiben" moves. */
  async replan(plan: ContactPlan, { overwrite }: { readonly overwrite: boolean }): Promise<ContactPlan> {
    const { organizationId, input } = this.#sourceOf(plan);
    const persons = await this.host.persons.list();
    return this.#planned({ organizationId, input: { ...input, persons, overwrite } });
  }

  /** Writes the chosen rows (default: all new and changed; a chosen conflict by its decision), remembers the refused, marks the side as synced. */
  apply(plan: ContactPlan, chosen?: readonly ContactPlanRow[]): Promise<SyncOutcome> {
    return this.take(this.handOver(plan, chosen ?? plan.rows.filter(({ change }) => change)));
  }

  /** What `take` needs of a plan, for another process: JSON. */
  handOver(plan: ContactPlan, chosen: readonly ContactPlanRow[]): SyncOrder {
    const { organizationId } = this.#sourceOf(plan);
    const { role, complete, rows } = plan;
    return {
      ...{ organizationId, role, complete },
      read: rows.map(({ contactId }) => contactId),
      chosen: chosen.map(withoutDisplay),
      open: rows.filter(({ state }) => state === 'refused' || state === 'conflict').map(withoutDisplay),
    };
  }

  /** Does what `handOver` gave away. */
  async take(order: SyncOrder, options: TakeOptions = {}): Promise<SyncOutcome> {
    const { organizationId, role, complete, chosen: taken } = order;
    const applied = await applyRows(this.host.persons, taken, options);
    const decided = taken.filter(
      (row) => row.decision && !applied.failed.some((failure) => isSameRow(failure.row, row)),
    );
    const kept = decided.flatMap(({ contactId, number, decision }): [string, string][] =>
      decision?.kind === 'keep' && number !== undefined
        ? [[personKey(organizationId, contactId, role), number]]
        : [],
    );
    await rememberNumbers(this.host, new Map(kept));
    // Also rows that become a conflict while they are written.
    const undecided = order.open.filter((row) => !decided.some((other) => isSameRow(other, row)));
    const open = [...undecided, ...taken.filter(({ change }) => change)];
    const outcome = { ...outcomeOf(applied), updated: applied.updated + kept.length };
    const result = { ...outcome, role, decided, notTaken: notTakenOf(open, applied) };
    const named = result.notTaken.filter(({ contactId }) => contactId !== '');
    const found = new Map(named.map((row) => [row.contactId, stateOf(row)]));
    const read = new Set(order.read);
    if (complete) await this.states.replaceSide(organizationId, role, found, read);
    else for (const [id, record] of found) await this.states.remember(organizationId, role, id, record);
    // Single refusals do not make it incomplete (rules.md 10).
    if (complete && !applied.interrupted) await this.organization.markSynced(role);
    await this.#log(result);
    return outcome;
  }

  /** "jetzt abgleichen" for the contact of a blocked document (rules.md 26). */
  async syncOne(contactId: string, role: PersonRole): Promise<ContactPlanRow> {
    const { organizationId } = await connectedProfile(this.organization);
    const contact = await this.#contactOrGone(contactId);
    if (contact === undefined) return this.#rememberGone(organizationId, contactId, role);
    checkOrganization([contact], organizationId);
    const countryClass = await countryClassOf(this.client);
    const planned = await this.#planOne(contact, role, countryClass);
    let { row, applied } = await this.#applyOne(planned);
    // Somebody changed the person meanwhile: once more on what is there now.
    if (applied.failed.some(({ code }) => code === 'conflict')) {
      ({ row, applied } = await this.#applyOne(await this.#planOne(contact, role, countryClass)));
    }
    const failure = applied.failed[0];
    const [notTaken] = notTakenOf([row], applied);
    await this.states.remember(organizationId, role, contactId, notTaken && stateOf(notTaken));
    await this.#log({ ...outcomeOf(applied), role, decided: [], notTaken: notTaken ? [notTaken] : [] });
    if (failure && !notTaken) throw new ServiceFailure(failure.code);
    return notTaken ?? row;
  }

  async #contactOrGone(contactId: string): Promise<Contact | undefined> {
    try {
      return await this.client.contact(contactId, { lane: 'user' });
    } catch (error) {
      if (LexofficeError.is(error, 'not-found')) return undefined;
      throw error;
    }
  }

  /** Nothing to take over any more; the documents can still go to the Sammeldebitor (rules.md 26). */
  async #rememberGone(organizationId: string, contactId: string, role: PersonRole): Promise<ContactPlanRow> {
    const row: ContactPlanRow = {
      contactId,
      role,
      state: 'refused',
      reason: 'contact-gone',
      name: '',
      archived: false,
      fields: { name: '' },
      changes: [],
      warnings: [],
    };
    await this.states.remember(organizationId, role, contactId, stateOf(row));
    await this.#log({ created: 0, updated: 0, failed: [], role, decided: [], notTaken: [row] });
    return row;
  }

  async *#read(role: PersonRole, overwrite: boolean, signal: AbortSignal): AsyncGenerator<PlanState> {
    yield { status: 'pending', done: 0 };
    const { organizationId } = await connectedProfile(this.organization);
    let sweep: Sweep<Contact> | undefined;
    for await (sweep of this.client.contacts({ lane: 'user', signal })) {
      yield { status: 'pending', done: sweep.items.length, total: sweep.total };
    }
    const contacts = sweep?.items ?? [];
    checkOrganization(contacts, organizationId);
    const [countryClass, persons, known] = await Promise.all([
      countryClassOf(this.client, signal),
      this.host.persons.list(),
      knownNumbers(this.host),
    ]);
    const complete = sweep?.complete ?? false;
    const input = { role, contacts, persons, countryClass, overwrite, complete, knownNumbers: known };
    yield { status: 'ready', plan: await this.#planned({ organizationId, input }) };
  }

  async #planned(source: Source): Promise<ContactPlan> {
    const plan = await planOf(source.input);
    this.#sources.set(plan, source);
    return plan;
  }

  #sourceOf(plan: ContactPlan): Source {
    const source = this.#sources.get(plan);
    if (!source) throw new TypeError('not a plan of this sync');
    return source;
  }

  /** The plan of a single contact; numbers that the last sync saw with several contacts stay in conflict. */
  async #planOne(contact: Contact, role: PersonRole, countryClass: CountryClassOf): Promise<ContactPlanRow> {
    const { organizationId } = contact;
    const [persons, states, known] = await Promise.all([
      this.host.persons.list(),
      this.states.loadSide(organizationId, role),
      knownNumbers(this.host),
    ]);
    const sharedNumbers = new Set<string>();
    for (const [id, { reason, number }] of states) {
      if (id !== contact.id && reason === 'number-used-twice' && number !== undefined)
        sharedNumbers.add(number);
    }
    const overwrite = this.#overwrites();
    const contacts = [withRole(contact, role)];
    const plan = await planOf({
      role,
      contacts,
      persons,
      countryClass,
      overwrite,
      complete: false,
      sharedNumbers,
      knownNumbers: known,
    });
    const [row] = plan.rows;
    if (!row) throw new TypeError('a contact with the role has a row');
    return row;
  }

  async #applyOne(row: ContactPlanRow): Promise<{ row: ContactPlanRow; applied: Applied }> {
    // A conflict is ended in the preview only.
    return { row, applied: await applyRows(this.host.persons, row.change ? [row] : []) };
  }

  #overwrites(): boolean {
    return setting(this.host, 'lexoffice.overwriteMasterData');
  }

  async #log(result: SyncResult): Promise<void> {
    const lines = errorLines(result, (code) => problemOf(this.texts.problems, code));
    if (lines.length > 0) await this.host.log.report(lines);
    await this.host.log.audit(auditLine(result));
  }
}

/** What only the preview shows stays there: thousands of rows cross the wire. */
function withoutDisplay(row: ContactPlanRow): ContactPlanRow {
  return { ...row, fields: { name: row.name }, changes: [], warnings: [] };
}

/** Planning is loaded with the first sync, not with the plugin. */
async function planOf(input: PlanInput): Promise<ContactPlan> {
  const { planContacts } = await import('./plan-contacts.ts');
  return planContacts(input);
}

/** An invoice may name a contact that lost its role: then it has no number. */
function withRole(contact: Contact, role: PersonRole): Contact {
  return role === 'customer'
    ? { ...contact, customerNumber: contact.customerNumber ?? '' }
    : { ...contact, supplierNumber: contact.supplierNumber ?? '' };
}

/** Refused and conflicting rows, and those whose number was taken while they were written. */
function notTakenOf(rows: readonly ContactPlanRow[], applied: Applied): ContactPlanRow[] {
  return rows.flatMap((row): ContactPlanRow[] => {
    if (row.state === 'refused' || row.state === 'conflict') return [row];
    const taken = applied.failed.some(
      (failure) => failure.code === 'number-taken' && isSameRow(failure.row, row),
    );
    return taken ? [{ ...row, state: 'conflict', reason: 'number-taken' }] : [];
  });
}

function stateOf({ role, state, reason, number }: ContactPlanRow): ContactStateRecord {
  return {
    role,
    state: state === 'refused' ? 'refused' : 'conflict',
    ...(reason && { reason }),
    ...(number !== undefined && { number }),
  };
}

function outcomeOf({ created, updated, failed }: Applied): SyncOutcome {
  return { created, updated, failed };
}
