import { describe, expect, it } from 'vitest';
import type { ContactSendLoader } from '../../../src/services/contacts/outbound/contact-send-loader.ts';
import { SendPersonsJob } from '../../../src/jobs/send-persons.job.ts';
import type { SendResult } from '../../../src/services/contacts/outbound/send-result.ts';
import { TestTask } from '../../support/test-task.ts';
import { SendScenario } from '../contacts/send-scenario.ts';

const jobOf = (test: SendScenario) =>
  new SendPersonsJob({ load: () => Promise.resolve(test.start()) } as unknown as ContactSendLoader);

/** What the preview hands over, as it comes over the wire. */
async function inputOf(test: SendScenario): Promise<unknown> {
  const { rows } = await test.plan(test.start());
  return JSON.parse(JSON.stringify({ role: 'customer', rows: rows.filter(({ write }) => write) }));
}

const kinds = (result: unknown) =>
  (result as readonly SendResult[]).map(({ row, kind, code }) => [row.name, kind, code]);

describe('The job that writes persons to Lexware Office', () => {
  it('writes what was chosen, one by one, and shows how far it is', async () => {
    const test = new SendScenario();
    for (const name of ['Eins GmbH', 'Zwei GmbH']) test.customer(name);
    const task = new TestTask();
    const { counts, result } = await jobOf(test).run(await inputOf(test), task);
    expect(counts).toEqual({ created: 2, updated: 0, failed: 0 });
    expect(kinds(result)).toEqual([
      ['Eins GmbH', 'created', undefined],
      ['Zwei GmbH', 'created', undefined],
    ]);
    expect(task.steps).toEqual([0, 1, 2].map((done) => ({ done, total: 2 })));
  });

  it('leaves alone what has changed since the user saw it', async () => {
    const test = new SendScenario();
    const person = test.customer('Bewegt GmbH');
    test.customer('Ruhig GmbH');
    const input = await inputOf(test);
    test.host.changePerson(person.id, { city: 'Anderswo' });
    const { result, attention } = await jobOf(test).run(input, new TestTask());
    expect(kinds(result)).toEqual([
      ['Bewegt GmbH', 'failed', 'contact-changed'],
      ['Ruhig GmbH', 'created', undefined],
    ]);
    expect(attention).toBe(true);
    expect(test.writes).toHaveLength(1);
  });

  it('goes on where it was cut off, and writes nobody twice', async () => {
    const test = new SendScenario();
    for (const name of ['Eins GmbH', 'Zwei GmbH', 'Drei GmbH']) test.customer(name);
    const input = await inputOf(test);
    const first = new TestTask();
    // The second person is written, and its worker dies before the result is kept.
    await new Promise<void>((dies) => {
      const save = first.saveCheckpoint.bind(first);
      let saved = 0;
      first.saveCheckpoint = (state) => {
        if (++saved < 2) return save(state);
        dies();
        return new Promise(() => undefined);
      };
      void jobOf(test).run(input, first);
    });
    test.host.locks.clear();
    const again = Object.assign(new TestTask(2), { checkpoint: first.checkpoint });
    expect((await jobOf(test).run(input, again)).counts).toEqual({ created: 3, updated: 0, failed: 0 });
    for (const name of ['Eins GmbH', 'Zwei GmbH', 'Drei GmbH']) expect(test.named(name)).toHaveLength(1);
  });

  it('writes nothing when the setting is off by then, and says so of each', async () => {
    const test = new SendScenario();
    test.customer('Eins GmbH');
    const input = await inputOf(test);
    test.host.settings.set('lexoffice.writeAccess', false);
    const { result } = await jobOf(test).run(input, new TestTask());
    expect(kinds(result)).toEqual([['Eins GmbH', 'failed', 'write-access-off']]);
    expect(test.writes).toEqual([]);
  });

  it('stops before the next person when it is cancelled', async () => {
    const test = new SendScenario();
    for (const name of ['Eins GmbH', 'Zwei GmbH']) test.customer(name);
    const input = await inputOf(test);
    const task = new TestTask();
    test.after = ({ method }) => {
      if (method === 'POST') task.abort.abort();
      return undefined;
    };
    expect((await jobOf(test).run(input, task)).counts).toEqual({ created: 1, updated: 0, failed: 1 });
    expect(test.writes).toHaveLength(1);
  });
});
