/** What the web app holds beside sales documents: articles, a Dauerrechnung, receipts, a reminder, a delivery note. */
import { addDays, berlinInstant, berlinMidnight } from '../berlin-time.ts';
import { composeAddress, composeLineItems, FALLBACK_PAYMENT_CONDITIONS } from '../store/compose-document.ts';
import { computeTotals } from '../store/totals.ts';
import type { VoucherRecord } from '../store/voucher.ts';
import { addArticles } from './demo-articles.ts';
import { line } from './demo-line-items.ts';
import type { History } from './history.ts';
import { storeReceipt } from './receipt-file.ts';

function addRecurringTemplate(history: History, at: number): void {
  const { organization, today } = history;
  const taxConditions = { taxType: 'net' } as const;
  const lineItems = composeLineItems([line('wartung', 1)], 'invoice', taxConditions);
  const id = organization.newId('recurring-template');
  organization.recurringTemplates.set(id, {
    id,
    createdAt: at,
    updatedAt: at,
    version: 1,
    language: 'de',
    archived: false,
    address: composeAddress(organization, { contactId: history.contact('hausmann').id }),
    lineItems,
    ...computeTotals(lineItems, 'net'),
    taxConditions,
    paymentConditions: FALLBACK_PAYMENT_CONDITIONS,
    title: 'Rechnung',
    introduction: 'Wartung der Photovoltaikanlage laut Vertrag.',
    remark: '',
    recurringTemplateSettings: {
      id: organization.newId('recurring-template-settings'),
      startDate: history.day(80),
      endDate: null,
      finalize: true,
      shippingType: 'serviceperiod',
      retroactiveInvoice: false,
      executionInterval: 'MONTHLY',
      nextExecutionDate: addDays(today, 11),
      lastExecutionDate: history.day(19),
      lastExecutionFailed: false,
      executionStatus: 'ACTIVE',
    },
  });
}

/** One whose last night went wrong: the API says so and why. */
function addFailedTemplate(history: History, at: number): void {
  const { organization } = history;
  const [template] = organization.recurringTemplates.values();
  if (!template) return;
  const id = organization.newId('recurring-template');
  organization.recurringTemplates.set(id, {
    ...template,
    id,
    createdAt: at,
    updatedAt: at - 1,
    address: composeAddress(organization, { contactId: history.contact('krause').id }),
    recurringTemplateSettings: {
      ...template.recurringTemplateSettings,
      id: organization.newId('recurring-template-settings'),
      executionStatus: 'PAUSED',
      nextExecutionDate: null,
      lastExecutionFailed: true,
      lastExecutionErrorMessage: 'Der Kontakt ist archiviert.',
    },
  });
}

type Receipt = readonly [
  ago: number,
  vendor: string | undefined,
  number: string,
  net: number,
  status: VoucherRecord['voucherStatus'],
  remark: string,
];

const RECEIPTS: readonly Receipt[] = [
  [48, 'grosshandel', '2210-88731', 1840.5, 'paid', 'Lagerware'],
  [27, 'module', 'SM/26/1187', 6412, 'paid', '60 Module Kita Löwenzahn'],
  [15, 'telekom', '4711009215', 84.03, 'open', 'Telefon und Internet'],
  [9, undefined, 'Bon 0931', 61.34, 'open', 'Diesel'],
  [2, 'steuer', '2026-0412', 390, 'unchecked', ''],
];

const OUTGO_CATEGORY = 'efa82f49-fd85-11e1-a21f-0800200c9a66';

function addReceipts(history: History): void {
  const { organization } = history;
  for (const [ago, vendor, voucherNumber, net, voucherStatus, remark] of RECEIPTS) {
    const id = organization.newId('voucher');
    const taxAmount = Math.round(net * 19) / 100;
    const gross = Math.round((net + taxAmount) * 100) / 100;
    const at = berlinInstant(history.day(ago), 17, 5, 12);
    const date = berlinMidnight(history.day(ago + 1));
    organization.vouchers.set(id, {
      id,
      type: 'purchaseinvoice',
      voucherStatus,
      voucherNumber,
      voucherDate: date,
      dueDate: berlinMidnight(addDays(history.day(ago), 14)),
      totalGrossAmount: gross,
      totalTaxAmount: taxAmount,
      taxType: 'gross',
      useCollectiveContact: vendor === undefined,
      ...(vendor === undefined
        ? { contactName: 'Sammellieferant' }
        : { contactId: history.contact(vendor).id }),
      remark,
      voucherItems: [{ amount: gross, taxAmount, taxRatePercent: 19, categoryId: OUTGO_CATEGORY }],
      files: [storeReceipt(organization, id, `Rechnung ${voucherNumber}, ${gross.toFixed(2)} EUR`)],
      createdAt: at,
      updatedAt: at,
      version: 1,
      archived: false,
      payments:
        voucherStatus === 'paid'
          ? [
              {
                paymentItemType: 'partPaymentFinancialTransaction',
                postingDate: date,
                amount: gross,
                currency: 'EUR',
              },
            ]
          : [],
      ...(voucherStatus === 'paid' && { paidDate: date }),
      tags: [],
    });
  }
}

/** A reminder for the oldest overdue invoice and the delivery note of the modules for Strasbourg. */
function addFollowers(history: History): void {
  const documents = [...history.organization.documents.values()];
  const overdue = documents.find(
    (document) => document.type === 'invoice' && document.voucherStatus === 'open',
  );
  if (overdue) {
    history.write({
      ago: 0,
      type: 'dunning',
      address: overdue.address,
      lines: [
        {
          type: 'custom',
          name: 'Mahngebühr',
          quantity: 1,
          unitName: 'Stück',
          unitPrice: { netAmount: 5, taxRatePercentage: 0 },
        },
      ],
      follows: overdue,
    });
  }
  const supply = documents.find((document) => document.taxConditions.taxType === 'intraCommunitySupply');
  if (supply)
    history.write({
      ago: 0,
      type: 'deliverynote',
      to: 'lumiere',
      lines: [line('modul', 60)],
      follows: supply,
      deliveryTerms: 'DAP Strasbourg',
    });
}

export function addExtras(history: History): void {
  const at = berlinInstant(history.day(90), 9, 30);
  addArticles(history.organization, at);
  addRecurringTemplate(history, at);
  addFailedTemplate(history, at);
  addReceipts(history);
  addFollowers(history);
}
