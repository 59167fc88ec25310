import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { Person } from '../../../../host/api/persons.ts';
import { concerns, isRetried } from '../../failures.ts';
import type { ContactWriter } from '../../lexoffice/contact-writer.ts';
import type { WriteOutcome } from '../../lexoffice/write-outcome.ts';
import type { LexofficeClient } from '../../lexoffice/lexoffice-client.ts';
import type { LexofficeError } from '../../lexoffice/lexoffice-error.ts';
import { rememberNumbers } from '../known-numbers.ts';
import { personKey } from '../person-key.ts';
import { numberOf } from '../plan-contacts.ts';
import { failureCode } from '../../service-failure.ts';
import type { SendOptions, SendResult } from './send-result.ts';
import { contentChanges } from './send-content.ts';
import { linkPerson } from './link-person.ts';
import type { SendIntent, SendIntents } from './send-intents.ts';
import type { SendJournal } from './send-journal.ts';
import type { SendRow, SendWrite } from './send-plan.ts';

export interface SendRunParts {
  readonly host: HostServices;
  readonly client: LexofficeClient;
  readonly writer: ContactWriter;
  readonly intents: SendIntents;
  readonly journal: SendJournal;
  readonly organizationId: string;
  readonly now: () => Date;
  /** Contacts with the traits of a creation that the plan saw. */
  readonly intentOf: (row: SendRow, since: string) => SendIntent;
  /** Waits, then asks the list of contacts what became of a creation; the id of the one that it must be. */
  readonly lookUp: (intent: SendIntent) => Promise<string | undefined>;
}

type Created = Extract<SendWrite, { kind: 'create' }>;
type Updated = Extract<SendWrite, { kind: 'update' }>;

/** One person after the other, each with its trace in the Logbuch before and after the request. */
export class SendRun {
  #persons = new Map<string, Person>();

  constructor(private readonly parts: SendRunParts) {}

  async execute(rows: readonly SendRow[], { signal, onResult }: SendOptions): Promise<readonly SendResult[]> {
    const { host, journal } = this.parts;
    this.#persons = new Map((await host.persons.list()).map((person) => [person.id, person]));
    const results: SendResult[] = [];
    let stopped = false;
    for (const row of rows) {
      const result: SendResult =
        stopped || signal?.aborted ? { row, kind: 'not-tried', code: 'not-tried' } : await this.#send(row);
      results.push(result);
      stopped ||= result.kind === 'unclear' || isHopeless(result);
      await onResult?.(result);
    }
    await journal.report(results).catch(() => undefined);
    return results;
  }

  async #send(row: SendRow): Promise<SendResult> {
    const person = this.#persons.get(row.personId);
    // Somebody changed it since the preview: what was seen is not what would be sent.
    if (!person || person.deleted || person.version !== row.personVersion || !row.write) {
      return { row, kind: 'failed', code: 'conflict' };
    }
    return row.write.kind === 'create' ? this.#create(row, row.write, person) : this.#update(row, row.write);
  }

  async #create(row: SendRow, { contact }: Created, person: Person): Promise<SendResult> {
    const { intents, journal, writer, intentOf, now } = this.parts;
    const intent = intentOf(row, now().toISOString());
    try {
      await intents.begin(intent);
      await journal.sending(row);
    } catch (error) {
      return { row, kind: 'failed', code: failureCode(error) };
    }
    try {
      const outcome = await writer.create(contact);
      switch (outcome.kind) {
        case 'done':
          return await this.#created(row, person, intent, outcome.contactId);
        case 'failed':
          await intents.end(intent);
          return await this.#noted(failed(row, outcome));
        case 'unknown': {
          const contactId = await this.parts.lookUp(intent);
          if (contactId !== undefined) return await this.#created(row, person, intent, contactId);
          return await this.#noted(unclear(row, outcome.error));
        }
      }
    } catch (error) {
      // The intent stays: whatever was done there is found by the next look at the contacts.
      return { row, kind: 'unclear', code: failureCode(error) };
    }
  }

  async #created(row: SendRow, person: Person, intent: SendIntent, contactId: string): Promise<SendResult> {
    const { host, intents, organizationId } = this.parts;
    await linkPerson(host.persons, person, organizationId, contactId, row.role);
    await intents.end(intent);
    const number = await this.#numberGiven(row, contactId);
    // Forgotten in a crash, the next sync asks the user.
    if (number !== undefined && number !== row.number) {
      const key = personKey(organizationId, contactId, row.role);
      await rememberNumbers(host, new Map([[key, number]])).catch(() => undefined);
    }
    return this.#noted({ row, kind: 'created', ...(number !== undefined && { number }) }, contactId);
  }

  /** The number is for display: a new contact that cannot be read yet is created all the same. */
  async #numberGiven({ role }: SendRow, contactId: string): Promise<string | undefined> {
    try {
      return numberOf(await this.parts.client.contact(contactId, { lane: 'user' }), role) || undefined;
    } catch {
      return undefined;
    }
  }

  async #update(row: SendRow, { contactId, version, changes }: Updated): Promise<SendResult> {
    const { journal, writer } = this.parts;
    try {
      await journal.sending(row);
      const outcome = await writer.update(contactId, version, changes);
      switch (outcome.kind) {
        case 'done':
          return await this.#noted({ row, kind: 'updated' }, contactId);
        case 'failed':
          return await this.#noted(failed(row, outcome), contactId);
        case 'unknown':
          return await this.#noted(await this.#lookUpUpdate(row, contactId, outcome.error), contactId);
      }
    } catch (error) {
      return { row, kind: 'unclear', code: failureCode(error) };
    }
  }

  /** The contact itself says whether it holds what was sent; if not, the next preview shows the difference again. */
  async #lookUpUpdate(row: SendRow, contactId: string, error: LexofficeError): Promise<SendResult> {
    try {
      const contact = await this.parts.client.contact(contactId, { lane: 'user' });
      const isThere = contentChanges(row.fields, contact).changes.length === 0;
      return isThere ? { row, kind: 'updated' } : unclear(row, error);
    } catch {
      return unclear(row, error);
    }
  }

  async #noted(result: SendResult, contactId?: string): Promise<SendResult> {
    // The line ahead of the request stands; a host that went away meanwhile must not turn a success into a failure.
    await this.parts.journal.done(result, contactId).catch(() => undefined);
    return result;
  }
}

/** Nothing else would go through: the rest is not tried. */
function isHopeless({ code }: SendResult): boolean {
  return code !== undefined && (concerns(code) !== 'document' || isRetried(code));
}

function failed(row: SendRow, { error, stale }: Extract<WriteOutcome, { kind: 'failed' }>): SendResult {
  const { problem } = error.context;
  const code = stale ? 'contact-changed' : problem === 'refused-by-host' ? 'write-access-off' : error.failure;
  return { row, kind: 'failed', code, ...(problem !== undefined && { detail: problem }) };
}

function unclear(row: SendRow, error: LexofficeError): SendResult {
  const { status, problem } = error.context;
  const detail = [error.failure, status, problem].filter((part) => part !== undefined).join(' ');
  return { row, kind: 'unclear', code: 'outcome-unknown', detail };
}
