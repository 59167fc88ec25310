import type { SandboxApp, SandboxContext } from '../http/context.ts';
import { ApiError, issueList, json } from '../http/envelopes.ts';
import { contactPageBody, cutPage, wholeNumber } from '../http/paging.ts';
import { queryFlag } from '../http/query-flag.ts';
import { decodeSearchText, wildcardPattern } from '../http/search-text.ts';
import { listName } from '../store/contact.ts';
import type { ContactRecord } from '../store/contact.ts';
import { wireContact } from '../store/contact-wire.ts';

const DEFAULT_SIZE = 25;
/** Documented are 250, the live API takes 500 and refuses 1000; in between the default is used silently. */
const ACCEPTED_SIZE = 500;
const REFUSED_SIZE = 1000;

const collator = new Intl.Collator('de', { sensitivity: 'base' });
const byName = (a: ContactRecord, b: ContactRecord): number =>
  collator.compare(listName(a), listName(b)) || (a.id < b.id ? -1 : 1);

type Filter = (contact: ContactRecord) => boolean;

const nothing: Filter = () => false;

function emailsOf(contact: ContactRecord): string[] {
  const own = Object.values(contact.emailAddresses ?? {}).flat();
  const persons = (contact.company?.contactPersons ?? []).map((person) => person.emailAddress ?? '');
  return [...own, ...persons];
}

function textFilter(context: SandboxContext, parameter: 'name' | 'email'): Filter | undefined {
  const text = context.req.query(parameter);
  if (text === undefined) return undefined;
  if (text.length < 3 || text.length > 128) throw new ApiError(400, 'size must be between 3 and 128', []);
  const decoded = decodeSearchText(text);
  if (decoded === undefined) return nothing;
  const pattern = wildcardPattern(decoded);
  return parameter === 'name'
    ? (contact) => pattern.test(listName(contact))
    : (contact) => emailsOf(contact).some((address) => pattern.test(address));
}

function numberFilter(context: SandboxContext): Filter | undefined {
  const text = context.req.query('number');
  if (text === undefined) return undefined;
  const number = wholeNumber(text);
  if (number === undefined)
    throw issueList(400, [{ i18nKey: 'invalid_value', source: 'number', type: 'validation_failure' }]);
  return ({ roles }) => roles.customer?.number === number || roles.vendor?.number === number;
}

function roleFilter(context: SandboxContext, role: 'customer' | 'vendor'): Filter | undefined {
  const text = context.req.query(role);
  if (text === undefined) return undefined;
  const wanted = queryFlag(text);
  if (wanted === undefined)
    throw issueList(400, [{ i18nKey: 'bad_request_error', source: role, type: 'bad_request_error' }]);
  return (contact) => (contact.roles[role] !== undefined) === wanted;
}

/** Out-of-range values are not refused but replaced (lexware-api.md 1.9, 11.27). */
function pageRequest(context: SandboxContext): { page: number; size: number } {
  const asked = wholeNumber(context.req.query('size')) ?? DEFAULT_SIZE;
  if (asked >= REFUSED_SIZE) throw new ApiError(400, "parameter 'size' exceeds the limit", []);
  const size = asked >= 1 && asked <= ACCEPTED_SIZE ? asked : DEFAULT_SIZE;
  return { page: wholeNumber(context.req.query('page')) ?? 0, size };
}

export function contactRoutes(app: SandboxApp): void {
  app.get('/v1/contacts', (context) => {
    const { organization } = context.var;
    const filters = [
      textFilter(context, 'email'),
      textFilter(context, 'name'),
      numberFilter(context),
      roleFilter(context, 'customer'),
      roleFilter(context, 'vendor'),
    ].filter((filter) => filter !== undefined);
    const found = organization
      .contactsByName(byName)
      .filter((contact) => organization.visibleContact(contact.id) !== undefined)
      .filter((contact) => filters.every((filter) => filter(contact)));
    const request = pageRequest(context);
    const { rows, total } = cutPage(found, request);
    const content = rows.map((contact) => wireContact(organization.id, contact));
    return json(
      context,
      200,
      contactPageBody(content, total, request, { property: 'name', direction: 'ASC' }),
    );
  });

  app.get('/v1/contacts/:id', (context) => {
    const { organization } = context.var;
    const contact = organization.visibleContact(context.req.param('id'));
    if (!contact) throw new ApiError(404, 'contact not found');
    return json(context, 200, wireContact(organization.id, contact));
  });
}
