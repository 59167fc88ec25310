import { beforeAll, expect, it } from 'vitest';
import type { Mandant } from '../../../host/api/mandant.ts';
import type { PersonOutcome } from '../../../host/api/persons.ts';
import type { VoucherOutcome } from '../../../host/api/vouchers.ts';
import { createApp } from '../../../host/server/http/app.ts';
import type { Services } from '../../../host/server/services.ts';
import { ownMandant } from '../../support/own-mandant.ts';
import { customer, invoice, SeatClient } from './seat-client.ts';

let seat: SeatClient;
/** The books that somebody asks about who stands in `other`. */
let own: string;
let other: string;
/** Route below a Mandant, as the server declares it → the same with ids of `own`, a body where it takes one. */
let foreign: Readonly<Record<string, readonly [path: string, body?: unknown]>>;

const ADDED = { name: 'a.pdf', contentType: 'application/pdf', role: 'original' };
const everything = async (place: string) =>
  Promise.all(
    [
      '/persons',
      '/vouchers?includeDeleted=true',
      '/audit-log',
      '/runs',
      '/plugins/lexoffice/state/marks',
    ].map(async (list) => (await seat.send<unknown[]>('GET', place + list)).body),
  );

beforeAll(async () => {
  const { host, path } = await ownMandant();
  seat = new SeatClient(host);
  own = path;
  const { body: second } = await seat.send<Mandant>('POST', '/api/mandanten', {
    name: 'Andere GmbH',
    chartOfAccounts: 'SKR03',
  });
  other = `/api/mandanten/${second.id}`;
  const plugin = '/plugins/lexoffice';
  const { body: persons } = await seat.send<PersonOutcome[]>('POST', `${own}/persons/changes`, [
    customer('10001'),
  ]);
  const person = (persons[0] as { person: { id: string } }).person.id;
  const { body: booked } = await seat.send<VoucherOutcome>('POST', `${own}/vouchers`, invoice());
  const voucher = booked.voucher.id;
  const query = new URLSearchParams(ADDED).toString();
  const { body: file } = await seat.send<{ id: string }>(
    'PUT',
    `${own}/vouchers/${voucher}/attachments?${query}`,
    new Uint8Array([1]),
  );
  await seat.send('POST', `${own}${plugin}/state/marks`, [{ key: 'a', value: 1 }]);
  const lock = { description: 'Import', ttlMs: 60_000 };
  const { body: held } = await seat.send<{ token: string }>('POST', `${own}${plugin}/locks/import`, lock);
  const { body: begun } = await seat.send<{ run: { id: string } }>(
    'POST',
    `${own}${plugin}/jobs/lexoffice.readList`,
    { input: {} },
  );
  foreign = {
    'GET /persons/:id': [`/persons/${person}`],
    'PATCH /persons/:id': [`/persons/${person}`, { name: 'Fremd' }],
    'DELETE /persons/:id': [`/persons/${person}`],
    'GET /persons/:id/history': [`/persons/${person}/history`],
    'DELETE /vouchers/:id': [`/vouchers/${voucher}`],
    'POST /vouchers/:id/restore': [`/vouchers/${voucher}/restore`, {}],
    'PUT /vouchers/:id/missing-attachment': [`/vouchers/${voucher}/missing-attachment`, { reason: 'x' }],
    'GET /vouchers/:id/attachments': [`/vouchers/${voucher}/attachments`],
    'PUT /vouchers/:id/attachments': [`/vouchers/${voucher}/attachments?${query}`, new Uint8Array([2])],
    'GET /attachments/:id': [`/attachments/${file.id}`],
    'GET /runs/:id': [`/runs/${begun.run.id}`],
    'POST /runs/:id/cancel': [`/runs/${begun.run.id}/cancel`, {}],
    'PUT /plugins/:plugin/locks/:name/:token': [`${plugin}/locks/import/${held.token}`, { ttlMs: 60_000 }],
    'DELETE /plugins/:plugin/locks/:name/:token': [`${plugin}/locks/import/${held.token}`],
  };
});

/** Named by the user of the interface, in each Mandant anew; not the id of a row. */
const NAMES = new Set([':mandantId', ':plugin', ':collection', ':key', ':name', ':job', ':question']);

it('knows every route that takes the id of something in the books', () => {
  const below = '/api/mandanten/:mandantId';
  const routes = createApp({} as Services, () => []).routes.filter(
    ({ method, path }) => method !== 'ALL' && path.startsWith(below),
  );
  const withId = routes
    .filter(({ path }) => path.split('/').some((part) => part.startsWith(':') && !NAMES.has(part)))
    .map(({ method, path }) => `${method} ${path.slice(below.length)}`);
  expect([...new Set(withId)].sort()).toEqual(Object.keys(foreign).sort());
});

it('answers from one Mandant nothing of another, and changes nothing there', async () => {
  const before = await everything(own);
  for (const [route, [path, body]] of Object.entries(foreign)) {
    const [method = ''] = route.split(' ');
    const headers: Record<string, string> =
      body instanceof Uint8Array ? { 'content-type': 'application/pdf' } : {};
    const answer = await seat.send(method, other + path, body, headers);
    const said = JSON.stringify(answer.body ?? '');
    if (route.includes('/locks/')) expect(answer.body ?? {}, route).not.toHaveProperty('holder');
    else expect(answer.status, `${route} ${said}`).toBe(404);
    expect(said, route).not.toMatch(/Neu & Co|RE-\d|a\.pdf/);
  }
  expect(await everything(own)).toEqual(before);
  const taken = { description: 'x', ttlMs: 1_000 };
  expect((await seat.send('POST', `${own}/plugins/lexoffice/locks/import`, taken)).status).toBe(409);
  for (const list of await everything(other)) expect(JSON.stringify(list)).not.toMatch(/Neu & Co|"a"|RE-\d/);
});
