import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { call, get, send, startTestSandbox } from './client.ts';
import type { Answer } from './client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'demo' });
});
afterAll(() => sandbox.stop());

const CATEGORY = '8f8664a8-fd86-11e1-a21f-0800200c9a66';
const voucher = {
  type: 'salesinvoice',
  voucherNumber: 'SHOP-1001',
  voucherDate: '2026-09-10',
  totalGrossAmount: 345,
  totalTaxAmount: 45,
  taxType: 'gross',
  useCollectiveContact: true,
  voucherItems: [
    { amount: 238, taxAmount: 38, taxRatePercent: 19, categoryId: CATEGORY },
    { amount: 107, taxAmount: 7, taxRatePercent: 7, categoryId: CATEGORY },
  ],
};
const post = (change: object = {}): Promise<Answer> =>
  send(sandbox, 'POST', '/vouchers', { ...voucher, ...change });
const keys = (answer: Answer): string[] =>
  (answer.body.IssueList as { i18nKey: string }[]).map((issue) => issue.i18nKey);

describe('/vouchers', () => {
  it('books with 201 and gives days back as local midnights', async () => {
    const { status, body: result } = await post();
    expect(status).toBe(201);
    const { body } = await get(sandbox, `/vouchers/${result.id}`);
    expect(body).toMatchObject({
      voucherStatus: 'open',
      version: 1,
      voucherDate: '2026-09-10T00:00:00.000+02:00',
      dueDate: '2026-09-10T00:00:00.000+02:00',
      contactName: 'Sammelkunde',
      files: [],
    });
    expect(body).not.toHaveProperty('contactId');
    expect(body).not.toHaveProperty('archived');
    const list = await get(
      sandbox,
      '/voucherlist?voucherType=salesinvoice&voucherStatus=any&voucherNumber=SHOP-1001',
    );
    expect(list.body.content[0]).toMatchObject({
      id: result.id,
      totalAmount: 345,
      openAmount: 345,
      voucherStatus: 'overdue',
    });
  });

  it.each([
    [{ totalGrossAmount: 345.01 }, 'invalid_total_amount'],
    [{ totalTaxAmount: 44.99 }, 'invalid_taxamount'],
    [{ useCollectiveContact: false }, 'Missing_ContactId'],
    [{ voucherStatus: 'unchecked' }, 'invalid_value'],
    [{ voucherNumber: '' }, 'missing_entity'],
    [{ voucherDate: '10.09.2026' }, 'missing_entity'],
    [{ type: 'invoice' }, 'invalid_value'],
  ])('refuses %j', async (change, i18nKey) => {
    const answer = await post(change);
    expect(answer.status).toBe(406);
    expect(keys(answer)).toContain(i18nKey);
  });

  it('does not let a named contact have another name, nor a supplier buy', async () => {
    const customer = sandbox.admin.contacts().find((contact) => contact.roles.customer)!;
    const supplier = sandbox.admin
      .contacts()
      .find((contact) => contact.roles.vendor && !contact.roles.customer)!;
    const named = await post({ useCollectiveContact: false, contactId: customer.id, contactName: 'Anders' });
    expect(keys(named)).toEqual(['custom_contact_name_for_referenced_contact_not_allowed']);
    expect((await post({ useCollectiveContact: false, contactId: supplier.id })).status).toBe(406);
    expect((await post({ useCollectiveContact: false, contactId: customer.id })).status).toBe(201);
  });

  it('turns unchecked into open, answers a stale version with 406', async () => {
    const unchecked = sandbox.admin.createVoucher({ voucherStatus: 'unchecked', type: 'salesinvoice' });
    const put = await send(sandbox, 'PUT', `/vouchers/${unchecked.id}`, {
      ...voucher,
      voucherStatus: 'open',
      version: 1,
    });
    expect(put.status).toBe(200);
    expect(put.body.version).toBe(2);
    const stale = await send(sandbox, 'PUT', `/vouchers/${unchecked.id}`, { ...voucher, version: 1 });
    expect(stale.status).toBe(406);
    expect(stale.body.IssueList).toContainEqual({
      i18nKey: 'invalid_value',
      source: 'version',
      type: 'validation_failure',
    });
    expect(
      (
        await send(sandbox, 'PUT', `/vouchers/${unchecked.id}`, {
          ...voucher,
          voucherStatus: 'paid',
          version: 2,
        })
      ).status,
    ).toBe(406);
  });

  it('finds by number, in a page without sort, and refuses to list without one', async () => {
    await post({ voucherNumber: 'EINMALIG' });
    const { body } = await get(sandbox, '/vouchers?voucherNumber=EINMALIG');
    expect(body.content).toHaveLength(1);
    expect(body).not.toHaveProperty('sort');
    expect((await get(sandbox, '/vouchers')).status).toBe(400);
  });

  it('has no file and no document of its own', async () => {
    const { id } = sandbox.admin.createVoucher();
    expect((await get(sandbox, `/vouchers/${id}/file`)).status).toBe(404);
    expect((await get(sandbox, `/vouchers/${id}/document`)).status).toBe(404);
  });
});

describe('/payments', () => {
  it('follows an invoice from open over partly paid to balanced', async () => {
    const invoice = sandbox.admin.createInvoice();
    const payments = async (): Promise<unknown> => (await get(sandbox, `/payments/${invoice.id}`)).body;
    expect(await payments()).toEqual({
      openAmount: 119,
      currency: 'EUR',
      paymentStatus: 'openRevenue',
      voucherType: 'invoice',
      voucherStatus: 'open',
      paymentItems: [],
    });
    sandbox.admin.payDocument(invoice.id, { amount: 19.5, type: 'cashDiscount', day: '2026-09-14' });
    expect(await payments()).toMatchObject({
      openAmount: 99.5,
      paymentItems: [
        {
          paymentItemType: 'cashDiscount',
          amount: 19.5,
          postingDate: '2026-09-14T00:00:00.000+02:00',
          currency: 'EUR',
        },
      ],
    });
    sandbox.admin.payDocument(invoice.id);
    expect(await payments()).toMatchObject({
      openAmount: 0,
      paymentStatus: 'balanced',
      voucherStatus: 'paid',
      paidDate: '2026-09-15T00:00:00.000+02:00',
    });
  });

  it('is balanced for a voided invoice and an expense for a purchase', async () => {
    const invoice = sandbox.admin.createInvoice();
    sandbox.admin.voidDocument(invoice.id);
    expect((await get(sandbox, `/payments/${invoice.id}`)).body).toMatchObject({
      openAmount: 0,
      paymentStatus: 'balanced',
      voucherStatus: 'voided',
    });
    const purchase = sandbox.admin.createVoucher();
    expect((await get(sandbox, `/payments/${purchase.id}`)).body).toMatchObject({
      paymentStatus: 'openExpense',
      openAmount: 119,
    });
    sandbox.admin.payVoucher(purchase.id);
    expect((await get(sandbox, `/payments/${purchase.id}`)).body).toMatchObject({
      paymentStatus: 'balanced',
      voucherStatus: 'paid',
    });
  });

  it('C7: answers 406 for drafts, quotations and unchecked vouchers, 404 for what does not exist', async () => {
    const draft = sandbox.admin.createInvoice({ draft: true });
    const quotation = sandbox.admin.createDocument('quotation');
    const unchecked = sandbox.admin.createVoucher({ voucherStatus: 'unchecked' });
    for (const { id } of [draft, quotation, unchecked])
      expect((await get(sandbox, `/payments/${id}`)).status).toBe(406);
    expect((await get(sandbox, '/payments/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });
});

describe('/articles', () => {
  const article = {
    title: 'Kabel',
    type: 'PRODUCT',
    unitName: 'Meter',
    articleNumber: 'K-1',
    price: { netPrice: 10, leadingPrice: 'NET', taxRate: 19 },
  };

  it('creates, reads with nulls, changes, deletes', async () => {
    const created = await send(sandbox, 'POST', '/articles', article);
    expect(created.status).toBe(201);
    expect(created.body.version).toBe(0);
    const path = `/articles/${created.body.id}`;
    const { body } = await get(sandbox, path);
    expect(body).toMatchObject({
      description: null,
      gtin: null,
      note: null,
      price: { netPrice: 10, grossPrice: 11.9 },
    });
    const changed = await send(sandbox, 'PUT', path, {
      ...article,
      price: { grossPrice: 23.8, leadingPrice: 'GROSS', taxRate: 19 },
      version: 0,
    });
    expect(changed.status).toBe(200);
    expect((await get(sandbox, path)).body.price.netPrice).toBe(20);
    expect((await send(sandbox, 'PUT', path, { ...article, version: 0 })).status).toBe(409);
    expect((await call(sandbox, 'DELETE', path)).status).toBe(204);
    expect((await get(sandbox, path)).status).toBe(404);
    expect((await call(sandbox, 'DELETE', path)).status).toBe(404);
  });

  it('wants unique numbers and a GTIN of 13 digits', async () => {
    const twin = await send(sandbox, 'POST', '/articles', { ...article, articleNumber: 'HB-1' });
    expect(twin.body.details[0]).toMatchObject({
      violation: 'MATERIAL_NUMBER_ALREADY_EXISTS',
      field: 'materialNumber',
    });
    const gtin = await send(sandbox, 'POST', '/articles', {
      ...article,
      articleNumber: 'K-2',
      gtin: '4006381333932',
    });
    expect(gtin.body.details[0].violation).toBe('VALIDGTIN');
    expect(
      (await send(sandbox, 'POST', '/articles', { ...article, articleNumber: 'K-3', gtin: '4006381333931' }))
        .status,
    ).toBe(201);
  });

  it('lists from 25 on, filters, and answers 201 or 200 as the quirk says', async () => {
    expect((await get(sandbox, '/articles?size=24')).body.details[0]).toMatchObject({
      field: 'size',
      violation: 'MIN',
    });
    expect((await get(sandbox, '/articles?articleNumber=HB-1')).body.content).toHaveLength(1);
    const wrong = await get(sandbox, '/articles?type=THING');
    expect(wrong.status).toBe(400);
    expect(wrong.body.message).toContain('[PRODUCT, SERVICE]');
    sandbox.admin.setQuirks({ articleCreateStatus: 200 });
    expect((await send(sandbox, 'POST', '/articles', { ...article, articleNumber: 'K-9' })).status).toBe(200);
  });
});

describe('small lists', () => {
  it('are bare arrays', async () => {
    for (const path of ['/payment-conditions', '/posting-categories', '/countries', '/print-layouts']) {
      const { status, body } = await get(sandbox, path);
      expect(status).toBe(200);
      expect(Array.isArray(body)).toBe(true);
    }
    const conditions = (await get(sandbox, '/payment-conditions')).body as { organizationDefault: boolean }[];
    expect(conditions.filter((condition) => condition.organizationDefault)).toHaveLength(1);
  });

  it('E23: countries carry their class, regions outside the VAT area too', async () => {
    const { body } = await get(sandbox, '/countries');
    const classOf = (code: string): string =>
      (body as { countryCode: string; taxClassification: string }[]).find(
        (country) => country.countryCode === code,
      )!.taxClassification;
    expect(classOf('DE')).toBe('de');
    expect(classOf('FR')).toBe('intraCommunity');
    expect(classOf('GB')).toBe('thirdPartyCountry');
    expect(classOf('ES_CN')).toBe('thirdPartyCountry');
    expect(classOf('GR_69')).toBe('thirdPartyCountry');
  });

  it('print layouts need INVOICING_PRO', async () => {
    const plain = await startTestSandbox({ dataSet: 'empty' });
    plain.admin.organization.profile.businessFeatures = ['INVOICING', 'BOOKKEEPING'];
    expect((await get(plain, '/print-layouts')).status).toBe(402);
    await plain.stop();
  });

  it('recurring templates come as reduced rows and whole', async () => {
    const { body } = await get(sandbox, '/recurring-templates');
    expect(body.sort[0]).toMatchObject({ property: 'updatedDate', direction: 'DESC' });
    const [row] = body.content;
    expect(row).not.toHaveProperty('lineItems');
    expect(row.recurringTemplateSettings).toMatchObject({ endDate: null, executionStatus: 'ACTIVE' });
    expect((await get(sandbox, `/recurring-templates/${row.id}`)).body.lineItems).toHaveLength(1);
    expect((await get(sandbox, '/recurring-templates?sort=title,ASC')).status).toBe(400);
    expect((await get(sandbox, '/recurring-templates/x')).status).toBe(404);
  });
});
