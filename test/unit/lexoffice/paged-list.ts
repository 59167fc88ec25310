import type { ConnectionRequest, ConnectionResponse } from '../../../host/api/connections.ts';
import { jsonAnswer } from '../../support/scripted-connection.ts';

/** A row of the voucherlist as on the wire. */
export interface WireRow {
  readonly id: string;
  readonly voucherType: string;
  readonly voucherStatus: string;
  readonly voucherNumber: string;
  readonly voucherDate: string;
  readonly createdDate: string;
  readonly updatedDate: string;
  readonly contactName: string;
  readonly totalAmount: number;
  readonly currency: string;
  readonly archived: boolean;
}

export function wireRow(id: string, fields: Partial<WireRow> & Record<string, unknown> = {}): WireRow {
  return {
    id,
    voucherType: 'invoice',
    voucherStatus: 'open',
    voucherNumber: `RE-${id}`,
    voucherDate: '2026-09-01T00:00:00.000+02:00',
    createdDate: '2026-09-01T10:00:00.000+02:00',
    updatedDate: '2026-09-01T10:00:00.000+02:00',
    contactName: 'Muster GmbH',
    totalAmount: 119,
    currency: 'EUR',
    archived: false,
    ...fields,
  };
}

/** The remote's clock at a request: one second later each time. What happens after it has the same second. */
export function secondOf(index: number): Date {
  return new Date(Date.parse('2026-11-20T09:00:00Z') + index * 1000);
}

const WINDOW = 10_000;

/** Answers a list request as the API does: filters by whole days (rows of these tests are created at noon), the asked page, totals cut at the window, an error behind it. */
export function listAnswer(
  rows: readonly WireRow[],
  { path }: ConnectionRequest,
  options: { readonly pageSize?: number; readonly window?: number; readonly index?: number } = {},
): ConnectionResponse {
  const query = new URL(path, 'https://list.test').searchParams;
  const window = options.window ?? WINDOW;
  const size = options.pageSize ?? Number(query.get('size') ?? 25);
  const page = Number(query.get('page') ?? 0);
  if ((page + 1) * size > window) return jsonAnswer({ message: 'Maximum search window size exceeded' }, 500);
  const from = query.get('createdDateFrom');
  const to = query.get('createdDateTo');
  const isIn = (day: string) => day >= (from ?? '0000') && day <= (to ?? '9999');
  const found =
    from === null && to === null ? rows : rows.filter((row) => isIn(row.createdDate.slice(0, 10)));
  const total = Math.min(found.length, window);
  const content = found.slice(page * size, (page + 1) * size);
  const totalPages = Math.ceil(total / size);
  return jsonAnswer(
    {
      content,
      first: page === 0,
      last: page >= totalPages - 1,
      totalPages,
      totalElements: total,
      numberOfElements: content.length,
      size,
      number: page,
    },
    200,
    { date: secondOf(options.index ?? 0).toUTCString() },
  );
}
