/** Draws a sales document as the PDF that `/file` gives. */
import { degrees, rgb } from '@cantoo/pdf-lib';
import type { Organization } from '../store/organization.ts';
import type { Address, LineItem, SalesRecord } from '../store/sales-document.ts';
import { isVatFree } from '../store/sales-document.ts';
import { formatAmount, formatDay, formatNumber } from './german-format.ts';
import { MARGIN, PageWriter, RIGHT } from './page-writer.ts';
import { taxNote } from './tax-note.ts';

const COLUMN = {
  position: MARGIN,
  name: MARGIN + 28,
  quantity: 335,
  unit: 342,
  price: 448,
  amount: RIGHT,
} as const;

function addressLines(address: Address): string[] {
  const place = [address.zip, address.city].filter(Boolean).join(' ');
  const country =
    address.countryCode === undefined || address.countryCode === 'DE' ? undefined : address.countryCode;
  return [
    address.name,
    address.supplement,
    address.contactPerson && `z. Hd. ${address.contactPerson}`,
    address.street,
    place,
    country,
  ].filter((line): line is string => line !== undefined && line !== '');
}

function head(writer: PageWriter, organization: Organization, document: SalesRecord): void {
  const { profile } = organization;
  const { address } = profile;
  writer.text(profile.companyName, RIGHT, { size: 17, bold: true, alignRight: true });
  writer.down(78);
  writer.text(`${profile.companyName} · ${address.street} · ${address.zip} ${address.city}`, MARGIN, {
    size: 7,
    grey: true,
  });
  writer.down(18);
  const top = writer.y;
  for (const line of addressLines(document.address)) {
    writer.text(line, MARGIN, { size: 10.5 });
    writer.down(14);
  }
  const contact =
    document.address.contactId === undefined
      ? undefined
      : organization.contacts.get(document.address.contactId);
  const facts: [string, string | undefined][] = [
    ['Nummer', document.voucherNumber],
    ['Datum', formatDay(document.voucherDate)],
    ['Leistung', document.shippingConditions?.shippingDate && serviceDays(document)],
    ['Gültig bis', document.expirationDate && formatDay(document.expirationDate)],
    [
      'Kundennummer',
      contact?.roles.customer?.number === undefined ? undefined : String(contact.roles.customer.number),
    ],
  ];
  let y = top;
  for (const [label, value] of facts) {
    if (value === undefined) continue;
    writer.textAt(label, 372, y, { grey: true });
    writer.textAt(value, RIGHT, y, { alignRight: true });
    y -= 14;
  }
  writer.y = Math.min(writer.y, y) - 44;
}

function serviceDays({ shippingConditions }: SalesRecord): string {
  const from = shippingConditions?.shippingDate;
  const to = shippingConditions?.shippingEndDate;
  return [from, to]
    .filter((day) => day !== undefined)
    .map(formatDay)
    .join(' – ');
}

function tableHead(writer: PageWriter, priced: boolean): void {
  const style = { bold: true, size: 9 };
  writer.text('Pos.', COLUMN.position, style);
  writer.text('Bezeichnung', COLUMN.name, style);
  writer.text('Menge', COLUMN.quantity, { ...style, alignRight: true });
  if (priced) {
    writer.text('Einzelpreis', COLUMN.price, { ...style, alignRight: true });
    writer.text('Betrag', COLUMN.amount, { ...style, alignRight: true });
  }
  writer.down(6);
  writer.rule();
  writer.down(15);
}

function lineRow(writer: PageWriter, item: LineItem, position: number, document: SalesRecord): void {
  writer.need(40);
  const gross = document.taxConditions.taxType === 'gross';
  const priced = document.type !== 'deliverynote';
  if (item.type !== 'text') {
    writer.text(String(position), COLUMN.position);
    writer.text(formatNumber(item.quantity ?? 0), COLUMN.quantity, { alignRight: true });
    writer.text(item.unitName ?? '', COLUMN.unit);
    if (priced && item.unitPrice) {
      writer.text(
        formatAmount(gross ? item.unitPrice.grossAmount : item.unitPrice.netAmount, item.unitPrice.currency),
        COLUMN.price,
        { alignRight: true },
      );
      writer.text(formatAmount(item.lineItemAmount ?? 0, item.unitPrice.currency), COLUMN.amount, {
        alignRight: true,
      });
    }
  }
  writer.paragraph(item.name ?? '', COLUMN.name, 215, { bold: item.type === 'text' });
  const notes = [
    item.description,
    item.discountPercentage ? `abzüglich ${formatNumber(item.discountPercentage)} % Rabatt` : undefined,
    item.optional ? 'optional' : undefined,
  ];
  for (const note of notes) if (note) writer.paragraph(note, COLUMN.name, 215, { size: 8.5, grey: true });
  writer.down(5);
}

function sums(writer: PageWriter, document: SalesRecord): void {
  const { totalPrice, taxAmounts, taxConditions } = document;
  const { currency } = totalPrice;
  const row = (label: string, amount: number, bold = false): void => {
    writer.text(label, 305, { bold });
    writer.text(formatAmount(amount, currency), RIGHT, { bold, alignRight: true });
    writer.down(14);
  };
  writer.need(120);
  writer.rule();
  writer.down(17);
  if (totalPrice.totalDiscountAbsolute) row('Gesamtrabatt', -totalPrice.totalDiscountAbsolute);
  if (totalPrice.totalDiscountPercentage)
    row(`Gesamtrabatt ${formatNumber(totalPrice.totalDiscountPercentage)} % enthalten`, 0);
  row('Summe netto', totalPrice.totalNetAmount);
  if (!isVatFree(taxConditions.taxType)) {
    for (const tax of taxAmounts)
      row(
        `Umsatzsteuer ${formatNumber(tax.taxRatePercentage)} % auf ${formatAmount(tax.netAmount, currency)}`,
        tax.taxAmount,
      );
  }
  row('Gesamtbetrag', totalPrice.totalGrossAmount, true);
  for (const deduction of document.downPaymentDeductions ?? []) {
    row(
      `abzüglich ${deduction.voucherNumber} vom ${formatDay(deduction.voucherDate)}`,
      -deduction.receivedGrossAmount,
    );
  }
  if (document.claimedGrossAmount !== undefined)
    row('Verbleibender Betrag', document.claimedGrossAmount, true);
  writer.down(10);
}

function foot(writer: PageWriter, organization: Organization): void {
  const { profile } = organization;
  const columns = [
    [
      profile.companyName,
      profile.address.street,
      `${profile.address.zip} ${profile.address.city}`,
      profile.phone,
    ],
    [
      profile.register,
      `Geschäftsführung: ${profile.managingDirector}`,
      `USt-IdNr. ${profile.vatId}`,
      `St.-Nr. ${profile.taxNumber}`,
    ],
    [profile.bankName, `IBAN ${profile.iban}`, `BIC ${profile.bic}`, profile.userEmail],
  ];
  for (const page of writer.pdf.getPages()) {
    for (const [index, lines] of columns.entries()) {
      for (const [line, text] of lines.entries()) {
        page.drawText(text, {
          x: MARGIN + index * 165,
          y: 82 - line * 11,
          size: 7.5,
          font: writer.font(),
          color: rgb(0.42, 0.42, 0.42),
        });
      }
    }
  }
}

function cancelledStamp(writer: PageWriter): void {
  for (const page of writer.pdf.getPages()) {
    page.drawText('STORNIERT', {
      x: 130,
      y: 360,
      size: 72,
      font: writer.font(true),
      color: rgb(0.8, 0.1, 0.1),
      opacity: 0.25,
      rotate: degrees(35),
    });
  }
}

/** A writer with the finished pages; the caller saves it or makes an e-invoice of it. */
export async function drawDocument(organization: Organization, document: SalesRecord): Promise<PageWriter> {
  const writer = await PageWriter.create();
  writer.pdf.setTitle([document.title, document.voucherNumber].filter(Boolean).join(' '));
  writer.pdf.setAuthor(organization.profile.companyName);
  writer.pdf.setProducer('Lexware Office Sandbox');
  writer.pdf.setCreationDate(new Date(document.updatedAt));
  writer.pdf.setModificationDate(new Date(document.updatedAt));
  head(writer, organization, document);
  writer.paragraph(
    [document.title, document.voucherNumber].filter(Boolean).join(' '),
    MARGIN,
    RIGHT - MARGIN,
    { size: 15, bold: true },
  );
  writer.down(8);
  if (document.introduction !== '') writer.paragraph(document.introduction, MARGIN, RIGHT - MARGIN);
  writer.down(12);
  const priced = document.type !== 'deliverynote';
  tableHead(writer, priced);
  let position = 0;
  for (const item of document.lineItems) {
    if (item.type !== 'text') position += 1;
    lineRow(writer, item, position, document);
  }
  if (priced) sums(writer, document);
  const closing = [
    taxNote(document),
    document.paymentConditions?.paymentTermLabel,
    document.deliveryTerms,
    document.remark,
  ];
  for (const text of closing) {
    if (text === undefined || text === '') continue;
    writer.paragraph(text, MARGIN, RIGHT - MARGIN);
    writer.down(4);
  }
  foot(writer, organization);
  if (document.voucherStatus === 'voided') cancelledStamp(writer);
  return writer;
}
