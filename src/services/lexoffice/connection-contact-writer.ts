import { inject, injectable } from 'inversify';
import { stringify } from 'lossless-json';
import * as z from 'zod/mini';
import type { Connection, ConnectionResponse } from '../../../host/api/connections.ts';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import { Clock, Host } from '../host-tokens.ts';
import { changedContactBody, newContactBody } from './contact-body.ts';
import { contactContentSchema, type ContactContent } from './contact-content.schema.ts';
import type { ContactWriter } from './contact-writer.ts';
import { diagnoseAnswer, diagnoseConnection } from './diagnosis.ts';
import type { Diagnosis } from './diagnosis.ts';
import { readJson } from './json-body.ts';
import { LexofficeError } from './lexoffice-error.ts';
import { readRecord } from './read-answer.ts';
import { MAX_RETRIES, retryDelayMs, RetryTiming } from './retry-delay.ts';
import { createTransport } from './transport.ts';
import type { Transport } from './transport.ts';
import { requiredText, wholeNumber } from './wire-values.ts';
import type { NewContact, WriteOutcome } from './write-outcome.ts';

const CONTACTS = '/v1/contacts';
const WRITE_TIMEOUT_MS = 60_000;

const actionResult = z.object({ id: requiredText, version: wholeNumber });
const versioned = z.looseObject({ version: wholeNumber });

/** Over the host's connection without the retries of the client: those are for what may be repeated. */
@injectable()
export class ConnectionContactWriter implements ContactWriter {
  readonly #connection: Connection;
  readonly #transport: Transport;

  constructor(
    @inject(Host) host: HostServices,
    @inject(RetryTiming) private readonly timing: RetryTiming,
    @inject(Clock) private readonly clock: Clock,
  ) {
    this.#connection = host.connections.get('lexoffice');
    this.#transport = createTransport(this.#connection, timing, clock);
  }

  create({ role, ...content }: NewContact): Promise<WriteOutcome> {
    const { name } = content;
    return this.#write(
      'POST',
      CONTACTS,
      newContactBody({ ...contactContentSchema.parse(content), name, role }),
    );
  }

  async update(contactId: string, version: number, changes: ContactContent): Promise<WriteOutcome> {
    const content = contactContentSchema.parse(changes);
    const path = `${CONTACTS}/${encodeURIComponent(contactId)}`;
    let stored: z.infer<typeof versioned>;
    try {
      stored = await this.#transport.get(path, (answer) => readRecord(answer, versioned), { lane: 'user' });
    } catch (error) {
      if (!LexofficeError.is(error)) throw error;
      return { kind: 'failed', error, stale: false };
    }
    if (stored.version !== version) {
      const error = new LexofficeError('rejected', { path, problem: 'version changed' });
      return { kind: 'failed', error, stale: true };
    }
    return this.#write('PUT', path, changedContactBody(stored, version, content));
  }

  async #write(method: 'POST' | 'PUT', path: string, body: unknown): Promise<WriteOutcome> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#send(method, path, stringify(body) ?? '');
      if (!('failure' in answer)) return outcomeOf(answer, path);
      const { diagnosis } = answer;
      if (!wasNotCarriedOut(diagnosis) || attempt > MAX_RETRIES) return failureOf(answer, path);
      await this.timing.sleep(retryDelayMs(attempt, diagnosis, this.clock.now(), this.timing.random()));
    }
  }

  async #send(
    method: 'POST' | 'PUT',
    path: string,
    body: string,
  ): Promise<ConnectionResponse | Unsuccessful> {
    try {
      const headers = { accept: 'application/json', 'content-type': 'application/json' };
      // No signal: a write on its way is waited for, not abandoned.
      const answer = await this.#connection.send({
        method,
        path,
        headers,
        body,
        lane: 'user',
        timeoutMs: WRITE_TIMEOUT_MS,
      });
      return answer.status >= 200 && answer.status < 300
        ? answer
        : { failure: true, diagnosis: diagnoseAnswer(answer) };
    } catch (error) {
      return { failure: true, diagnosis: diagnoseConnection(error) };
    }
  }
}

interface Unsuccessful {
  readonly failure: true;
  readonly diagnosis: Diagnosis;
}

/**
 * The limiter answers 429 before anything is done, and two numbers that collide are refused as a whole. The 500 that may be a rate limit may as
 * well be something else: it counts as unknown.
 */
function wasNotCarriedOut({ status, problem = '' }: Diagnosis): boolean {
  return status === 429 || (status === 406 && problem.includes('account_number_already_exists'));
}

function outcomeOf(answer: ConnectionResponse, path: string): WriteOutcome {
  try {
    const parsed = actionResult.safeParse(readJson(answer));
    if (parsed.success) return { kind: 'done', contactId: parsed.data.id, version: parsed.data.version };
  } catch {
    // No JSON: a proxy's page or half an answer.
  }
  return { kind: 'unknown', error: new LexofficeError('unreadable', { path, status: answer.status }) };
}

function failureOf({ diagnosis }: Unsuccessful, path: string): WriteOutcome {
  const { failure, status, traceId, problem } = diagnosis;
  const error = new LexofficeError(failure, {
    path,
    ...(status !== undefined && { status }),
    ...(traceId !== undefined && { traceId }),
    ...(problem !== undefined && { problem }),
  });
  if (isUnknown(diagnosis)) return { kind: 'unknown', error };
  const stale = status === 409 || (status === 406 && /(^|, )version /.test(problem ?? ''));
  return { kind: 'failed', error, stale };
}

/** Every 5xx but "not implemented", a connection that broke or timed out after sending, and a host that does not answer. */
function isUnknown({ failure, status }: Diagnosis): boolean {
  if (status !== undefined) return status >= 500 && status !== 501;
  return failure === 'unavailable' || failure === 'host';
}
