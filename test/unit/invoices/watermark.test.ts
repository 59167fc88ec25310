import { firstValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { ImportLists } from '../../../src/services/invoices/list/import-lists.ts';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import { ORGANIZATION } from '../../support/fake-lexoffice.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

const listRequests = (scenario: ImportScenario) =>
  scenario.lexoffice.requests.filter((request) => request.startsWith('list'));

describe('The watermark', () => {
  it('asks from the boundary first, then from the day before the last complete listing', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    await scenario.import();
    scenario.clock.advance({ days: 1 });
    scenario.lexoffice.add();
    await scenario.import();
    scenario.clock.advance({ days: 1 });
    await scenario.import();
    expect(listRequests(scenario)).toEqual(['list 2026-10-31 1', 'list 2026-11-22 1', 'list 2026-11-23 1']);
  });

  it('does not advance after an incomplete listing', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.pageSize = 2;
    for (let index = 0; index < 5; index += 1) scenario.lexoffice.add();
    scenario.clock.advance({ days: 3 });
    scenario.lexoffice.before = (request) => {
      if (request.endsWith(' 2')) throw new LexofficeError('offline', { path: '/v1/voucherlist' });
    };
    const list = await scenario.list();
    expect(list).toMatchObject({ status: 'failed', complete: false, failure: 'offline' });
    expect(list.entries).toHaveLength(2);
    expect(scenario.host.state('watermark').size).toBe(0);
    scenario.lexoffice.before = () => undefined;
    expect((await scenario.list()).entries).toHaveLength(5);
  });

  it('D6: is not moved into the future by a clock that is ahead', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    scenario.clock.advance({ days: 400 });
    await scenario.import();
    scenario.clock.advance({ days: -400 });
    const { id } = scenario.lexoffice.add();
    scenario.clock.advance({ days: 2 });
    expect((await scenario.list()).entries.map(({ documentId }) => documentId)).toContain(id);
  });

  it('R7: of the future, truncated or of another shape counts as none', async () => {
    for (const stored of [
      { updatedFrom: '2030-01-01', readAt: '2026-11-23T08:00:00Z', lastFetchDate: '2026-10-31' },
      { updatedFrom: 'x' },
      'truncated',
    ]) {
      const scenario = new ImportScenario();
      scenario.lexoffice.add();
      scenario.host.setState('watermark', ORGANIZATION, stored);
      expect(await scenario.summary()).toEqual(['invoice preselected']);
    }
  });

  it('R7: a record of another shape makes its document one to look at, and is not overwritten unasked', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    scenario.lexoffice.add();
    const future = { type: 'invoice', marked: 'in a way of tomorrow' };
    scenario.host.setState('documents', `${ORGANIZATION}:${id}`, future);
    expect(await scenario.summary()).toEqual(['invoice offered record-unreadable', 'invoice preselected']);
    await scenario.import();
    scenario.clock.advance({ days: 30 });
    await scenario.import();
    expect(scenario.host.state('documents').get(`${ORGANIZATION}:${id}`)).toEqual(future);
    expect(scenario.host.vouchers.size).toBe(1);
  });

  it('costs one request however many entries it has passed that still wait', async () => {
    const scenario = new ImportScenario();
    for (let index = 0; index < 40; index += 1) scenario.lexoffice.add({ contactId: 'unknown' });
    await scenario.list();
    scenario.clock.advance({ days: 10 });
    scenario.lexoffice.add();
    await scenario.import();
    scenario.clock.advance({ days: 10 });
    await scenario.import();
    scenario.lexoffice.requests.length = 0;
    expect((await scenario.list()).entries.filter(({ class: is }) => is === 'blocked')).toHaveLength(40);
    expect(scenario.lexoffice.requests.filter((request) => /^(list|document)/.test(request))).toEqual([
      'list 2026-12-03 1',
    ]);

    scenario.restart({ cache: 'lost' });
    scenario.lexoffice.requests.length = 0;
    await scenario.lists.refreshWaiting();
    await expect(firstValueFrom(scenario.lists.waiting$)).resolves.toMatchObject({ count: 40 });
    expect(listRequests(scenario)).toEqual(['list 2026-10-31 1']);
  });

  it('reads a few remembered documents singly, and drops what is deleted or a draft again', async () => {
    const scenario = new ImportScenario();
    const [kept, deleted, draft] = [0, 1, 2].map(() => scenario.lexoffice.add({ contactId: 'unknown' }));
    await scenario.list();
    scenario.clock.advance({ days: 10 });
    scenario.lexoffice.add();
    await scenario.import();
    scenario.lexoffice.remove(deleted!.id);
    scenario.lexoffice.documentsById.set(draft!.id, { ...draft!, status: 'draft' });
    scenario.clock.advance({ days: 10 });
    scenario.restart({ cache: 'lost' });
    const { entries } = await scenario.list();
    expect(entries.filter(({ class: is }) => is === 'blocked').map(({ documentId }) => documentId)).toEqual([
      kept!.id,
    ]);
    scenario.lexoffice.requests.length = 0;
    await scenario.list();
    expect(scenario.lexoffice.requests.filter((request) => request.startsWith('document'))).toEqual([]);
  });

  it('does not trust a cached row that another seat has seen newer', async () => {
    const scenario = new ImportScenario();
    const other = scenario.seat('bernd');
    const { id } = scenario.lexoffice.add({ contactId: 'unknown' });
    const turnOfDays = async (seat = scenario.container) => {
      scenario.clock.advance({ days: 3 });
      scenario.lexoffice.add({ contactId: 'unknown' });
      await scenario.list(seat);
    };
    await turnOfDays();
    await turnOfDays();
    scenario.lexoffice.void(id);
    await turnOfDays(other);
    await turnOfDays(other);
    await turnOfDays(other);

    await scenario.lists.refreshWaiting({ force: true });
    await other.get(ImportLists).refreshWaiting({ force: true });
    const [mine, theirs] = await Promise.all(
      [scenario.container, other].map((seat) => firstValueFrom(seat.get(ImportLists).waiting$)),
    );
    expect(mine).toMatchObject({ status: 'ready', count: 7 });
    expect(theirs).toMatchObject({ count: 7 });
  });
});
