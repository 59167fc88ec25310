import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DOCUMENTS } from './documented-documents.ts';
import { CONTACTS, COUNTRIES, PROFILE } from './documented-shapes.ts';

/** A second server that speaks the API, to prove that nothing here works with the sandbox only. It shares no code with sandbox/ or src/. */
export interface DocumentedServer {
  readonly url: string;
  /** Path and query of every request, and what it was answered. */
  readonly requests: readonly { readonly path: string; readonly status: number }[];
  readonly stop: () => Promise<void>;
}

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
/** Pages are smaller than asked for, as the docs say of out-of-range sizes; one list caps, the other takes its default. */
const LIST_MAXIMUM = 20;
const CONTACT_DEFAULT = 5;

type Row = Readonly<Record<string, unknown>>;

function page(rows: readonly Row[], size: number, number: number, property: string): object {
  const content = rows.slice(number * size, (number + 1) * size);
  const totalPages = Math.ceil(rows.length / size);
  return {
    content,
    first: number === 0,
    last: number >= totalPages - 1,
    totalPages,
    totalElements: rows.length,
    numberOfElements: content.length,
    size,
    number,
    sort: [{ property, direction: 'ASC', ignoreCase: false, nullHandling: 'NATIVE', ascending: true }],
  };
}

const berlin = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });
const dayOf = (value: unknown) => berlin.format(new Date(String(value)));

function voucherlist(query: URLSearchParams): { status: number; body: object } {
  const [types, statuses] = [query.get('voucherType')?.split(','), query.get('voucherStatus')?.split(',')];
  if (!types || !statuses)
    return { status: 400, body: { status: 400, message: 'Missing required request parameters' } };
  const from = query.get('updatedDateFrom') ?? '0000';
  const rows = DOCUMENTS.map(({ row }) => row)
    .filter(({ voucherStatus: status }) => {
      // Types and states that the API does not know yet come uninvited.
      const known = status === 'overdue' ? 'open' : String(status);
      return status === 'paymentordered' || statuses.includes(known);
    })
    .filter(({ voucherType }) => voucherType === 'selfbilling' || types.includes(String(voucherType)))
    .filter(({ updatedDate }) => dayOf(updatedDate) >= from);
  const size = Math.min(Number(query.get('size') ?? 25), LIST_MAXIMUM);
  return { status: 200, body: page(rows, size, Number(query.get('page') ?? 0), 'voucherdate') };
}

function contacts(query: URLSearchParams): object {
  const rows = CONTACTS.filter((contact) => {
    const roles = contact.roles as Row;
    return (
      (query.get('customer') !== 'true' || roles.customer != null) &&
      (query.get('vendor') !== 'true' || roles.vendor != null)
    );
  });
  return page(rows, CONTACT_DEFAULT, Number(query.get('page') ?? 0), 'name');
}

const NOT_FOUND = { status: 404, body: { message: 'not found' } };

function file(path: string): { status: number; body: object | Buffer } {
  const document = DOCUMENTS.find((served) => served.path === path);
  const number = String(document?.row.voucherNumber);
  if (number === 'RE1001') return { status: 200, body: PDF };
  return number.endsWith('2') ? { status: 406, body: { status: 406, message: 'Not Acceptable' } } : NOT_FOUND;
}

function answer(path: string, query: URLSearchParams): { status: number; body: object | Buffer } {
  const ok = (body: object) => ({ status: 200, body });
  if (path === '/v1/profile') return ok(PROFILE);
  if (path === '/v1/countries') return ok(COUNTRIES);
  if (path === '/v1/voucherlist') return voucherlist(query);
  if (path === '/v1/contacts') return ok(contacts(query));
  if (path.endsWith('/file')) return file(path.slice(0, -'/file'.length));
  const contact = CONTACTS.find(({ id }) => path === `/v1/contacts/${String(id)}`);
  const document = contact ?? DOCUMENTS.find((served) => served.path === path)?.document;
  return document === undefined ? NOT_FOUND : ok(document);
}

/** Every 13th request is refused for its pace, as the gateway of the API does. */
export async function startDocumentedServer(token: string): Promise<DocumentedServer> {
  const requests: { path: string; status: number }[] = [];
  const respond = (request: IncomingMessage): { status: number; body: object | Buffer } => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    if (request.headers.authorization !== `Bearer ${token}`)
      return { status: 401, body: { message: 'Unauthorized' } };
    if (request.method !== 'GET') return { status: 403, body: { message: 'Forbidden' } };
    if (requests.length % 13 === 12) return { status: 429, body: { message: 'Rate limit exceeded' } };
    return answer(pathname, searchParams);
  };
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { status, body } = respond(request);
    requests.push({ path: request.url ?? '', status });
    const isFile = Buffer.isBuffer(body);
    response.writeHead(status, {
      'content-type': isFile ? 'application/pdf' : 'application/json',
      ...(isFile && { 'content-disposition': 'inline; filename=Rechnung RE1001.pdf;' }),
    });
    response.end(isFile ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
