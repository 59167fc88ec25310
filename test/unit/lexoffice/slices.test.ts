import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, plusDays } from '../../../src/services/calendar/berlin-calendar.ts';
import { halves } from '../../../src/services/lexoffice/document-query.ts';
import type { DocumentQuery } from '../../../src/services/lexoffice/document-query.ts';
import { sweepSlices } from '../../../src/services/lexoffice/sweep-slices.ts';
import type { Page } from '../../../src/services/lexoffice/sweep-pages.ts';
import { clientOver, swept } from '../../support/lexoffice-client.ts';
import { jsonAnswer, ScriptedConnection } from '../../support/scripted-connection.ts';
import { listAnswer, wireRow } from './paged-list.ts';

const bulk = { lane: 'bulk' } as const;
const TODAY = '2026-11-20';
const created = (day: string, time = '12:00:00.000Z') => ({ createdDate: `${day}T${time}` });
const pageOf = (path: string) => Number(new URL(path, 'https://x.test').searchParams.get('page'));

describe('lists beyond the search window', () => {
  it('A4: finds all of 10 500 documents and never asks past the window', async () => {
    const rows = Array.from({ length: 10_500 }, (_, index) =>
      wireRow(`d${index}`, created(plusDays('2024-01-01', index % 1000))),
    );
    const connection = new ScriptedConnection((request) => listAnswer(rows, request));
    const sweep = await swept(clientOver(connection).documents({}, bulk));
    expect(sweep.complete).toBe(true);
    expect(new Set(sweep.items.map(({ id }) => id)).size).toBe(10_500);
    expect(sweep.items).toHaveLength(10_500);
    for (const { path } of connection.requests) expect((pageOf(path) + 1) * 250).toBeLessThanOrEqual(10_000);
  });

  it('A4: exactly 10 000 are not taken on trust', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      wireRow(`d${index}`, created(plusDays('2026-01-01', index % 200))),
    );
    const connection = new ScriptedConnection((request) => listAnswer(rows, request));
    const sweep = await swept(clientOver(connection).documents({}, bulk));
    expect(sweep.complete).toBe(true);
    expect(sweep.total).toBe(10_000);
  });

  it('A4: says incomplete when one day alone is beyond the window', async () => {
    const connection = new ScriptedConnection(({ path }) => {
      const content = Array.from({ length: 250 }, (_, index) =>
        wireRow(`d${pageOf(path)}-${index}`, created(TODAY)),
      );
      return jsonAnswer({ content, totalElements: 10_000, totalPages: 40, size: 250, number: pageOf(path) });
    });
    const filter = { createdFrom: TODAY };
    const sweep = await swept(clientOver(connection).documents(filter, bulk));
    expect(sweep.complete).toBe(false);
    expect(connection.requests.length).toBeLessThanOrEqual(41);
    for (const { path } of connection.requests) expect(pageOf(path)).toBeLessThan(40);
  });

  it('E28: divides contacts by role when there are too many', async () => {
    const contact = (id: string, roles: object) => ({
      id,
      organizationId: 'o1',
      version: 1,
      roles,
      company: { name: id },
    });
    const connection = new ScriptedConnection(({ path }) => {
      const query = new URL(path, 'https://x.test').searchParams;
      const roles = `${query.get('customer') ?? '-'}/${query.get('vendor') ?? '-'}`;
      const content = {
        'true/-': [contact('c1', { customer: { number: 10_001 } })],
        'false/true': [contact('v1', { vendor: { number: 70_001 } })],
        'false/false': [contact('n1', {})],
      }[roles];
      if (!content)
        return jsonAnswer({ content: [], totalElements: 10_000, totalPages: 40, size: 250, number: 0 });
      return jsonAnswer({ content, totalElements: 1, totalPages: 1, size: 250, number: 0, last: true });
    });
    const sweep = await swept(clientOver(connection).contacts(bulk));
    expect(sweep.items.map(({ id }) => id)).toEqual(['c1', 'v1', 'n1']);
    expect(sweep.complete).toBe(true);
  });

  // The days of the switch to and from summer time are in the range.
  it('A5: slices of calendar days cover the whole range, each day exactly once', () => {
    const days = fc.integer({ min: 0, max: 300 }).map((offset) => plusDays('2026-01-15', offset));
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [from, until] = a < b ? [a, b] : [b, plusDays(a, 1)];
        const split = (query: DocumentQuery): DocumentQuery[] => {
          const parts = halves(query, TODAY);
          return parts.length === 0 ? [query] : parts.flatMap(split);
        };
        const slices = split({ createdFrom: from, createdUntil: until });
        expect(slices).toHaveLength(daysBetween(from, until));
        slices.forEach((slice, index) => {
          expect(slice.createdFrom).toBe(plusDays(from, index));
          expect(slice.createdUntil).toBe(plusDays(from, index + 1));
        });
      }),
      { numRuns: 50 },
    );
  });

  it('A5: the last slice has no end and the first one no beginning: nothing is cut off at the edges', () => {
    const split = (query: DocumentQuery): readonly DocumentQuery[] => halves(query, TODAY);
    const [first, second] = split({});
    expect(first!.createdFrom).toBeUndefined();
    expect(second!.createdUntil).toBeUndefined();
    expect(first!.createdUntil).toBe(second!.createdFrom);
  });

  it('A5: finds every row whatever the days and however small the window', async () => {
    const offsets = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(offsets, async (days) => {
        const rows = days.map((day, index) => ({ id: `d${index}`, day: plusDays('2026-01-01', day) }));
        // As sweepSlices, but with halves until a page of the slice holds everything: the window of the test is 10 rows.
        const fetchPage = (query: DocumentQuery): Promise<Page<string>> => {
          const { createdFrom = '0000', createdUntil = '9999' } = query;
          const found = rows.filter(({ day }) => day >= createdFrom && day < createdUntil);
          const single =
            createdFrom !== '0000' && createdUntil !== '9999' && daysBetween(createdFrom, createdUntil) < 2;
          const total = found.length > 10 && !single ? 10_000 : found.length;
          const content = found.map(({ id }) => ({ key: id, item: id }));
          return Promise.resolve({ rows: content, total, number: 0, size: 250, last: true, whole: true });
        };
        let found: readonly string[] = [];
        for await (const { rows: seen } of sweepSlices({}, fetchPage, (query: DocumentQuery) =>
          halves(query, '2027-03-01'),
        )) {
          found = [...seen.keys()];
        }
        expect(found.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
      }),
      { numRuns: 100 },
    );
  });
});
