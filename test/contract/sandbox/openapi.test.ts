/** The OpenAPI description is made from what the sandbox checks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, send, startTestSandbox } from './client.ts';
import { describedApi } from './described-api.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'demo' });
});
afterAll(() => sandbox.stop());

describe('the OpenAPI description', () => {
  it('has every resource, and no path outside /v1', async () => {
    const { paths } = await describedApi(sandbox.url);
    expect(paths.length).toBeGreaterThan(45);
    for (const path of paths) expect(path).toMatch(/^\/v1\//);
    expect(paths).toEqual(
      expect.arrayContaining(['/v1/contacts/{id}', '/v1/invoices/{id}/file', '/v1/voucherlist']),
    );
  });

  it('offers the values that the list itself accepts', async () => {
    const description = await (await fetch(`${sandbox.url}/openapi.json`)).json();
    const [type, status] = description.paths['/v1/voucherlist'].get.parameters as {
      schema: { items: { enum: string[] } };
    }[];
    const any = { voucherType: 'any', voucherStatus: 'any' };
    const queries = [
      ...type!.schema.items.enum.map((voucherType) => ({ ...any, voucherType })),
      ...status!.schema.items.enum.map((voucherStatus) => ({ ...any, voucherStatus })),
    ];
    for (const query of queries)
      expect((await get(sandbox, `/voucherlist?${new URLSearchParams(query)}`)).status).toBe(200);
  });

  it('requires of a contact and an invoice what the sandbox requires', async () => {
    const description = await (await fetch(`${sandbox.url}/openapi.json`)).json();
    const bodyOf = (path: string) =>
      description.paths[path].post.requestBody.content['application/json'].schema as {
        properties: object;
        required: string[];
      };
    const contact = (await send(sandbox, 'POST', '/contacts', {})).body.IssueList as { source: string }[];
    expect(
      bodyOf('/v1/contacts').required.every((name) => contact.some(({ source }) => source.startsWith(name))),
    ).toBe(true);
    const invoice = (await send(sandbox, 'POST', '/invoices', {})).body.details as { field: string }[];
    expect(
      bodyOf('/v1/invoices').required.every((name) => invoice.some(({ field }) => field.startsWith(name))),
    ).toBe(true);
    for (const { field } of invoice)
      expect(bodyOf('/v1/invoices').properties).toHaveProperty(field.split('.')[0]!);
  });

  it('would notice a request that it does not describe', async () => {
    const { gapsOf } = await describedApi(sandbox.url);
    await get(sandbox, '/contacts?colour=blue');
    expect(gapsOf(sandbox.journal().at(-1)!)).toEqual(['GET /v1/contacts has no parameter colour']);
    await get(sandbox, '/transactions');
    expect(gapsOf(sandbox.journal().at(-1)!)).toEqual(['GET /v1/transactions is not described']);
  });
});
