/** What two independent clients rely on before any resource is reached (sandbox/evidence.md, gateway). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, send, startTestSandbox } from './client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'demo' });
});
afterAll(() => sandbox.stop());

describe('measured gateway', () => {
  it('gateway-1: writes JSON as application/json, without a charset', async () => {
    for (const path of ['/profile', '/contacts', '/invoices/unknown', '/contacts/unknown'])
      expect((await get(sandbox, path)).headers.get('content-type')).toBe('application/json');
  });

  it('gateway-2: takes a slash after the path of a collection', async () => {
    expect((await get(sandbox, '/contacts/?size=25')).body.content).toHaveLength(25);
    const created = await send(sandbox, 'POST', '/contacts/', {
      version: 0,
      roles: { customer: {} },
      company: { name: 'Schrägstrich GmbH' },
    });
    expect(created.status).toBe(200);
  });

  it('gateway-3: reads 1 and 0 as booleans', async () => {
    const count = async (query: string): Promise<number> =>
      (await get(sandbox, `/contacts?${query}`)).body.totalElements as number;
    expect(await count('customer=1')).toBe(await count('customer=true'));
    expect(await count('customer=0')).toBe(await count('customer=false'));
    expect(await count('customer=1')).toBeGreaterThan(await count('customer=0'));
    expect((await get(sandbox, '/contacts?customer=ja')).status).toBe(400);
  });

  it('gateway-4: takes the first of a repeated parameter, or refuses it if the quirk says so', async () => {
    const twice = '/voucherlist?voucherType=invoice&voucherStatus=paid&voucherStatus=open';
    const { body } = await get(sandbox, twice);
    expect(body.content.length).toBeGreaterThan(0);
    for (const { voucherStatus } of body.content) expect(voucherStatus).toBe('paid');
    sandbox.admin.setQuirks({ repeatedParameter: 'refused' });
    expect((await get(sandbox, twice)).status).toBe(400);
    sandbox.admin.setQuirks({ repeatedParameter: 'first' });
  });

  it.each([4, 6])('gateway-5: lets %d requests pass at once if the quirk says so', async (burst) => {
    const paced = await startTestSandbox({ dataSet: 'empty', ratePerSecond: 0.001, quirks: { burst } });
    const statuses: number[] = [];
    for (let request = 0; request <= burst; request += 1)
      statuses.push((await get(paced, '/profile')).status);
    await paced.stop();
    expect(statuses).toEqual([...Array<number>(burst).fill(200), 429]);
  });
});
