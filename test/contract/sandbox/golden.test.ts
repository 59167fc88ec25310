/** Every envelope and resource shape of the reference, by field name and JSON type. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import type { SalesType } from '../../../sandbox/store/sales-document.ts';
import { get, send, startTestSandbox } from './client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'demo' });
});
afterAll(() => sandbox.stop());

/** Names and types of a body; of lists the first item. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shape(value[0])];
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shape(member)]));
}

const without = (whole: object, ...names: string[]): object =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));

const str = 'string';
const num = 'number';
const bool = 'boolean';

const COMMON = {
  id: str,
  organizationId: str,
  createdDate: str,
  updatedDate: str,
  version: num,
  language: str,
  archived: bool,
  voucherStatus: str,
  voucherDate: str,
};
const TEXTS = { title: str, introduction: str, remark: str };
const PRICE = { currency: str, netAmount: num, grossAmount: num, taxRatePercentage: num };
const LINE = {
  type: str,
  name: str,
  description: str,
  quantity: num,
  unitName: str,
  unitPrice: PRICE,
  discountPercentage: num,
  lineItemAmount: num,
};
const TOTALS = {
  totalPrice: { currency: str, totalNetAmount: num, totalGrossAmount: num, totalTaxAmount: num },
  taxAmounts: [{ taxRatePercentage: num, taxAmount: num, netAmount: num }],
};
const PAYMENT = { paymentTermLabel: str, paymentTermLabelTemplate: str, paymentTermDuration: num };
const SHIPPING = { shippingDate: str, shippingType: str };
const ADDRESS = {
  contactId: str,
  name: str,
  street: str,
  zip: str,
  city: str,
  countryCode: str,
  contactPerson: str,
};
const FILES = { documentFileId: str };
const TAX = { taxType: str };

const ITEM = {
  type: 'custom' as const,
  name: 'Beratung',
  description: 'vor Ort',
  quantity: 2.5,
  unitName: 'Stunde',
  unitPrice: { netAmount: 96, taxRatePercentage: 19 },
};

async function made(type: SalesType, path: string, more = {}): Promise<unknown> {
  const contactId = sandbox.admin.contacts().find((contact) => contact.roles.customer?.number === 10001)!.id;
  const document = sandbox.admin.createDocument(type, { address: { contactId }, lineItems: [ITEM], ...more });
  return (await get(sandbox, `/${path}/${document.id}`)).body;
}

describe('golden shapes', () => {
  it('invoice', async () => {
    expect(shape(await made('invoice', 'invoices'))).toEqual({
      ...COMMON,
      ...TEXTS,
      ...TOTALS,
      voucherNumber: str,
      dueDate: str,
      address: ADDRESS,
      electronicDocumentProfile: str,
      lineItems: [LINE],
      taxConditions: TAX,
      paymentConditions: PAYMENT,
      shippingConditions: SHIPPING,
      closingInvoice: bool,
      relatedVouchers: [],
      files: FILES,
    });
  });

  it('draft invoice: no dueDate, no files', async () => {
    const body = await made('invoice', 'invoices', {
      draft: true,
      printLayoutId: sandbox.admin.organization.printLayouts[0]!.id,
    });
    expect(shape(body)).toEqual({
      ...COMMON,
      ...TEXTS,
      ...TOTALS,
      voucherNumber: str,
      address: ADDRESS,
      electronicDocumentProfile: str,
      lineItems: [LINE],
      taxConditions: TAX,
      paymentConditions: PAYMENT,
      shippingConditions: SHIPPING,
      closingInvoice: bool,
      relatedVouchers: [],
    });
  });

  it('closing invoice', async () => {
    const closing = sandbox.admin.documents().find((document) => document.closingInvoice)!;
    const { body } = await get(sandbox, `/invoices/${closing.id}`);
    expect(shape(body)).toMatchObject({
      closingInvoice: bool,
      claimedGrossAmount: num,
      downPaymentDeductions: [
        {
          id: str,
          voucherType: str,
          title: str,
          voucherNumber: str,
          voucherDate: str,
          receivedGrossAmount: num,
          receivedNetAmount: num,
          receivedTaxAmount: num,
          taxRatePercentage: num,
        },
      ],
    });
  });

  it('down payment invoice', async () => {
    const line = without(LINE, 'description', 'discountPercentage');
    expect(
      shape(
        await made('downpaymentinvoice', 'down-payment-invoices', {
          lineItems: [{ ...ITEM, description: undefined }],
        }),
      ),
    ).toEqual({
      ...COMMON,
      ...TEXTS,
      ...TOTALS,
      voucherNumber: str,
      dueDate: str,
      address: ADDRESS,
      lineItems: [line],
      taxConditions: TAX,
      paymentConditions: PAYMENT,
      shippingConditions: SHIPPING,
      relatedVouchers: [],
      files: FILES,
    });
  });

  it('credit note: no due date, no conditions, no line discount', async () => {
    const line = without(LINE, 'discountPercentage');
    expect(shape(await made('creditnote', 'credit-notes'))).toEqual({
      ...COMMON,
      ...TEXTS,
      ...TOTALS,
      voucherNumber: str,
      address: ADDRESS,
      electronicDocumentProfile: str,
      lineItems: [line],
      taxConditions: TAX,
      relatedVouchers: [],
      files: FILES,
    });
  });

  it('quotation: with alternative and optional lines', async () => {
    const alternative = { ...ITEM, alternative: true };
    const body = await made('quotation', 'quotations', {
      lineItems: [
        { ...ITEM, subItems: [alternative] },
        { ...ITEM, optional: true },
      ],
    });
    expect(shape(body)).toEqual({
      ...COMMON,
      ...TEXTS,
      ...TOTALS,
      voucherNumber: str,
      expirationDate: str,
      address: ADDRESS,
      electronicDocumentProfile: str,
      lineItems: [
        {
          ...LINE,
          optional: bool,
          alternative: bool,
          subItems: [{ ...LINE, optional: bool, alternative: bool }],
        },
      ],
      taxConditions: TAX,
      paymentConditions: PAYMENT,
      relatedVouchers: [],
      files: FILES,
    });
    expect(body).toMatchObject({ totalPrice: { totalNetAmount: 240 } });
  });

  it('order confirmation', async () => {
    expect(
      shape(await made('orderconfirmation', 'order-confirmations', { deliveryTerms: 'frei Haus' })),
    ).toEqual({
      ...COMMON,
      ...TEXTS,
      ...TOTALS,
      voucherNumber: str,
      address: ADDRESS,
      electronicDocumentProfile: str,
      lineItems: [LINE],
      taxConditions: TAX,
      paymentConditions: PAYMENT,
      shippingConditions: SHIPPING,
      relatedVouchers: [],
      deliveryTerms: str,
      files: FILES,
    });
  });

  it('delivery note: no totals, no amounts', async () => {
    const line = without(LINE, 'discountPercentage', 'lineItemAmount');
    expect(shape(await made('deliverynote', 'delivery-notes', { deliveryTerms: 'frei Haus' }))).toEqual({
      ...COMMON,
      ...TEXTS,
      voucherNumber: str,
      address: ADDRESS,
      electronicDocumentProfile: str,
      lineItems: [line],
      taxConditions: TAX,
      shippingConditions: SHIPPING,
      relatedVouchers: [],
      deliveryTerms: str,
      files: FILES,
    });
  });

  it('dunning: no number', async () => {
    expect(shape(await made('dunning', 'dunnings'))).toEqual({
      ...COMMON,
      ...TEXTS,
      ...TOTALS,
      address: ADDRESS,
      lineItems: [LINE],
      taxConditions: TAX,
      shippingConditions: SHIPPING,
      relatedVouchers: [],
      files: FILES,
    });
  });

  it('profile', async () => {
    expect(shape((await get(sandbox, '/profile')).body)).toEqual({
      organizationId: str,
      companyName: str,
      created: { userId: str, userName: str, userEmail: str, date: str },
      connectionId: str,
      businessFeatures: [str],
      taxType: str,
      smallBusiness: bool,
      distanceSalesPrinciple: str,
    });
  });

  it('contact', async () => {
    const contact = sandbox.admin.createContact({
      company: 'Form GmbH',
      vatId: 'DE811907999',
      taxNumber: '1/2',
      contactPersons: [
        {
          salutation: 'Frau',
          firstName: 'Mira',
          lastName: 'Probe',
          primary: true,
          emailAddress: 'm@x.example',
        },
      ],
      email: 'a@b.example',
      phone: '+49 1',
      note: 'n',
    });
    expect(shape((await get(sandbox, `/contacts/${contact.id}`)).body)).toEqual({
      id: str,
      organizationId: str,
      version: num,
      roles: { customer: { number: num } },
      company: {
        name: str,
        taxNumber: str,
        vatRegistrationId: str,
        contactPersons: [
          { salutation: str, firstName: str, lastName: str, primary: bool, emailAddress: str },
        ],
      },
      addresses: { billing: [{ street: str, zip: str, city: str, countryCode: str }] },
      emailAddresses: { business: [str] },
      phoneNumbers: { business: [str] },
      note: str,
      archived: bool,
    });
  });

  it('voucher list: page and row', async () => {
    const { body } = await get(
      sandbox,
      '/voucherlist?voucherType=invoice&voucherStatus=open&sort=createdDate,ASC',
    );
    expect(Object.keys(body as object)).toEqual([
      'content',
      'first',
      'last',
      'totalPages',
      'totalElements',
      'numberOfElements',
      'size',
      'number',
      'sort',
    ]);
    expect(shape(body.content.find((row: { contactId?: string }) => row.contactId))).toEqual({
      id: str,
      voucherType: str,
      voucherStatus: str,
      voucherNumber: str,
      voucherDate: str,
      createdDate: str,
      updatedDate: str,
      dueDate: str,
      contactId: str,
      contactName: str,
      totalAmount: num,
      openAmount: num,
      currency: str,
      archived: bool,
    });
    expect(body.content[0].createdDate).toMatch(/T\d{2}:\d{2}:\d{2}\.000\+0[12]:00$/);
    const contacts = await get(sandbox, '/contacts');
    expect(Object.keys(contacts.body as object)).not.toEqual(Object.keys(body as object));
    expect(Object.keys(contacts.body as object).sort()).toEqual(Object.keys(body as object).sort());
  });

  it('voucher', async () => {
    const { id } = sandbox.admin.createVoucher({ remark: 'r' });
    expect(shape((await get(sandbox, `/vouchers/${id}`)).body)).toEqual({
      id: str,
      organizationId: str,
      type: str,
      voucherStatus: str,
      voucherNumber: str,
      voucherDate: str,
      dueDate: str,
      totalGrossAmount: num,
      totalTaxAmount: num,
      taxType: str,
      useCollectiveContact: bool,
      contactName: str,
      remark: str,
      voucherItems: [{ amount: num, taxAmount: num, taxRatePercent: num, categoryId: str }],
      files: [],
      createdDate: str,
      updatedDate: str,
      version: num,
    });
  });

  it('article: the one with explicit nulls', async () => {
    const [id] = sandbox.admin.organization.articles.keys();
    expect(shape((await get(sandbox, `/articles/${id}`)).body)).toEqual({
      id: str,
      organizationId: str,
      createdDate: str,
      updatedDate: str,
      archived: bool,
      title: str,
      description: 'null',
      type: str,
      articleNumber: str,
      gtin: 'null',
      note: 'null',
      unitName: str,
      price: { netPrice: num, grossPrice: num, leadingPrice: str, taxRate: num },
      version: num,
    });
  });

  it('small lists', async () => {
    const first = async (path: string): Promise<unknown> => shape((await get(sandbox, path)).body[0]);
    expect(await first('/countries')).toEqual({
      countryCode: str,
      countryNameDE: str,
      countryNameEN: str,
      taxClassification: str,
    });
    expect(await first('/posting-categories')).toEqual({
      id: str,
      name: str,
      type: str,
      contactRequired: bool,
      splitAllowed: bool,
      groupName: str,
    });
    expect(await first('/payment-conditions')).toEqual({
      id: str,
      organizationDefault: bool,
      ...without(PAYMENT, 'paymentTermLabel'),
    });
    expect(await first('/print-layouts')).toEqual({ id: str, name: str, default: bool });
  });

  it('recurring template row', async () => {
    expect(shape((await get(sandbox, '/recurring-templates')).body.content[0])).toEqual({
      id: str,
      organizationId: str,
      title: str,
      createdDate: str,
      updatedDate: str,
      address: { contactId: str, name: str },
      totalPrice: { currency: str, totalNetAmount: num, totalGrossAmount: num },
      paymentConditions: PAYMENT,
      recurringTemplateSettings: {
        id: str,
        startDate: str,
        endDate: 'null',
        finalize: bool,
        shippingType: str,
        retroactiveInvoice: bool,
        executionInterval: str,
        nextExecutionDate: str,
        lastExecutionDate: str,
        lastExecutionFailed: bool,
        executionStatus: str,
      },
    });
  });

  it('the three error envelopes and the action result', async () => {
    expect(shape((await send(sandbox, 'POST', '/invoices', {})).body)).toEqual({
      timestamp: str,
      status: num,
      error: str,
      path: str,
      traceId: str,
      requestId: str,
      message: str,
      details: [{ violation: str, field: str, message: str }],
    });
    expect(shape((await send(sandbox, 'POST', '/contacts', {})).body)).toEqual({
      requestId: str,
      IssueList: [{ i18nKey: str, source: str, type: str }],
    });
    expect(shape((await get({ ...sandbox, token: 'wrong' }, '/profile')).body)).toEqual({ message: str });
    const created = await send(sandbox, 'POST', '/contacts', {
      version: 0,
      roles: { vendor: {} },
      person: { lastName: 'X' },
    });
    expect(shape(created.body)).toEqual({
      id: str,
      resourceUri: str,
      createdDate: str,
      updatedDate: str,
      version: num,
    });
  });

  it('writes amounts as live bodies do: totals with two decimals, prices as short as they are', async () => {
    const { id } = sandbox.admin.createInvoice({ lineItems: [{ ...ITEM, quantity: 1 }] });
    const { text } = await get(sandbox, `/invoices/${id}`);
    expect(text).toContain('"lineItemAmount":96.00');
    expect(text).toContain('"totalNetAmount":96.00');
    expect(text).toContain('"netAmount":96,"grossAmount":114.24');
    expect(text).toContain('"taxAmount":18.24,"netAmount":96.00');
  });

  it('never writes a null or an undefined member on sales documents, contacts and vouchers', async () => {
    for (const document of sandbox.admin.documents().slice(0, 40)) {
      const paths: Record<string, string> = {
        invoice: 'invoices',
        creditnote: 'credit-notes',
        downpaymentinvoice: 'down-payment-invoices',
        quotation: 'quotations',
        orderconfirmation: 'order-confirmations',
        deliverynote: 'delivery-notes',
        dunning: 'dunnings',
      };
      expect((await get(sandbox, `/${paths[document.type]}/${document.id}`)).text).not.toMatch(
        /:null|undefined/,
      );
    }
    expect((await get(sandbox, '/contacts?size=250')).text).not.toContain(':null');
  });
});
