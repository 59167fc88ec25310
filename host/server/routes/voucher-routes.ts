import { Hono } from 'hono';
import { MAX_ATTACHMENT_BYTES } from '../../api/attachments.ts';
import {
  attachmentQuery,
  bookingGroup,
  flag,
  missingAttachment,
  statedPayments,
  voucherInput,
  voucherQuery,
} from '../../wire/vouchers.ts';
import { addAttachment, listAttachments, readAttachment } from '../books/attachments.ts';
import { bookGroup } from '../bookings/book-group.ts';
import { createVoucher } from '../bookings/create-voucher.ts';
import { statePayments } from '../books/stated-payments.ts';
import { deleteVoucher, listVouchers, markMissingAttachment, restoreVoucher } from '../books/vouchers.ts';
import type { HostEnv } from '../http/host-env.ts';
import { checked, readBytes, readJson } from '../http/read-input.ts';
import { FOREIGN_CONTENT_HEADERS } from '../http/security-headers.ts';
import { answerPage } from '../page.ts';
import type { Services } from '../services.ts';
import { seatOf } from './author-of.ts';

export function voucherRoutes(services: Services): Hono<HostEnv> {
  const { books } = services;
  const routes = new Hono<HostEnv>();
  routes
    .get('/', async (c) =>
      answerPage(c, await listVouchers(books, c.get('mandant').id, checked(voucherQuery, c.req.query()))),
    )
    .post('/', async (c) => {
      const again = checked(flag, c.req.query('again'));
      const input = await readJson(c, voucherInput);
      const outcome = await createVoucher(books, seatOf(c, input.origin.source), input, again);
      return c.json(outcome, outcome.kind === 'created' ? 201 : 200);
    })
    .post('/payments', async (c) => {
      await statePayments(books, seatOf(c, c.req.query('source')), await readJson(c, statedPayments));
      return c.body(null, 204);
    })
    .delete('/:id', async (c) => {
      await deleteVoucher(books, seatOf(c), c.req.param('id'));
      return c.body(null, 204);
    })
    .post('/:id/restore', async (c) => {
      await restoreVoucher(books, seatOf(c), c.req.param('id'));
      return c.body(null, 204);
    })
    .put('/:id/missing-attachment', async (c) => {
      const { reason } = await readJson(c, missingAttachment);
      await markMissingAttachment(books, seatOf(c, c.req.query('source')), c.req.param('id'), reason);
      return c.body(null, 204);
    })
    .get('/:id/attachments', async (c) =>
      c.json(await listAttachments(books, c.get('mandant').id, c.req.param('id'))),
    )
    .put('/:id/attachments', async (c) => {
      const { source, ...described } = c.req.query();
      const file = checked(attachmentQuery, described);
      const bytes = await readBytes(c, MAX_ATTACHMENT_BYTES);
      return c.json(await addAttachment(books, seatOf(c, source), c.req.param('id'), { ...file, bytes }));
    });
  return routes;
}

/** What a plugin books together with its own records. */
export function bookingRoutes({ books }: Services): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  routes.post('/bookings', async (c) =>
    c.json(await bookGroup(books, seatOf(c, c.get('plugin').id), await readJson(c, bookingGroup))),
  );
  return routes;
}

/** M/attachments/{id}: the bytes as they were received. */
export function attachmentRoutes({ books }: Services): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  routes.get('/:id', async (c) => {
    const { name, contentType, content } = await readAttachment(
      books,
      c.get('mandant').id,
      c.req.param('id'),
    );
    return c.body(new Uint8Array(content), 200, {
      ...FOREIGN_CONTENT_HEADERS,
      'content-type': contentType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`,
      'cache-control': 'private, no-cache',
    });
  });
  return routes;
}

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
