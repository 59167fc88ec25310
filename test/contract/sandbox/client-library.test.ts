/** A client that nobody here wrote talks to the sandbox; only its address and adapter defaults are set. */
import { createRequire } from 'node:module';
import {
  Client,
  RequestMethodNotAcceptableLegacyError,
  RequestNotFoundError,
} from '@elbstack/lexoffice-client-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { startTestSandbox } from './client.ts';
import { describedApi } from './described-api.ts';

let sandbox: Sandbox;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- its types are older than the API; the tests look at what comes over the wire
let client: any;
/** Names of its methods that a test has called. */
const called = new Set<string>();

beforeAll(async () => {
  sandbox = await startTestSandbox({ dataSet: 'demo', quirks: { settleMs: 0 } });
  const plain = new Client(sandbox.token) as any; // eslint-disable-line @typescript-eslint/no-explicit-any -- as above
  plain.axios.defaults.baseURL = `${sandbox.url}/v1`;
  client = new Proxy(plain as object, {
    get: (target, name) => {
      called.add(String(name));
      return Reflect.get(target, name) as unknown;
    },
  });
});
afterAll(() => sandbox.stop());

describe('@elbstack/lexoffice-client-js', () => {
  it('reads profile, lists and documents', async () => {
    expect((await client.retrieveProfile()).unwrap().companyName).toBe('Muster & Söhne GmbH');
    expect((await client.retrieveListOfCountries()).unwrap().length).toBeGreaterThan(240);
    expect((await client.retrievePaymentConditionList()).unwrap()).toHaveLength(3);
    expect((await client.retrieveListPostingCategories()).unwrap().length).toBeGreaterThan(20);
    const list = (
      await client.retrieveVoucherlist({ voucherType: 'invoice', voucherStatus: 'open' })
    ).unwrap();
    const invoice = (await client.retrieveInvoice(list.content[0].id)).unwrap();
    expect(invoice.totalPrice.totalGrossAmount).toBe(list.content[0].totalAmount);
    expect((await client.retrievePayment(invoice.id)).unwrap().openAmount).toBe(list.content[0].openAmount);
    const documentFileId = (await client.renderInvoiceDocumentFileId(invoice.id)).unwrap().documentFileId;
    const pdf = (await client.downloadFile(documentFileId)).unwrap() as Buffer;
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
  });

  it('reads contacts and writes them', async () => {
    const found = (await client.filterContact({ name: 'Brandt' })).unwrap();
    expect(found.content).toHaveLength(1);
    const created = (
      await client.createContact({
        version: 0,
        roles: { customer: {} },
        company: { name: 'Fremder Client GmbH' },
      })
    ).unwrap();
    const contact = (await client.retrieveContact(created.id)).unwrap();
    const updated = (
      await client.updateContact(created.id, { ...contact, company: { name: 'Umbenannt GmbH' } })
    ).unwrap();
    expect(updated.version).toBe(2);
  });

  it('creates invoices, credit notes, quotations and order confirmations', async () => {
    const input = {
      voucherDate: '2026-09-15T00:00:00.000+02:00',
      expirationDate: '2026-10-15T00:00:00.000+02:00',
      address: { name: 'Erika Beispiel', countryCode: 'DE' },
      lineItems: [
        {
          type: 'custom',
          name: 'Beratung',
          quantity: 1,
          unitName: 'Stunde',
          unitPrice: { currency: 'EUR', netAmount: 96, taxRatePercentage: 19 },
        },
      ],
      totalPrice: { currency: 'EUR' },
      taxConditions: { taxType: 'net' },
      shippingConditions: { shippingType: 'service', shippingDate: '2026-09-15T00:00:00.000+02:00' },
    };
    const invoice = (await client.createInvoice(input, { finalize: true })).unwrap();
    expect((await client.retrieveInvoice(invoice.id)).unwrap().voucherStatus).toBe('open');
    const creditNote = (await client.createCreditNote(input, { finalize: true })).unwrap();
    expect((await client.retrieveCreditNote(creditNote.id)).unwrap().voucherNumber).toMatch(/^GS/);
    expect((await client.renderCreditNoteDocumentFileId(creditNote.id)).unwrap().documentFileId).toBeTruthy();
    const quotation = (await client.createQuotation(input)).unwrap();
    expect((await client.retrieveQuotation(quotation.id)).unwrap().voucherStatus).toBe('draft');
    const confirmation = (await client.createOrderConfirmation(input)).unwrap();
    expect((await client.retrieveOrderConfirmation(confirmation.id)).unwrap().voucherNumber).toMatch(/^AB/);
    for (const { id } of [quotation, confirmation] as { id: string }[]) sandbox.admin.finalizeDocument(id);
    expect((await client.renderQuotationDocumentFileId(quotation.id)).unwrap().documentFileId).toBeTruthy();
    expect(
      (await client.renderOrderConfirmationDocumentFileId(confirmation.id)).unwrap().documentFileId,
    ).toBeTruthy();
  });

  it('reads down payment invoices and recurring templates', async () => {
    const { id } = sandbox.admin.documents().find(({ type }) => type === 'downpaymentinvoice')!;
    expect((await client.retrieveDownPaymentInvoice(id)).unwrap().lineItems).toHaveLength(1);
    const [template] = (await client.retrieveAllRecurringTemplates()).unwrap().content;
    expect((await client.retrieveRecurringTemplate(template.id)).unwrap().title).toBe(template.title);
  });

  it('books vouchers, uploads a file and subscribes to events', async () => {
    const voucher = {
      type: 'salesinvoice',
      voucherNumber: 'FREMD-1',
      voucherDate: '2026-09-15',
      totalGrossAmount: 119,
      totalTaxAmount: 19,
      taxType: 'gross',
      useCollectiveContact: true,
      voucherItems: [
        {
          amount: 119,
          taxAmount: 19,
          taxRatePercent: 19,
          categoryId: '8f8664a8-fd86-11e1-a21f-0800200c9a66',
        },
      ],
    };
    const created = (await client.createVoucher(voucher)).unwrap();
    const read = (await client.retrieveVoucher(created.id)).unwrap();
    expect(read.voucherNumber).toBe('FREMD-1');
    // The client builds its forms with this package.
    const FormData = createRequire(import.meta.url)('form-data');
    const form = new FormData();
    form.append('type', 'voucher');
    form.append('file', Buffer.from('%PDF-1.4\n%%EOF'), {
      filename: 'beleg.pdf',
      contentType: 'application/pdf',
    });
    expect((await client.uploadFile(form)).unwrap().id).toBeTruthy();
    const attachment = new FormData();
    attachment.append('file', Buffer.from('%PDF-1.4 Anlage\n%%EOF'), {
      filename: 'anlage.pdf',
      contentType: 'application/pdf',
    });
    expect((await client.uploadFileToVoucher(attachment, created.id)).unwrap().id).toBeTruthy();
    const again = (await client.retrieveVoucher(created.id)).unwrap();
    const changed = (await client.updateVoucher(created.id, { ...again, contactName: 'Laufkunde' })).unwrap();
    expect(changed.version).toBeGreaterThan(again.version as number);
    expect((await client.filterVoucher({ voucherNumber: 'FREMD-1' })).unwrap().content[0].id).toBe(
      created.id,
    );
    const subscription = (
      await client.createEventSubscription({
        eventType: 'invoice.created',
        callbackUrl: 'https://hooks.example/lxo',
      })
    ).unwrap();
    expect((await client.retrieveEventSubscription(subscription.id)).unwrap().eventType).toBe(
      'invoice.created',
    );
    expect((await client.retrieveAllEventSubscriptions()).unwrap().content).toHaveLength(1);
    await client.deleteEventSubscription(subscription.id);
    expect((await client.retrieveAllEventSubscriptions()).unwrap().content).toEqual([]);
  });

  it('understands both error envelopes', async () => {
    const legacy = await client.createContact({ version: 0 });
    expect(legacy.err).toBe(true);
    expect(legacy.val).toBeInstanceOf(RequestMethodNotAcceptableLegacyError);
    const regular = await client.retrieveInvoice('00000000-0000-4000-8000-000000000000');
    expect(regular.err).toBe(true);
    expect(regular.val).toBeInstanceOf(RequestNotFoundError);
  });

  it('has no method that was not called', () => {
    const methods: string[] = [];
    for (
      let part = Client.prototype as object;
      part !== Object.prototype;
      part = Object.getPrototypeOf(part) as object
    )
      methods.push(...Object.getOwnPropertyNames(part));
    const own = methods.filter((name) =>
      /^(create|update|delete|retrieve|filter|render|download|upload)/.test(name),
    );
    expect(own.length).toBeGreaterThanOrEqual(36);
    expect(own.filter((name) => !called.has(name))).toEqual([]);
  });

  it('asks for nothing that the OpenAPI description leaves out, and gets no answer that it does not name', async () => {
    const description = await describedApi(sandbox.url);
    expect(sandbox.journal().length).toBeGreaterThan(40);
    for (const entry of sandbox.journal()) expect(description.gapsOf(entry)).toEqual([]);
  });
});
