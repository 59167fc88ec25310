/** Members that real bodies carry: each occurs somewhere in the demo company. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { SALES_PATHS } from '../../../sandbox/store/sales-document.ts';
import { get, startTestSandbox } from './client.ts';

let sandbox: Sandbox;
let contacts: string;
const bodies = new Map<string, string[]>();
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'demo' });
  contacts = (await get(sandbox, '/contacts?size=250')).text;
  for (const { type, id } of sandbox.admin.documents()) {
    const { text } = await get(sandbox, `/${SALES_PATHS[type]}/${id}`);
    bodies.set(type, [...(bodies.get(type) ?? []), text]);
  }
});
afterAll(() => sandbox.stop());

const some = (type: string, pattern: RegExp): boolean =>
  (bodies.get(type) ?? []).some((text) => pattern.test(text));

describe('the demo company', () => {
  it.each([
    ['a tax number', /"taxNumber":"/],
    ['a supplement', /"supplement":"/],
    ['an office e-mail', /"emailAddresses":\{[^}]*"office":\[/],
    ['another e-mail', /"emailAddresses":\{[^}]*"other":\[/],
    ['an office phone', /"phoneNumbers":\{[^}]*"office":\[/],
    ['a private phone', /"phoneNumbers":\{[^}]*"private":\[/],
    ['another phone', /"phoneNumbers":\{[^}]*"other":\[/],
  ])('has a contact with %s', (_what, pattern) => {
    expect(contacts).toMatch(pattern);
  });

  it.each([
    [
      'invoice',
      'a line with the id of an article',
      /"id":"[^"]+","type":"material"|"type":"material"[^}]*"id":"/,
    ],
    ['invoice', 'a note to its tax type', /"taxTypeNote":"/],
    ['invoice', 'a print layout', /"printLayoutId":"/],
    ['quotation', 'an alternative', /"alternative":true/],
    ['quotation', 'an optional line', /"optional":true/],
    ['creditnote', 'a discount on the whole', /"totalDiscountPercentage":2/],
  ])('has a %s with %s', (type, _what, pattern) => {
    expect(some(type, pattern)).toBe(true);
  });

  it('refers to articles that exist', async () => {
    const id = /"id":"([^"]+)","type":"material"|"type":"material"[^}]*"id":"([^"]+)"/.exec(
      (bodies.get('invoice') ?? []).join(''),
    );
    expect((await get(sandbox, `/articles/${id?.[1] ?? id?.[2]}`)).status).toBe(200);
  });

  it('has a template whose last execution failed, and says why', async () => {
    const { body } = await get(sandbox, '/recurring-templates');
    expect(body.content.at(-1).recurringTemplateSettings).toMatchObject({
      lastExecutionFailed: true,
      lastExecutionErrorMessage: expect.any(String),
    });
  });
});
