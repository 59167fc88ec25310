import 'reflect-metadata';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionResponse } from '../../../host/api/connections.ts';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import type { LexofficeFailure } from '../../../src/services/failures.ts';
import { connectionError } from '../../support/direct-connection.ts';
import { clientOver } from '../../support/lexoffice-client.ts';
import { jsonAnswer, ScriptedConnection, textAnswer } from '../../support/scripted-connection.ts';
import { VirtualTime } from '../../support/virtual-time.ts';

const bulk = { lane: 'bulk' } as const;
const profile = () =>
  jsonAnswer({ organizationId: 'o1', companyName: 'Muster GmbH', smallBusiness: false, taxType: 'net' });

type Fault = () => ConnectionResponse;
const fail =
  (failure: Parameters<typeof connectionError>[0]): Fault =>
  () => {
    throw connectionError(failure);
  };

/** Asks for the profile: the first answers are faults, then all is well. */
function asking(...faults: readonly Fault[]) {
  const time = new VirtualTime();
  const connection = new ScriptedConnection((_, index) => faults[index]?.() ?? profile());
  return { time, connection, answer: clientOver(connection, time).profile(bulk) };
}

async function failureOf(answer: Promise<unknown>): Promise<LexofficeError> {
  const error = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!LexofficeError.is(error)) throw new Error(`no LexofficeError: ${inspect(error)}`);
  return error;
}

const passing: readonly (readonly [string, Fault])[] = [
  ['429', () => jsonAnswer({ message: 'Rate limit exceeded' }, 429)],
  [
    'G2: a 429 disguised as 500',
    () => jsonAnswer({ message: 'Internal server error or rate limit exceeded' }, 500),
  ],
  ['500 without a reason', () => jsonAnswer({ message: null }, 500)],
  ['502 with a page of a proxy', () => textAnswer(502, '<html>Bad Gateway</html>')],
  ['503 with an empty body', () => textAnswer(503, 'null')],
  ['B11: 504', () => jsonAnswer({ message: 'Endpoint request timed out' }, 504)],
  ['an interrupted connection', fail('interrupted')],
  ['a timeout', fail('timeout')],
  ['no connection', fail('offline')],
  [
    'an HTML page instead of the answer',
    () => textAnswer(200, '<html>Anmelden</html>', { 'content-type': 'text/html' }),
  ],
  ['half a body', () => textAnswer(200, '{"organizationId":"o1","compan')],
];

describe('retry of a GET', () => {
  it.each(passing)('repeats after %s', async (_, fault) => {
    const { connection, answer } = asking(fault, fault);
    expect((await answer).companyName).toBe('Muster GmbH');
    expect(connection.requests).toHaveLength(3);
  });

  it.each<[LexofficeFailure, Fault]>([
    ['throttled', () => jsonAnswer({ message: 'Rate limit exceeded' }, 429)],
    ['throttled', () => jsonAnswer({ message: 'Internal server error or rate limit exceeded' }, 500)],
    ['unavailable', () => textAnswer(503, '')],
    ['unavailable', fail('timeout')],
    ['offline', fail('offline')],
    ['unreadable', () => textAnswer(200, '<html></html>')],
  ])('R9: gives up as %s after five attempts and at most 60 s', async (failure, fault) => {
    const { connection, answer, time } = asking(...Array.from({ length: 10 }, () => fault));
    expect((await failureOf(answer)).failure).toBe(failure);
    expect(connection.requests).toHaveLength(5);
    expect(time.elapsed()).toBeLessThanOrEqual(60_000);
    expect(time.sleeps).toEqual([1000, 2000, 4000, 8000]);
  });

  it.each<[string, LexofficeFailure, Fault]>([
    ['G6: 401', 'unauthorized', () => jsonAnswer({ message: 'Unauthorized' }, 401)],
    ['G7: 402', 'plan', () => jsonAnswer({ message: 'contract' }, 402)],
    ['G7: 403', 'plan', () => jsonAnswer({ message: 'access_denied' }, 403)],
    [
      'a wrong path as 403',
      'rejected',
      () => jsonAnswer({ message: 'Invalid key=value pair (missing equal-sign)' }, 403),
    ],
    ['404', 'not-found', () => jsonAnswer({ message: 'Not found' }, 404)],
    ['400', 'rejected', () => jsonAnswer({ message: 'Missing required request parameters' }, 400)],
    [
      'A4: the window of 10 000',
      'rejected',
      () => jsonAnswer({ message: 'Maximum search window size exceeded: 10000' }, 500),
    ],
    ['a record that is not what the API promises', 'unreadable', () => jsonAnswer({ organizationId: 'o1' })],
    ['no stored token', 'no-secret', fail('no-secret')],
    ['a refusal of the host', 'rejected', fail('refused')],
    ['a host that does not answer', 'host', fail('host')],
  ])('R11: never repeats after %s', async (_, failure, fault) => {
    const { connection, answer } = asking(fault);
    expect((await failureOf(answer)).failure).toBe(failure);
    expect(connection.requests).toHaveLength(1);
  });

  it('tries only twice more without a connection when somebody waits', async () => {
    const connection = new ScriptedConnection(fail('offline'));
    await failureOf(clientOver(connection).profile({ lane: 'user' }));
    expect(connection.requests).toHaveLength(3);
  });

  it('keeps lane and accept header over retries', async () => {
    const { connection, answer } = asking(passing[0]![1]);
    await answer;
    expect(connection.requests.map(({ lane, headers, method }) => [method, lane, headers?.accept])).toEqual([
      ['GET', 'bulk', 'application/json'],
      ['GET', 'bulk', 'application/json'],
    ]);
  });

  it('G3: waits as long as Retry-After says, in seconds or as date', async () => {
    const seconds = asking(() => jsonAnswer({}, 429, { 'retry-after': '7' }));
    await seconds.answer;
    expect(seconds.time.sleeps).toEqual([7000]);
    const date = asking(() => jsonAnswer({}, 429, { 'retry-after': 'Fri, 20 Nov 2026 09:00:30 GMT' }));
    await date.answer;
    expect(date.time.sleeps).toEqual([30_000]);
  });

  it('R9: spends no more than the budget when the remote asks for much patience', async () => {
    const patience: Fault = () => jsonAnswer({}, 429, { 'retry-after': '40' });
    const { answer, time, connection } = asking(patience, patience, patience);
    expect((await failureOf(answer)).failure).toBe('throttled');
    expect(time.elapsed()).toBeLessThanOrEqual(60_000);
    expect(connection.requests).toHaveLength(2);
  });

  it('R9: counts the time of slow attempts and gives the last one only what is left', async () => {
    const time = new VirtualTime();
    const connection = new ScriptedConnection(({ timeoutMs = 30_000 }) => {
      time.pass(timeoutMs);
      throw connectionError('timeout');
    });
    await failureOf(clientOver(connection, time).profile(bulk));
    expect(time.elapsed()).toBeLessThanOrEqual(30_000 + 60_000);
    expect(connection.requests.length).toBeGreaterThan(1);
  });

  it('R9: any sequence of faults ends within five attempts and the budget, with a value or a LexofficeError', async () => {
    const fault = fc.constantFrom(...passing.map(([, script]) => script));
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { maxLength: 8 }), async (faults) => {
        const { connection, answer, time } = asking(...faults);
        const value = await answer.catch((error: unknown) => error);
        expect(faults.length > 4 ? LexofficeError.is(value) : !(value instanceof Error)).toBe(true);
        expect(connection.requests.length).toBeLessThanOrEqual(5);
        expect(time.elapsed()).toBeLessThanOrEqual(60_000);
      }),
      { numRuns: 300 },
    );
  });
});

describe('abort', () => {
  it('rejects with an AbortError before anything is sent', async () => {
    const connection = new ScriptedConnection(profile);
    const aborted = clientOver(connection).profile({ lane: 'user', signal: AbortSignal.abort() });
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    expect(connection.requests).toHaveLength(0);
  });

  it('rejects with an AbortError while it waits for a retry, and sends nothing more', async () => {
    const controller = new AbortController();
    const connection = new ScriptedConnection(() => {
      queueMicrotask(() => controller.abort());
      return textAnswer(503, '');
    });
    const answer = clientOver(connection).profile({ lane: 'user', signal: controller.signal });
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(connection.requests.length).toBeLessThanOrEqual(2);
  });
});

describe('LexofficeError', () => {
  it('S1, G8: holds path, status, trace and codes, and nothing of the body, the query or axios', async () => {
    const canary = 'canary-7f3a';
    const connection = new ScriptedConnection(() =>
      jsonAnswer(
        {
          requestId: 'r-1',
          message: `text with ${canary}`,
          IssueList: [{ source: 'company.name', i18nKey: 'missing_entity', type: 'validation_failure' }],
        },
        406,
        { 'set-cookie': canary },
      ),
    );
    const filter = { contactId: canary };
    const sweeps = clientOver(connection).documents(filter, bulk)[Symbol.asyncIterator]();
    const error = await failureOf(sweeps.next());
    expect(error.context).toEqual({
      path: '/v1/voucherlist',
      status: 406,
      traceId: 'r-1',
      problem: 'company.name missing_entity',
    });
    const everything = inspect(error, { depth: null, showHidden: true });
    expect(everything).not.toContain(canary);
    expect(everything.toLowerCase()).not.toContain('axios');
  });
});
