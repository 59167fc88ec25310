/** "Weiterführen": which document may follow which (lexware-api.md 7.1). */
import { validationFailed } from '../http/envelopes.ts';
import type { ApiError } from '../http/envelopes.ts';
import type { Organization } from '../store/organization.ts';
import type { RelatedVoucher, SalesRecord, SalesType } from '../store/sales-document.ts';
import type { Json } from './sales-validation.ts';
import { isObject } from './sales-validation.ts';

const MAY_FOLLOW: Readonly<Record<SalesType, readonly SalesType[]>> = {
  invoice: ['quotation', 'orderconfirmation', 'deliverynote'],
  creditnote: ['invoice'],
  orderconfirmation: ['quotation'],
  deliverynote: ['quotation', 'orderconfirmation', 'invoice'],
  dunning: ['invoice'],
  quotation: [],
  downpaymentinvoice: [],
};

const refuse = (message: string): ApiError =>
  validationFailed([{ violation: 'INVALID', field: 'precedingSalesVoucherId', message }]);

function isOptional(document: SalesRecord): boolean {
  return document.lineItems.some((item) => item.optional === true || (item.subItems?.length ?? 0) > 0);
}

function checkDunning(invoice: SalesRecord, body: Json): void {
  const address = isObject(body['address']) ? body['address'] : {};
  const taxConditions = isObject(body['taxConditions']) ? body['taxConditions'] : {};
  const sameContact = (address['contactId'] ?? undefined) === invoice.address.contactId;
  if (!sameContact || taxConditions['taxType'] !== invoice.taxConditions.taxType) {
    throw refuse('Kontakt und Steuerart müssen denen der Rechnung entsprechen');
  }
}

/** The link to the predecessor, or nothing if none was named. Throws the 406 of a step that the chain does not know. */
export function relatedOf(
  organization: Organization,
  type: SalesType,
  precedingId: string | undefined,
  body: Json,
): RelatedVoucher[] {
  if (precedingId === undefined || precedingId === '') {
    if (type === 'dunning') throw refuse('darf nicht null sein');
    return [];
  }
  const preceding = organization.documents.get(precedingId);
  if (!preceding) throw refuse('Der vorausgehende Beleg wurde nicht gefunden');
  if (preceding.voucherStatus === 'draft') throw refuse('Der vorausgehende Beleg ist ein Entwurf');
  if (!MAY_FOLLOW[type].includes(preceding.type))
    throw refuse('Dieser Schritt ist in der Belegkette nicht vorgesehen');
  if (preceding.type === 'quotation' && type !== 'deliverynote' && isOptional(preceding)) {
    throw refuse('Angebote mit optionalen oder alternativen Positionen können nicht weitergeführt werden');
  }
  if (type === 'creditnote') {
    if (preceding.closingInvoice === true)
      throw refuse('Zu einer Schlussrechnung gibt es keine Rechnungskorrektur');
    for (const other of organization.documents.values()) {
      if (
        other.type === 'creditnote' &&
        other.relatedVouchers.some((related) => related.id === precedingId)
      ) {
        throw refuse('Zu dieser Rechnung gibt es schon eine Rechnungskorrektur');
      }
    }
  }
  if (type === 'dunning') checkDunning(preceding, body);
  return [
    {
      id: preceding.id,
      ...(preceding.voucherNumber !== undefined && { voucherNumber: preceding.voucherNumber }),
      voucherType: preceding.type,
    },
  ];
}
