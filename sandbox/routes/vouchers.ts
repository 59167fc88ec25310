import { actionResult } from '../http/action-result.ts';
import { amountOf } from '../http/amount.ts';
import type { SandboxApp } from '../http/context.ts';
import { ApiError, issueList, json } from '../http/envelopes.ts';
import { jsonBody } from '../http/json-body.ts';
import { cutPage, pageBody, wholeNumber } from '../http/paging.ts';
import { decodeSearchText } from '../http/search-text.ts';
import type { Organization } from '../store/organization.ts';
import { wireVoucher } from '../store/voucher-wire.ts';
import type { VoucherRecord } from '../store/voucher.ts';
import { voucherDay, voucherIssues, voucherItemsOf } from './voucher-validation.ts';
import type { VoucherBody } from './voucher-validation.ts';

const stale = { i18nKey: 'invalid_value', source: 'version', type: 'validation_failure' } as const;

/** Call after `voucherIssues` found nothing: the casts rest on it. */
function fieldsOf(
  organization: Organization,
  body: VoucherBody,
): Pick<
  VoucherRecord,
  | 'type'
  | 'totalGrossAmount'
  | 'totalTaxAmount'
  | 'taxType'
  | 'useCollectiveContact'
  | 'voucherItems'
  | 'files'
> &
  Partial<VoucherRecord> {
  const collective = body.useCollectiveContact === true;
  const isSales = body.type === 'salesinvoice' || body.type === 'salescreditnote';
  const voucherDate = voucherDay(body.voucherDate);
  const dueDate = voucherDay(body.dueDate) ?? voucherDate;
  const shippingDate = isSales ? voucherDay(body.shippingDate) : undefined;
  const standardName = isSales ? 'Sammelkunde' : 'Sammellieferant';
  return {
    type: body.type as VoucherRecord['type'],
    ...(typeof body.voucherNumber === 'string' && { voucherNumber: body.voucherNumber }),
    ...(voucherDate !== undefined && { voucherDate }),
    ...(shippingDate !== undefined && { shippingDate }),
    ...(dueDate !== undefined && { dueDate }),
    totalGrossAmount: amountOf(body.totalGrossAmount) ?? 0,
    totalTaxAmount: amountOf(body.totalTaxAmount) ?? 0,
    taxType: body.taxType as VoucherRecord['taxType'],
    useCollectiveContact: collective,
    ...(collective
      ? { contactName: typeof body.contactName === 'string' ? body.contactName : standardName }
      : { contactId: body.contactId as string }),
    ...(typeof body.remark === 'string' && { remark: body.remark }),
    voucherItems: voucherItemsOf(organization, body.voucherItems) ?? [],
    files: Array.isArray(body.files) ? (body.files as string[]) : [],
  };
}

export function voucherRoutes(app: SandboxApp): void {
  /** Deprecated; the only way to look one up by number. */
  app.get('/v1/vouchers', (context) => {
    const { organization } = context.var;
    const text = context.req.query('voucherNumber');
    if (text === undefined)
      throw issueList(400, [
        { i18nKey: 'bad_request_error', source: 'voucherNumber', type: 'bad_request_error' },
      ]);
    const number = decodeSearchText(text);
    const found = [...organization.vouchers.values()].filter((voucher) => voucher.voucherNumber === number);
    const request = {
      page: wholeNumber(context.req.query('page')) ?? 0,
      size: Math.min(wholeNumber(context.req.query('size')) ?? 25, 250) || 25,
    };
    const { rows, total } = cutPage(found, request);
    return json(
      context,
      200,
      pageBody(
        rows.map((voucher) => wireVoucher(organization.id, voucher)),
        total,
        request,
      ),
    );
  });

  app.get('/v1/vouchers/:id', (context) => {
    const { organization } = context.var;
    const voucher = organization.vouchers.get(context.req.param('id'));
    if (!voucher) throw new ApiError(404, 'voucher not found');
    return json(context, 200, wireVoucher(organization.id, voucher));
  });

  app.post('/v1/vouchers', async (context) => {
    const { organization } = context.var;
    const body = await jsonBody<VoucherBody>(context);
    const issues = voucherIssues(organization, body);
    const status = body.voucherStatus ?? 'open';
    // `unchecked` worked until August 2026 (lexware-api.md 12).
    if (status !== 'open')
      issues.push({ i18nKey: 'invalid_value', source: 'voucherStatus', type: 'validation_failure' });
    if (issues.length > 0) throw issueList(406, issues);
    const now = organization.now();
    const voucher: VoucherRecord = {
      ...fieldsOf(organization, body),
      id: organization.newId('voucher'),
      voucherStatus: 'open',
      createdAt: now,
      updatedAt: now,
      version: 1,
      archived: false,
      payments: [],
      tags: [],
    };
    organization.vouchers.set(voucher.id, voucher);
    organization.emit('voucher.created', voucher.id);
    return json(context, 201, actionResult('vouchers', voucher));
  });

  app.put('/v1/vouchers/:id', async (context) => {
    const { organization } = context.var;
    const stored = organization.vouchers.get(context.req.param('id'));
    if (!stored) throw new ApiError(404, 'voucher not found');
    const body = await jsonBody<VoucherBody>(context);
    const issues = voucherIssues(organization, body, stored.voucherStatus === 'unchecked');
    if (body.version !== stored.version) issues.push(stale);
    const wanted = body.voucherStatus ?? stored.voucherStatus;
    // Any other status is refused, also the one that is stored; left out, it stays (evidence.md voucher-4).
    const mayBeOpen = stored.voucherStatus === 'unchecked' || stored.voucherStatus === 'open';
    if (typeof body.voucherStatus === 'string' && !(body.voucherStatus === 'open' && mayBeOpen))
      issues.push({ i18nKey: 'invalid_value', source: 'voucherStatus', type: 'validation_failure' });
    if (issues.length > 0) throw issueList(406, issues);
    const fields = fieldsOf(organization, body);
    // A file that the new version does not name is deleted for good (lexware-api.md 8.2).
    for (const id of stored.files) if (!fields.files.includes(id)) organization.files.delete(id);
    const checked = wanted !== stored.voucherStatus;
    const voucher: VoucherRecord = {
      ...fields,
      id: stored.id,
      voucherStatus: wanted as VoucherRecord['voucherStatus'],
      createdAt: stored.createdAt,
      updatedAt: organization.now(),
      version: stored.version + 1,
      archived: stored.archived,
      payments: stored.payments,
      tags: stored.tags,
    };
    organization.vouchers.set(voucher.id, voucher);
    organization.emit('voucher.changed', voucher.id);
    if (checked) organization.emit('voucher.status.changed', voucher.id);
    return json(context, 200, actionResult('vouchers', voucher));
  });
}
