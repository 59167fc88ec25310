import { actionResult } from '../http/action-result.ts';
import type { SandboxApp } from '../http/context.ts';
import { ApiError, issueList, json } from '../http/envelopes.ts';
import { jsonBody } from '../http/json-body.ts';
import type { ContactRecord } from '../store/contact.ts';
import type { Organization } from '../store/organization.ts';
import { contactMembers } from './contact-members.ts';
import { contactIssues, storedSizeIssues, versionIssue } from './contact-validation.ts';

type Body = Pick<Partial<ContactRecord>, 'roles' | 'version'> & Record<string, unknown>;

/** Two creations within this time collide over the account number, as live ones do (lexware-api.md 5.2). */
const NUMBERING_MS = 25;
const numbering = new WeakSet<Organization>();

async function assignNumbers(
  organization: Organization,
  wanted: ContactRecord['roles'],
  known: ContactRecord['roles'] = {},
): Promise<ContactRecord['roles']> {
  const isNew = (role: 'customer' | 'vendor'): boolean =>
    wanted[role] !== undefined && known[role] === undefined;
  if (isNew('customer') || isNew('vendor')) {
    if (numbering.has(organization)) {
      throw issueList(406, [
        { i18nKey: 'account_number_already_exists', source: 'roles', type: 'validation_failure' },
      ]);
    }
    numbering.add(organization);
    await new Promise((resolve) => setTimeout(resolve, NUMBERING_MS));
    numbering.delete(organization);
  }
  const number = (role: 'customer' | 'vendor', first: number): { number?: number } =>
    known[role] ?? { number: organization.nextNumber(role, first) };
  return {
    ...(wanted.customer !== undefined && { customer: number('customer', 10_001) }),
    ...(wanted.vendor !== undefined && { vendor: number('vendor', 70_001) }),
  };
}

/** Takes over what may be written; read-only members that were sent are ignored, left-out ones are cleared. */
function recordOf(
  body: Body,
  id: string,
  version: number,
  roles: ContactRecord['roles'],
  stored?: ContactRecord,
): ContactRecord {
  return {
    id,
    version,
    roles,
    ...contactMembers(body),
    archived: stored?.archived ?? false,
    tags: stored?.tags ?? [],
    // Nothing that the API knows: it stays as the web app set it.
    ...(stored?.defaultDiscountPercentage !== undefined && {
      defaultDiscountPercentage: stored.defaultDiscountPercentage,
    }),
  };
}

export function contactWriteRoutes(app: SandboxApp): void {
  app.post('/v1/contacts', async (context) => {
    const { organization, quirks } = context.var;
    const body = await jsonBody<Body>(context);
    const issues = contactIssues(body);
    const mayLack = quirks.contactVersion === 'optional' && body.version === undefined;
    if (body.version !== 0 && !mayLack) issues.push(versionIssue());
    if (issues.length > 0) throw issueList(406, issues);
    const roles = await assignNumbers(organization, body.roles ?? {});
    const contact = recordOf(body, organization.newId('contact'), 1, roles);
    if (quirks.contactSettleMs > 0) contact.visibleAt = performance.now() + quirks.contactSettleMs;
    organization.putContact(contact, 'created');
    const now = organization.now();
    return json(context, 200, actionResult('contacts', { ...contact, createdAt: now, updatedAt: now + 3 }));
  });

  app.put('/v1/contacts/:id', async (context) => {
    const { organization } = context.var;
    const stored = organization.visibleContact(context.req.param('id'));
    if (!stored) throw new ApiError(404, 'contact not found');
    const body = await jsonBody<Body>(context);
    const issues = [...contactIssues(body), ...storedSizeIssues(stored)];
    if (body.version !== stored.version) issues.push(versionIssue());
    if (issues.length > 0) throw issueList(406, issues);
    const roles = await assignNumbers(organization, body.roles ?? {}, stored.roles);
    const contact = recordOf(body, stored.id, stored.version + 1, roles, stored);
    organization.putContact(contact, 'changed');
    const now = organization.now();
    return json(context, 200, actionResult('contacts', { ...contact, createdAt: now, updatedAt: now }));
  });
}
