/** One of everything that is not an ordinary invoice, each on its working day before today. */
import { berlinMidnight } from '../berlin-time.ts';
import type { SalesRecord } from '../store/sales-document.ts';
import { ofArticle } from './demo-articles.ts';
import { grossLine, line, textLine } from './demo-line-items.ts';
import type { DocumentSpec, History } from './history.ts';

/** What stays known while the days go by, because later documents refer to it. */
export class DemoSpecials {
  #corrected: SalesRecord | undefined;
  #closed: SalesRecord[] = [];

  constructor(private readonly history: History) {}

  /** Working days before today on which `write` has something to write. */
  readonly days: ReadonlySet<number> = new Set([
    62, 60, 54, 50, 47, 44, 41, 39, 36, 33, 31, 28, 26, 23, 20, 18, 16, 14, 12, 10, 8, 6, 5, 4, 3, 2, 1, 0,
  ]);

  /** `ago` are the calendar days that the working day lies back. */
  write(workday: number, ago: number): void {
    const { history } = this;
    const write = (spec: Omit<DocumentSpec, 'ago'>): SalesRecord => history.write({ ago, ...spec });
    switch (workday) {
      case 62:
      case 47:
        this.#closed.push(this.#downPayment(ago));
        break;
      case 60:
        write({
          type: 'quotation',
          to: 'hotel',
          lines: [
            { ...line('wallbox', 2), subItems: [{ ...line('wallbox', 2, { net: 990 }), alternative: true }] },
            line('planung', 6),
            { ...line('wartung', 1), optional: true },
          ],
        });
        break;
      case 54:
        write({
          to: 'krause',
          lines: [line('geselle', 3), line('anfahrt', 1)],
          paidAfter: 9,
          archivedAfter: 30,
        });
        break;
      case 50:
        this.#corrected = write({
          to: 'autohaus',
          lines: [line('led', 24), line('geselle', 12), line('anfahrt', 2)],
          partPaid: { after: 20, amount: 1500 },
        });
        break;
      case 44:
        write({
          to: 'bauunion',
          tax: 'constructionService13b',
          lines: [
            line('verteiler', 4, { rate: 0 }),
            line('geselle', 46, { rate: 0 }),
            line('meister', 8, { rate: 0 }),
          ],
          paidAfter: 21,
        });
        break;
      case 41:
        write({
          to: 'lumiere',
          tax: {
            taxType: 'intraCommunitySupply',
            taxTypeNote: 'Steuerfreie innergemeinschaftliche Lieferung',
          },
          lines: [line('modul', 60, { rate: 0 }), line('wechselrichter', 2, { rate: 0 })],
          shippingConditions: {
            shippingDate: berlinMidnight(history.day(ago + 2)),
            shippingType: 'delivery',
          },
          paidAfter: 30,
        });
        break;
      case 39:
        write({
          to: 'zuerich',
          tax: 'thirdPartyCountryDelivery',
          lines: [line('modul', 36, { rate: 0 }), line('speicher', 1, { rate: 0 })],
          shippingConditions: {
            shippingDate: berlinMidnight(history.day(ago + 1)),
            shippingType: 'delivery',
          },
          paidAfter: 17,
        });
        break;
      case 36:
        write({
          type: 'creditnote',
          to: 'autohaus',
          lines: [line('led', 4)],
          ...(this.#corrected && {
            follows: this.#corrected,
            introduction: `Korrektur zu Rechnung ${this.#corrected.voucherNumber ?? ''}: vier Leuchten zurückgenommen.`,
          }),
        });
        break;
      case 33:
        write({
          to: 'weber',
          tax: 'photovoltaicEquipment',
          lines: [
            line('modul', 22, { rate: 0 }),
            line('wechselrichter', 1, { rate: 0 }),
            line('speicher', 1, { rate: 0 }),
            line('geselle', 24, { rate: 0 }),
          ],
          paidAfter: 14,
        });
        break;
      case 31:
        write({
          to: 'druckerei',
          lines: [line('verteiler', 1), line('meister', 6.5), line('anfahrt', 1)],
          voidedAfter: 3,
        });
        break;
      case 28:
        write({
          to: 'alpen',
          tax: 'externalService13b',
          lines: [line('planung', 18, { rate: 0 }), textLine('Leistungsort', 'Traun, Österreich')],
          paidAfter: 25,
        });
        break;
      case 26:
        write({
          address: {
            name: 'Laufkundschaft Werksverkauf',
            street: 'Gewerbestraße 14',
            zip: '34123',
            city: 'Kassel',
            countryCode: 'DE',
          },
          tax: 'gross',
          lines: [grossLine('steckdose', 6, 11.9), grossLine('buch', 1, 24.9)],
          paidAfter: 0,
        });
        break;
      case 23:
        this.#closingInvoice(ago);
        break;
      case 20:
        write({
          to: 'lager',
          lines: [line('led', 60, { discountPercentage: 8 }), line('geselle', 30), line('nym', 850)],
          totalPrice: { totalDiscountPercentage: 3 },
        });
        break;
      case 18:
        write({
          type: 'creditnote',
          to: 'biohof',
          lines: [line('wartung', 0.5)],
          totalPrice: { totalDiscountPercentage: 2 },
          introduction: 'Kulanzgutschrift wegen der verspäteten Wartung.',
        });
        break;
      case 16:
        write({ to: 'zuerich', tax: 'thirdPartyCountryService', lines: [line('planung', 9, { rate: 0 })] });
        break;
      case 14:
        write({ to: 'sechsstellig', lines: [line('wallbox', 8), line('meister', 21), line('nym5', 240)] });
        break;
      case 12:
        write({
          type: 'downpaymentinvoice',
          to: 'hotel',
          tax: 'net',
          title: '1. Abschlagsrechnung',
          lines: [
            {
              type: 'custom',
              name: 'Abschlag Ladeinfrastruktur Tiefgarage',
              quantity: 1,
              unitPrice: { netAmount: 3500, taxRatePercentage: 19 },
            },
          ],
        });
        break;
      case 10:
        write({
          to: 'stadtwerke',
          xRechnung: { buyerReference: '06435014-STADTW-21' },
          lines: [line('pruefung', 320), line('meister', 14)],
        });
        break;
      case 8:
        write({
          to: 'vierstellig',
          tax: 'gross',
          lines: [grossLine('anfahrt', 1, 46.41), grossLine('geselle', 2.5, 73.78)],
        });
        break;
      case 6:
        write({ to: 'recycling', lines: [line('wartung', 2), line('geselle', 5)], voidedAfter: 5 });
        break;
      case 5:
        write({
          to: 'gemeinde',
          xRechnung: { buyerReference: '06633016-0001-47' },
          lines: [line('pruefung', 184), line('anfahrt', 2)],
        });
        break;
      case 4:
        write({
          to: 'verlag',
          lines: [ofArticle(history.organization, 'HB-1', line('buch', 40)), line('planung', 4)],
        });
        break;
      case 3:
        write({
          type: 'orderconfirmation',
          to: 'reha',
          lines: [line('led', 110), line('geselle', 55)],
          deliveryTerms: 'Montage ab Kalenderwoche 3',
        });
        break;
      case 2:
        write({ to: 'hausmann', draft: true, lines: [line('meister', 3), line('steckdose', 14)] });
        break;
      case 1:
        write({ type: 'creditnote', to: 'lager', draft: true, lines: [line('led', 2)] });
        break;
      case 0:
        write({
          address: { name: 'Sammelkunde', countryCode: 'DE' },
          tax: 'gross',
          lines: [grossLine('pruefung', 3, 8.21), grossLine('steckdose', 2, 11.25)],
        });
        break;
      default:
        throw new Error(`nothing special happened ${workday} working days ago`);
    }
  }

  /** Both Abschläge of the school's roof are paid before its closing invoice is written. */
  #downPayment(ago: number): SalesRecord {
    const count = this.#closed.length + 1;
    return this.history.write({
      ago,
      type: 'downpaymentinvoice',
      to: 'kita',
      title: `${count}. Abschlagsrechnung`,
      lines: [
        {
          type: 'custom',
          name: `${count}. Abschlag Photovoltaik und Beleuchtung`,
          quantity: 1,
          unitPrice: { netAmount: 2500, taxRatePercentage: 19 },
        },
      ],
      paidAfter: 12,
    });
  }

  #closingInvoice(ago: number): void {
    const closing = this.history.write({
      ago,
      to: 'kita',
      closingInvoice: true,
      title: 'Schlussrechnung',
      lines: [line('led', 48), line('verteiler', 2), line('geselle', 42), line('meister', 11)],
      downPaymentDeductions: this.#closed.map((deducted) => ({
        id: deducted.id,
        voucherType: 'downpaymentinvoice',
        title: deducted.title,
        voucherNumber: deducted.voucherNumber ?? '',
        voucherDate: deducted.voucherDate,
        receivedGrossAmount: deducted.totalPrice.totalGrossAmount,
        receivedNetAmount: deducted.totalPrice.totalNetAmount,
        receivedTaxAmount: deducted.totalPrice.totalTaxAmount,
        taxRatePercentage: deducted.taxAmounts[0]?.taxRatePercentage ?? 0,
      })),
    });
    for (const deducted of this.#closed) deducted.closingInvoiceId = closing.id;
  }
}
