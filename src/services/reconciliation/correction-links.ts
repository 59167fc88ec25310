import type { DocumentRow, SalesDocument } from '../lexoffice/sales-document.ts';
import { isVoided } from '../invoices/rules/document-row.ts';
import type { CorrectionLink } from './reconciliation.ts';

/** A locked document is corrected by voiding it and writing a copy; `relatedVouchers` of either names the other (C8). */
export function correctionLinks(
  rows: ReadonlyMap<string, DocumentRow>,
  documents: Iterable<SalesDocument>,
): ReadonlyMap<string, CorrectionLink> {
  const links = new Map<string, CorrectionLink>();
  for (const { id, related } of documents) {
    const own = rows.get(id);
    for (const { id: otherId } of related) {
      const other = rows.get(otherId);
      // An invoice and its credit note are related too, and no correction.
      if (own === undefined || other === undefined || own.type !== other.type) continue;
      if (isVoided(own) === isVoided(other)) continue;
      const [voided, copy] = isVoided(own) ? [own, other] : [other, own];
      links.set(voided.id, { role: 'replaced-by', number: copy.number });
      links.set(copy.id, { role: 'replaces', number: voided.number });
    }
  }
  return links;
}
