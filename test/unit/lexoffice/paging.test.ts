import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientOver, swept } from '../../support/lexoffice-client.ts';
import { jsonAnswer, ScriptedConnection } from '../../support/scripted-connection.ts';
import { listAnswer, secondOf, wireRow } from './paged-list.ts';
import type { WireRow } from './paged-list.ts';

const bulk = { lane: 'bulk' } as const;
const named = (count: number): WireRow[] => Array.from({ length: count }, (_, index) => wireRow(`d${index}`));
const idsOf = (items: readonly { readonly id?: string }[]) => items.map((item) => item.id);

function listing(rows: readonly WireRow[], pageSize?: number) {
  const connection = new ScriptedConnection((request) =>
    listAnswer(rows, request, pageSize ? { pageSize } : {}),
  );
  return { connection, client: clientOver(connection) };
}

describe('sweep of a list', () => {
  it.each([0, 1, 2, 249, 250, 251, 499, 500, 501])(
    'A1: offers all of %i documents, each once',
    async (count) => {
      const rows = named(count);
      const sweep = await swept(listing(rows).client.documents({}, bulk));
      expect(idsOf(sweep.items)).toEqual(rows.map(({ id }) => id));
      expect(sweep.complete).toBe(true);
      expect(sweep.total).toBe(count);
    },
  );

  it('A2, A3: sends size and page, and reads a single page with one request', async () => {
    const { client, connection } = listing(named(250));
    await swept(client.documents({}, bulk));
    expect(connection.requests).toHaveLength(1);
    expect(connection.requests[0]!.path).toContain('size=250&page=0');
  });

  it('reads several pages once and the first one again at the end', async () => {
    const { client, connection } = listing(named(600));
    await swept(client.documents({}, bulk));
    const pages = connection.requests.map(({ path }) =>
      new URL(path, 'https://x.test').searchParams.get('page'),
    );
    expect(pages).toEqual(['0', '1', '2', '0']);
  });

  it('emits after every page with all items so far', async () => {
    const seen: [number, number, number][] = [];
    for await (const { items, page, pages } of listing(named(600)).client.documents({}, bulk)) {
      seen.push([items.length, page, pages]);
    }
    expect(seen).toEqual([
      [250, 1, 3],
      [500, 2, 3],
      [600, 3, 3],
    ]);
  });

  it('A2: stops and says so when the remote answers the same page for ever', async () => {
    const rows = named(100);
    const connection = new ScriptedConnection((request) =>
      listAnswer(rows, { ...request, path: request.path.replace(/page=\d+/, 'page=0') }, { pageSize: 25 }),
    );
    const sweep = await swept(clientOver(connection).documents({}, bulk));
    expect(sweep.complete).toBe(false);
    expect(sweep.items).toHaveLength(25);
    expect(connection.requests.length).toBeLessThanOrEqual(4);
  });

  it('A2: notices repeated rows also when the page number is right', async () => {
    const page = named(25);
    const connection = new ScriptedConnection(({ path }) => {
      const number = Number(new URL(path, 'https://x.test').searchParams.get('page'));
      return jsonAnswer({
        content: page,
        totalElements: 100,
        totalPages: 4,
        size: 25,
        number,
        last: number === 3,
      });
    });
    const sweep = await swept(clientOver(connection).documents({}, bulk));
    expect(sweep.complete).toBe(false);
    expect(connection.requests.length).toBeLessThanOrEqual(4);
  });

  it('A6: takes a row that is dated ahead of the clock for no change while it reads', async () => {
    const rows = named(5).map((row) => ({ ...row, updatedDate: '2027-03-01T12:00:00.000+01:00' }));
    const connection = new ScriptedConnection((request, index) =>
      listAnswer(rows, request, { pageSize: 2, index }),
    );
    const sweep = await swept(clientOver(connection).documents({}, bulk));
    expect(sweep.complete).toBe(true);
    expect(connection.requests).toHaveLength(4);
  });

  it('A3: follows the size that the remote really uses', async () => {
    const sweep = await swept(listing(named(60), 25).client.documents({}, bulk));
    expect(sweep.complete).toBe(true);
    expect(sweep.items).toHaveLength(60);
  });

  it('is incomplete when a page holds less than it says', async () => {
    const connection = new ScriptedConnection(() =>
      jsonAnswer({
        content: named(2),
        totalElements: 3,
        totalPages: 1,
        size: 250,
        number: 0,
        numberOfElements: 3,
      }),
    );
    expect((await swept(clientOver(connection).documents({}, bulk))).complete).toBe(false);
  });

  it('B4: a row that stands twice in the list comes once', async () => {
    const rows = [...named(3), wireRow('d1')];
    const sweep = await swept(listing(rows).client.documents({}, bulk));
    expect(idsOf(sweep.items)).toEqual(['d0', 'd1', 'd2']);
    expect(sweep.complete).toBe(true);
  });

  it('G18: keeps every row without an id apart, over all pages', async () => {
    const rows = named(30).map((row, index) => (index % 10 === 5 ? { ...row, id: undefined as never } : row));
    const sweep = await swept(listing(rows, 10).client.documents({}, bulk));
    expect(sweep.items).toHaveLength(30);
    expect(sweep.items.filter((item) => 'unreadable' in item)).toHaveLength(3);
  });

  it('A6: reads again when an invoice slipped forward because another one became a draft', async () => {
    let rows = named(6);
    const connection = new ScriptedConnection((request, index) => {
      const answer = listAnswer(rows, request, { pageSize: 2 });
      if (index === 0) rows = rows.filter(({ id }) => id !== 'd0');
      return answer;
    });
    const sweep = await swept(clientOver(connection).documents({}, bulk));
    expect(sweep.complete).toBe(true);
    expect(idsOf(sweep.items)).toEqual(['d1', 'd2', 'd3', 'd4', 'd5']);
  });

  it('A6: notices a leaving and an arriving row that leave the total as it was', async () => {
    let rows = named(6);
    const connection = new ScriptedConnection((request, index) => {
      const answer = listAnswer(rows, request, { pageSize: 2, index });
      if (index === 1) {
        const arrival = wireRow('new', { updatedDate: secondOf(index).toISOString() });
        rows = [...rows.filter(({ id }) => id !== 'd2'), arrival];
      }
      return answer;
    });
    const sweep = await swept(clientOver(connection).documents({}, bulk));
    expect(idsOf(sweep.items).toSorted()).toEqual(['d0', 'd1', 'd3', 'd4', 'd5', 'new']);
    expect(sweep.complete).toBe(true);
  });

  it('A6: says incomplete when the list never comes to rest, after a bounded number of requests', async () => {
    let rows = named(6);
    const connection = new ScriptedConnection((request, index) => {
      const answer = listAnswer(rows, request, { pageSize: 2 });
      rows = [wireRow(`x${index}`), ...rows.slice(0, -1)];
      return answer;
    });
    const sweep = await swept(clientOver(connection).documents({}, bulk));
    expect(sweep.complete).toBe(false);
    expect(connection.requests.length).toBeLessThanOrEqual(20);
  });

  // R4. Rows arrive, leave (edited: a draft again), are voided and move by their date, between any two requests.
  it('A6: misses no document that was there all the time, whatever happens between two pages', async () => {
    type Operation = readonly ['add' | 'remove' | 'void' | 'move' | 'none', number];
    const operation = fc.tuple(
      fc.constantFrom<Operation[0]>('add', 'remove', 'void', 'move', 'none', 'none'),
      fc.nat(50),
    );
    const runs = Number(process.env.DRIFT_RUNS ?? 1_000);
    let completed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 25 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.array(operation, { maxLength: 3 }), { maxLength: 12 }),
        async (count, pageSize, script) => {
          let list = named(count);
          const stayed = new Set(list.map(({ id }) => id));
          let serial = 0;
          const apply = ([kind, at]: Operation, index: number) => {
            serial++;
            const changed = { updatedDate: secondOf(index).toISOString() };
            const position = list.length === 0 ? 0 : at % list.length;
            const row = list[position];
            if (kind === 'add')
              list = list.toSpliced(at % (list.length + 1), 0, wireRow(`n${serial}`, changed));
            if (!row) return;
            if (kind === 'void') list = list.with(position, { ...row, ...changed, voucherStatus: 'voided' });
            if (kind === 'remove' || kind === 'move') list = list.toSpliced(position, 1);
            if (kind === 'remove') stayed.delete(row.id);
            if (kind === 'move')
              list = list.toSpliced((at * 7) % (list.length + 1), 0, { ...row, ...changed });
          };
          const connection = new ScriptedConnection((request, index) => {
            const answer = listAnswer(list, request, { pageSize, index });
            (script[index] ?? []).forEach((step) => apply(step, index));
            return answer;
          });
          const sweep = await swept(clientOver(connection).documents({}, bulk));
          const found = new Set(idsOf(sweep.items));
          expect(found.size).toBe(sweep.items.length);
          if (sweep.complete) {
            completed++;
            for (const id of stayed) expect(found).toContain(id);
          }
          expect(connection.requests.length).toBeLessThanOrEqual(4 * (count + 40));
        },
      ),
      { numRuns: runs },
    );
    // Not by calling everything incomplete.
    expect(completed / runs).toBeGreaterThan(0.8);
  }, 600_000);
});
