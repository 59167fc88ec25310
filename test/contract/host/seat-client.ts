import type { Mandant } from '../../../host/api/mandant.ts';
import type { VoucherInput } from '../../../host/api/vouchers.ts';
import type { Host } from '../../../host/server/start-host.ts';

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** A seat as tests use it: bare HTTP, nothing of `host/client`, so that a mistake there cannot hide one in the server. */
export class SeatClient {
  readonly seat = crypto.randomUUID();

  readonly url: string;
  readonly authorization: string;

  constructor(host: Pick<Host, 'url' | 'authorization'>) {
    this.url = host.url;
    this.authorization = host.authorization;
  }

  /** The bare exchange, as the owner. */
  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('authorization', this.authorization);
    return fetch(this.url + path, { ...init, headers });
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test looks into answers as it likes
  async send<T = any>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await this.fetch(path, {
      method,
      headers: {
        'x-fibuscan-seat': this.seat,
        // A kept connection may be closed by the server while a slow machine computes, and then fails the next request.
        connection: 'close',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body:
        body === undefined
          ? null
          : body instanceof Uint8Array
            ? (body as Uint8Array<ArrayBuffer>)
            : JSON.stringify(body),
    });
    const text = await response.text();
    let parsed: unknown = text;
    try {
      parsed = text === '' ? undefined : JSON.parse(text);
    } catch {
      // a file
    }
    return { status: response.status, headers: response.headers, body: parsed as T };
  }

  /** Path of the only Mandant. */
  async mandant(): Promise<string> {
    const { body } = await this.send<Mandant[]>('GET', '/api/mandanten');
    return `/api/mandanten/${body[0]!.id}`;
  }
}

let counter = 0;

/** An invoice over 119,00 that can be booked on 10001; a test names only what it is about. */
export function invoice(changes: Partial<VoucherInput> = {}): VoucherInput {
  counter++;
  return {
    externalKey: `lexoffice:org:${String(counter)}-${crypto.randomUUID()}:invoice:0`,
    belegkreis: 'customers',
    kind: 'invoice',
    number: `RE-${String(1000 + counter)}`,
    date: '2026-11-02',
    dueDate: '2026-11-16',
    personAccount: '10001',
    personName: 'Neu & Co',
    text: 'Neu & Co',
    grossCents: 11_900,
    lines: [
      {
        account: '8400',
        taxCase: 'domestic-19',
        rate: 19,
        netCents: 10_000,
        taxCents: 1_900,
        grossCents: 11_900,
      },
    ],
    origin: { source: 'lexoffice', documentId: 'doc', batchId: 'batch-1' },
    ...changes,
  };
}

export const customer = (
  accountNumber: string,
  name = 'Neu & Co',
  externalKey = `lexoffice:org:${accountNumber}:customer`,
) => ({ kind: 'create', role: 'customer', accountNumber, externalKey, fields: { name } }) as const;
