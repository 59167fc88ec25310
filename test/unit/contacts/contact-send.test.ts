import { describe, expect, it } from 'vitest';
import type { ConnectionResponse } from '../../../host/api/connections.ts';
import type { Person } from '../../../host/api/persons.ts';
import { personKey } from '../../../src/services/contacts/person-key.ts';
import { ORGANIZATION } from '../../support/builders/contact.ts';
import { connectionError } from '../../support/direct-connection.ts';
import { jsonAnswer, textAnswer } from '../../support/scripted-connection.ts';
import { rowOf, SendScenario } from './send-scenario.ts';

async function sendOnly(test: SendScenario, person: Person) {
  const send = test.start();
  const plan = await test.plan(send);
  return (await send.send(plan, [rowOf(plan, person)]))[0]!;
}

/** An answer or a failure that says nothing about whether the write was carried out. */
const silences: readonly (readonly [string, () => ConnectionResponse])[] = [
  ...[500, 502, 503, 504].map((status) => [`${status}`, () => textAnswer(status, '')] as const),
  ['a page of a proxy', () => textAnswer(200, '<html></html>')],
  ...(['interrupted', 'timeout', 'host'] as const).map(
    (failure) =>
      [
        failure,
        () => {
          throw connectionError(failure);
        },
      ] as const,
  ),
];

describe('contact send', () => {
  describe('when nobody says whether a contact was created (B11)', () => {
    it.each(silences)('finds the one that was: %s', async (_name, silence) => {
      const test = new SendScenario();
      const person = test.customer('Neu GmbH');
      test.after = ({ method }) => (method === 'POST' ? silence() : undefined);
      expect(await sendOnly(test, person)).toMatchObject({ kind: 'created', number: '20001' });
      expect(test.named('Neu GmbH')).toHaveLength(1);
      expect(test.host.state('outbound').size).toBe(0);
      const key = personKey(ORGANIZATION, 'contact-1', 'customer');
      expect(test.host.persons.get(person.id)).toMatchObject({ externalKey: key, accountNumber: '10001' });
      // The other number is known: no conflict for the next sync (E13).
      expect(test.host.state('contact-numbers').get(key)).toEqual({ number: '20001' });
    });

    it.each(silences)('asks the user when none was, and repeats nothing: %s', async (_name, silence) => {
      const test = new SendScenario();
      const person = test.customer('Neu GmbH');
      test.before = ({ method }) => (method === 'POST' ? silence() : undefined);
      expect(await sendOnly(test, person)).toMatchObject({ kind: 'unclear', code: 'outcome-unknown' });
      expect(test.writes).toHaveLength(1);
      expect(test.host.errors.map(({ code }) => code)).toEqual(['outcome-unknown']);
      const send = test.start();
      expect(rowOf(await test.plan(send), person)).toMatchObject({ state: 'unclear', candidates: [] });
    });

    it('finds one that appears only after a while', async () => {
      const test = new SendScenario();
      const person = test.customer('Spät GmbH');
      test.before = ({ method }) => {
        if (method !== 'POST') {
          // The gateway gave up after 30 s; the work behind it is done 5 s later.
          if (test.writes.length > 0 && test.time.elapsed() >= 7_000 && test.contacts.size === 0)
            test.contact('Spät GmbH');
          return undefined;
        }
        return textAnswer(504, '');
      };
      expect(await sendOnly(test, person)).toMatchObject({ kind: 'created' });
      expect(test.time.sleeps).toEqual([2_000, 5_000]);
      expect(test.writes).toHaveLength(1);
    });

    it('asks which one when several could be it, and ties the person to the chosen one', async () => {
      const test = new SendScenario();
      const person = test.customer('Doppelt GmbH');
      test.after = ({ method }) => {
        if (method !== 'POST') return undefined;
        test.contact('Doppelt GmbH');
        return textAnswer(504, '');
      };
      expect(await sendOnly(test, person)).toMatchObject({ kind: 'unclear' });
      const send = test.start();
      await send.recover();
      const plan = await test.plan(send);
      expect(rowOf(plan, person).candidates).toMatchObject([
        { contactId: 'contact-1', number: '20001', name: 'Doppelt GmbH', city: 'Musterhafen' },
        { contactId: 'contact-2' },
      ]);
      const decided = await send.decide(plan, rowOf(plan, person), 'contact-2');
      expect(rowOf(decided, person).state).toBe('unchanged');
      expect(test.host.persons.get(person.id)!.externalKey).toContain('contact-2');
      expect(test.host.audits.at(-1)).toMatchObject({ action: 'contact.linked', newValue: { by: 'user' } });
    });

    it('does not take one for it that was there before, or that belongs to another person', async () => {
      const test = new SendScenario();
      test.contact('Gleich GmbH');
      const taken = test.contact('Gleich GmbH');
      test.host.addCustomer('60000', personKey(ORGANIZATION, taken.id, 'customer'), { name: 'Gleich GmbH' });
      const person = test.customer('Gleich GmbH');
      test.before = ({ method }) => (method === 'POST' ? textAnswer(504, '') : undefined);
      expect(await sendOnly(test, person)).toMatchObject({ kind: 'unclear' });
      expect(rowOf(await test.plan(test.start()), person)).toMatchObject({ candidates: [] });
    });
  });

  it('waits and sends again what the limiter refused, as it was not carried out', async () => {
    const test = new SendScenario();
    const person = test.customer('Geduld GmbH');
    let refusals = 2;
    test.before = ({ method }) =>
      method === 'POST' && refusals-- > 0 ? jsonAnswer({ message: 'Rate limit exceeded' }, 429) : undefined;
    expect(await sendOnly(test, person)).toMatchObject({ kind: 'created' });
    expect(test.writes).toHaveLength(3);
    expect(test.named('Geduld GmbH')).toHaveLength(1);
  });

  it('does not take a 500 that talks of the rate limit for a refusal of the limiter', async () => {
    const test = new SendScenario();
    const person = test.customer('Vorsicht GmbH');
    test.before = ({ method }) =>
      method === 'POST'
        ? jsonAnswer({ message: 'Internal server error or rate limit exceeded' }, 500)
        : undefined;
    expect(await sendOnly(test, person)).toMatchObject({ kind: 'unclear' });
    expect(test.writes).toHaveLength(1);
  });

  it('names what Lexware Office refused and goes on with the next', async () => {
    const test = new SendScenario();
    const [bad, good] = [test.customer('Schlecht GmbH'), test.customer('Gut GmbH')];
    test.before = ({ method, body }) =>
      method === 'POST' && (body as string).includes('Schlecht')
        ? jsonAnswer({ IssueList: [{ source: 'company.name', i18nKey: 'invalid_value' }] }, 406)
        : undefined;
    const send = test.start();
    const plan = await test.plan(send);
    const results = await send.send(plan, [rowOf(plan, bad), rowOf(plan, good)]);
    expect(results).toMatchObject([
      { kind: 'failed', code: 'rejected', detail: 'company.name invalid_value' },
      { kind: 'created' },
    ]);
    expect(rowOf(await test.plan(test.start()), bad).state).toBe('new');
  });

  it('stops at a failure that everything else would meet, and when the user says so', async () => {
    const test = new SendScenario();
    const persons = ['A GmbH', 'B GmbH', 'C GmbH'].map((name) => test.customer(name));
    const send = test.start();
    const plan = await test.plan(send);
    const rows = persons.map((person) => rowOf(plan, person));
    test.before = ({ method }) =>
      method === 'POST' ? jsonAnswer({ message: 'Unauthorized' }, 401) : undefined;
    expect((await send.send(plan, rows)).map(({ kind }) => kind)).toEqual([
      'failed',
      'not-tried',
      'not-tried',
    ]);
    test.before = () => undefined;
    const stop = new AbortController();
    const results = await send.send(plan, rows, {
      signal: stop.signal,
      onResult: () => {
        stop.abort();
        return Promise.resolve();
      },
    });
    expect(results.map(({ kind }) => kind)).toEqual(['created', 'not-tried', 'not-tried']);
  });

  it('sends nothing of a person that was changed since the preview', async () => {
    const test = new SendScenario();
    const person = test.customer('Bewegt GmbH');
    const send = test.start();
    const plan = await test.plan(send);
    test.host.changePerson(person.id, { city: 'Anderswo' });
    expect(await send.send(plan, [rowOf(plan, person)])).toMatchObject([
      { kind: 'failed', code: 'conflict' },
    ]);
    expect(test.writes).toEqual([]);
  });

  it('ties the person although somebody changed it while its contact was created', async () => {
    const test = new SendScenario();
    const person = test.customer('Bewegt GmbH');
    test.after = ({ method }) => {
      if (method === 'POST') test.host.changePerson(person.id, { phone: '1234' });
      return undefined;
    };
    expect(await sendOnly(test, person)).toMatchObject({ kind: 'created' });
    expect(test.host.persons.get(person.id)).toMatchObject({
      phone: '1234',
      externalKey: personKey(ORGANIZATION, 'contact-1', 'customer'),
    });
  });

  it('writes from one seat at a time', async () => {
    const test = new SendScenario();
    const person = test.customer('Zweimal GmbH');
    const send = test.start();
    const plan = await test.plan(send);
    const other = await test.host.seat('berta').state.acquireLock('outbound', { description: 'x' });
    expect(other.acquired).toBe(true);
    expect(await send.send(plan, [rowOf(plan, person)])).toMatchObject([
      { kind: 'failed', code: 'send-busy' },
    ]);
    expect(test.writes).toEqual([]);
  });

  it('B16: writes nothing when the token leads to another company since the preview', async () => {
    const test = new SendScenario();
    const person = test.customer('Fremd GmbH');
    const send = test.start();
    const plan = await test.plan(send);
    test.before = ({ path }) =>
      path === '/v1/profile'
        ? jsonAnswer({ organizationId: 'other', companyName: 'X', smallBusiness: false, taxType: 'net' })
        : undefined;
    expect(await send.send(plan, [rowOf(plan, person)])).toMatchObject([
      { kind: 'failed', code: 'organization-changed' },
    ]);
    expect(test.writes).toEqual([]);
  });

  it('plans nothing from a part of the contacts', async () => {
    const test = new SendScenario();
    test.before = ({ path }) =>
      path.startsWith('/v1/contacts?')
        ? jsonAnswer({ content: [], totalElements: 3, totalPages: 1, size: 250, number: 0, last: true })
        : undefined;
    await expect(test.plan(test.start())).rejects.toThrow('contacts-incomplete');
  });

  it('leaves a line in the Logbuch before and after each write', async () => {
    const test = new SendScenario();
    await sendOnly(test, test.customer('Spur GmbH'));
    const contact = test.contact('Alt GmbH');
    const key = personKey(ORGANIZATION, contact.id, 'customer');
    await sendOnly(test, test.customer('Neu GmbH', { externalKey: key }));
    expect(test.host.audits.filter(({ action }) => action.startsWith('contact.'))).toMatchObject([
      { action: 'contact.creating', subject: '10001 Spur GmbH', newValue: { name: 'Spur GmbH' } },
      { action: 'contact.created', newValue: { contactId: 'contact-1', number: '20001' } },
      { action: 'contact.updating', oldValue: { name: 'Alt GmbH' }, newValue: { name: 'Neu GmbH' } },
      { action: 'contact.updated', newValue: { contactId: 'contact-2' } },
    ]);
  });
});

describe('a crash of a transfer', () => {
  /** Calls of the host that one creation takes, from the lock on. */
  async function callsOfOneCreation(): Promise<number> {
    const test = new SendScenario();
    const person = test.customer('Absturz GmbH');
    const send = test.start();
    const plan = await test.plan(send);
    const { length } = test.host.calls;
    await send.send(plan, [rowOf(plan, person)]);
    return test.host.calls.length - length;
  }

  it.each(['before', 'after'] as const)(
    'at any point leaves one contact at most, and the next start ties it: %s the call takes effect',
    async (moment) => {
      const calls = await callsOfOneCreation();
      expect(calls).toBeGreaterThan(6);
      for (let at = 1; at <= calls; at++) {
        const test = new SendScenario();
        const person = test.customer('Absturz GmbH');
        const send = test.start();
        const plan = await test.plan(send);
        let left = at;
        // From the n-th call on the host is gone for this seat, as it is for one that crashed.
        test.host[moment] = () => {
          if (--left <= 0) throw Object.assign(new Error('gone'), { name: 'HostError', code: 'unreachable' });
        };
        await send.send(plan, [rowOf(plan, person)]);
        test.host[moment] = () => undefined;
        test.host.locks.clear();

        const next = test.start();
        await next.recover();
        let row = rowOf(await test.plan(next), person);
        if (row.state === 'unclear') {
          // The creation was announced, nothing was sent: only the user can know.
          expect(test.named('Absturz GmbH')).toEqual([]);
          const asked = await test.plan(next);
          row = rowOf(await next.decide(asked, rowOf(asked, person), undefined), person);
        }
        if (row.state === 'new') {
          expect(test.named('Absturz GmbH')).toEqual([]);
          const again = await test.plan(next);
          await next.send(again, [rowOf(again, person)]);
        }
        expect(test.named('Absturz GmbH'), `crash at call ${at}`).toHaveLength(1);
        expect(test.host.persons.get(person.id)!.externalKey, `crash at call ${at}`).toBeDefined();
        expect(test.host.state('outbound').size).toBe(0);
      }
    },
  );
});
