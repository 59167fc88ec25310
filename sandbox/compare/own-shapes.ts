import type { Sandbox } from '../server.ts';
import { SALES_PATHS } from '../store/sales-document.ts';
import { collectShape } from './shape.ts';
import type { Shape } from './shape.ts';

const LISTS = [
  'profile',
  'contacts?size=250',
  'articles?size=250',
  'voucherlist?voucherType=any&voucherStatus=any&size=250',
  'recurring-templates',
  'payment-conditions',
  'posting-categories',
  'countries',
  'print-layouts',
  'event-subscriptions',
];

/** Every path that answers something, with the call that a recording files it under. */
function* readable({ admin }: Sandbox): Generator<[call: string, path: string]> {
  const { organization } = admin;
  for (const list of LISTS) yield [`GET /v1/${list.split('?')[0] ?? ''}`, list];
  for (const { type, id } of organization.documents.values()) {
    yield [`GET /v1/${SALES_PATHS[type]}/{id}`, `${SALES_PATHS[type]}/${id}`];
    yield ['GET /v1/payments/{id}', `payments/${id}`];
  }
  for (const id of organization.vouchers.keys()) {
    yield ['GET /v1/vouchers/{id}', `vouchers/${id}`];
    yield ['GET /v1/payments/{id}', `payments/${id}`];
  }
  for (const id of organization.contacts.keys()) yield ['GET /v1/contacts/{id}', `contacts/${id}`];
  for (const id of organization.articles.keys()) yield ['GET /v1/articles/{id}', `articles/${id}`];
  for (const id of organization.recurringTemplates.keys())
    yield ['GET /v1/recurring-templates/{id}', `recurring-templates/${id}`];
}

/** What the sandbox's own answers have, over all records of its data set. */
export async function ownShapes(sandbox: Sandbox): Promise<Map<string, Shape>> {
  const shapes = new Map<string, Shape>();
  for (const [call, path] of readable(sandbox)) {
    const response = await fetch(`${sandbox.url}/v1/${path}`, {
      headers: { Authorization: `Bearer ${sandbox.token}` },
    });
    const body: unknown = await response.json();
    if (!response.ok) continue;
    const shape = shapes.get(call) ?? new Map<string, Set<string>>();
    collectShape(shape, body);
    shapes.set(call, shape);
  }
  return shapes;
}
