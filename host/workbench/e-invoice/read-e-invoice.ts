import type { EInvoice } from './e-invoice.ts';
import { readCii } from './read-cii.ts';
import { readUbl } from './read-ubl.ts';

const READERS: Readonly<Record<string, ((root: Element) => EInvoice) | undefined>> = {
  CrossIndustryInvoice: readCii,
  Invoice: readUbl,
  CreditNote: readUbl,
};

/** The root of an XML text; `undefined` when it is none. No e-invoice has a DTD; its entities could grow without end (S5). */
export function parseXml(source: string): Element | undefined {
  const safe = !/<!DOCTYPE/i.test(source);
  const parsed = new DOMParser().parseFromString(safe ? source : '', 'application/xml');
  return parsed.querySelector('parsererror') === null ? parsed.documentElement : undefined;
}

/** `undefined` for XML that is no e-invoice, which is shown as it stands. */
export function readEInvoice(root: Element): EInvoice | undefined {
  const invoice = READERS[root.localName]?.(root);
  return invoice?.number === '' || invoice?.seller.name === '' ? undefined : invoice;
}
