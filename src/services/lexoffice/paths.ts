import type { DocumentType } from './sales-document.ts';

export const CONTACT_PAGE_SIZE = 250;

const resources: Readonly<Record<DocumentType, string>> = {
  invoice: 'invoices',
  creditNote: 'credit-notes',
  downPaymentInvoice: 'down-payment-invoices',
};

export function documentPath(type: DocumentType, id: string): string {
  return `/v1/${resources[type]}/${encodeURIComponent(id)}`;
}

/** In the web app down payment invoices live among the invoices (lexware-api.md 1.11). */
export function permalinkOf(type: DocumentType | 'contact', id: string): string {
  const resource =
    type === 'contact' ? 'contacts' : resources[type === 'downPaymentInvoice' ? 'invoice' : type];
  return `https://app.lexware.de/permalink/${resource}/view/${encodeURIComponent(id)}`;
}

/** Part of all contacts; absent means with or without the role. */
export interface ContactQuery {
  readonly customer?: boolean;
  readonly supplier?: boolean;
}

export function contactListPath({ customer, supplier }: ContactQuery, page: number): string {
  const parameters = new URLSearchParams();
  if (customer !== undefined) parameters.set('customer', String(customer));
  if (supplier !== undefined) parameters.set('vendor', String(supplier));
  parameters.set('size', String(CONTACT_PAGE_SIZE));
  parameters.set('page', String(page));
  return `/v1/contacts?${parameters.toString()}`;
}

/** The only filter that divides contacts (E28): customers, suppliers that are no customers, those without a role. */
export function contactParts(query: ContactQuery): readonly ContactQuery[] {
  if (query.customer !== undefined) return [];
  return [{ customer: true }, { customer: false, supplier: true }, { customer: false, supplier: false }];
}
