import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** JSON as it goes over the wire. */
export type Wire = Readonly<Record<string, unknown>>;

/** What a company holds; documents by the path of their type and their id. */
export interface Company {
  readonly profile: Wire;
  readonly contacts: readonly Wire[];
  readonly rows: readonly Wire[];
  readonly documents: ReadonlyMap<string, Wire>;
  readonly countries: readonly Wire[];
}

export interface SecondServer {
  readonly url: string;
  /** `GET /v1/profile 200`, in order. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body?: string | Buffer;
  readonly type?: string;
}

const json = (body: unknown, status = 200): Answer => ({
  status,
  body: JSON.stringify(body),
  type: 'application/json',
});
/** Smaller than anybody asks for. */
const LARGEST_PAGE = 12;
const NOT_FOUND = json({ status: 404, error: 'Not Found', message: 'not found' }, 404);
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/**
 * A second server that speaks the API, by the published documentation and without a line of the sandbox: static data, the filters that the plugin needs,
 * pages smaller than asked for, 429 for every 25th request.
 */
export async function startSecondServer(company: Company, token: string): Promise<SecondServer> {
  const requests: string[] = [];
  let served = 0;
  const server = createServer((request, response) => {
    served += 1;
    const answer =
      request.headers.authorization !== `Bearer ${token}`
        ? json({ message: 'Unauthorized' }, 401)
        : served % 25 === 0
          ? json({ message: 'Rate limit exceeded' }, 429)
          : answerTo(request, company);
    requests.push(`${request.method ?? ''} ${request.url ?? ''} ${String(answer.status)}`);
    send(response, answer);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(response: ServerResponse, { status, body, type }: Answer): void {
  response.writeHead(status, type === undefined ? {} : { 'content-type': type });
  response.end(body);
}

function answerTo(request: IncomingMessage, company: Company): Answer {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method !== 'GET') return json({ message: 'Forbidden' }, 403);
  const [, version, resource = '', id, part] = pathname.split('/');
  if (version !== 'v1') return NOT_FOUND;
  if (resource === 'profile') return json(company.profile);
  if (resource === 'countries') return json(company.countries);
  if (resource === 'voucherlist') return voucherlist(company.rows, searchParams);
  if (resource === 'contacts') {
    if (id === undefined) return page(company.contacts, searchParams);
    const contact = company.contacts.find((candidate) => candidate.id === id);
    return contact ? json(contact) : NOT_FOUND;
  }
  const document = company.documents.get(`${resource}/${id ?? ''}`);
  if (document === undefined) return NOT_FOUND;
  if (part === 'file') return file(document, request.headers.accept ?? '*/*');
  return json(document);
}

/** Whole days in German local time, both ends inclusive; the sums of offsets are written out in the data. */
function voucherlist(rows: readonly Wire[], query: URLSearchParams): Answer {
  const types = query.get('voucherType')?.split(',');
  const statuses = query.get('voucherStatus')?.split(',');
  if (!types || !statuses) return json({ message: 'Missing required request parameters' }, 400);
  if (statuses.includes('overdue') && statuses.length > 1) return json({ message: 'Invalid value' }, 400);
  if (Number(query.get('size') ?? 25) > 250) return json({ message: 'Invalid size' }, 400);
  const dayOf = (row: Wire, field: string) => String(row[field]).slice(0, 10);
  const found = rows.filter(
    (row) =>
      // What the company calls by a name of its own is delivered as well: a client has to cope with it.
      row.unasked === true ||
      (types.includes(String(row.voucherType)) &&
        (statuses.includes(String(row.voucherStatus)) ||
          (row.voucherStatus === 'overdue' && statuses.includes('open'))) &&
        (['updatedDate', 'createdDate', 'voucherDate'] as const).every((field) => {
          const [from, to] = [query.get(`${field}From`), query.get(`${field}To`)];
          return (from === null || dayOf(row, field) >= from) && (to === null || dayOf(row, field) <= to);
        })),
  );
  return page(
    found.map((row) => ({ ...row, unasked: undefined })),
    query,
  );
}

function page(items: readonly Wire[], query: URLSearchParams): Answer {
  const size = Math.min(Number(query.get('size') ?? 25), LARGEST_PAGE);
  const number = Number(query.get('page') ?? 0);
  const content = items.slice(number * size, (number + 1) * size);
  const totalPages = Math.ceil(items.length / size);
  return json({
    content,
    totalPages,
    totalElements: items.length,
    last: number >= totalPages - 1,
    first: number === 0,
    numberOfElements: content.length,
    size,
    number,
    sort: [],
  });
}

function file({ electronicDocumentProfile }: Wire, accept: string): Answer {
  const isXRechnung = electronicDocumentProfile === 'XRechnung';
  if (accept.includes('xml') && !isXRechnung) return NOT_FOUND;
  if (isXRechnung && !accept.includes('pdf'))
    return { status: 200, body: '<?xml version="1.0"?><Invoice/>', type: 'application/xml;charset=UTF-8' };
  return { status: 200, body: PDF, type: 'application/pdf' };
}
