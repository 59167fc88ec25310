/** Reads a CII invoice into cents, independently of the code that wrote it. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { memoryPages, validateXML } from 'xmllint-wasm';

const schemaFolder = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@stackforge-eu/factur-x')),
  '../schema/en16931',
);
const MAIN_SCHEMA = 'FACTUR-X_EN16931.xsd';

/** Messages of xmllint against the official schema of profile EN 16931, all documents in one run; none if all are valid. */
export async function schemaErrors(xmls: readonly string[]): Promise<string[]> {
  const files = readdirSync(schemaFolder).map((fileName) => ({
    fileName,
    contents: readFileSync(path.join(schemaFolder, fileName), 'utf8'),
  }));
  const result = await validateXML({
    xml: xmls.map((contents, index) => ({ fileName: `invoice-${index}.xml`, contents })),
    schema: files.filter((file) => file.fileName === MAIN_SCHEMA),
    preload: files.filter((file) => file.fileName !== MAIN_SCHEMA),
    maxMemoryPages: 2 * memoryPages.MiB * 32,
  });
  return result.errors.map((error) => error.message);
}

interface CiiLine {
  quantity: number;
  price: number;
  baseQuantity: number;
  net: number;
  allowances: number;
  category: string;
}

interface CiiTax {
  category: string;
  rate: number | undefined;
  basis: number;
  tax: number;
}

/** All amounts in cents, except unit prices. */
export interface CiiInvoice {
  number: string;
  guideline: string;
  buyerReference: string | undefined;
  lines: CiiLine[];
  taxes: CiiTax[];
  documentAllowances: number;
  lineTotal: number;
  allowanceTotal: number;
  taxBasisTotal: number;
  taxTotal: number;
  grandTotal: number;
  prepaid: number;
  duePayable: number;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the parser's tree has no useful static shape
type Tree = any;

const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) =>
    ['IncludedSupplyChainTradeLineItem', 'ApplicableTradeTax', 'SpecifiedTradeAllowanceCharge'].includes(
      name,
    ),
});

const text = (node: Tree): string | undefined =>
  node === undefined ? undefined : String(typeof node === 'object' ? node['#text'] : node);
const number = (node: Tree): number => Number(text(node) ?? 0);

function cents(node: Tree): number {
  const value = text(node) ?? '0';
  if (!/^-?\d+(\.\d{1,2})?$/.test(value)) throw new Error(`${value} has more than two decimals (BR-DEC)`);
  return Math.round(Number(value) * 100);
}

const sum = (nodes: Tree): number =>
  ((nodes ?? []) as Tree[]).reduce((total: number, node) => total + cents(node.ActualAmount), 0);

export function readCii(xml: string): CiiInvoice {
  const root: Tree = parser.parse(xml).CrossIndustryInvoice;
  const trade = root.SupplyChainTradeTransaction;
  const settlement = trade.ApplicableHeaderTradeSettlement;
  const totals = settlement.SpecifiedTradeSettlementHeaderMonetarySummation;
  return {
    number: String(root.ExchangedDocument.ID),
    guideline: String(root.ExchangedDocumentContext.GuidelineSpecifiedDocumentContextParameter.ID),
    buyerReference: text(trade.ApplicableHeaderTradeAgreement.BuyerReference),
    lines: trade.IncludedSupplyChainTradeLineItem.map((line: Tree): CiiLine => {
      const price = line.SpecifiedLineTradeAgreement.NetPriceProductTradePrice;
      const lineSettlement = line.SpecifiedLineTradeSettlement;
      return {
        quantity: number(line.SpecifiedLineTradeDelivery.BilledQuantity),
        price: number(price.ChargeAmount),
        baseQuantity: price.BasisQuantity === undefined ? 1 : number(price.BasisQuantity),
        net: cents(lineSettlement.SpecifiedTradeSettlementLineMonetarySummation.LineTotalAmount),
        allowances: sum(lineSettlement.SpecifiedTradeAllowanceCharge),
        category: String(lineSettlement.ApplicableTradeTax[0].CategoryCode),
      };
    }),
    taxes: settlement.ApplicableTradeTax.map((tax: Tree): CiiTax => ({
      category: String(tax.CategoryCode),
      rate: tax.RateApplicablePercent === undefined ? undefined : number(tax.RateApplicablePercent),
      basis: cents(tax.BasisAmount),
      tax: cents(tax.CalculatedAmount),
    })),
    documentAllowances: sum(settlement.SpecifiedTradeAllowanceCharge),
    lineTotal: cents(totals.LineTotalAmount),
    allowanceTotal: cents(totals.AllowanceTotalAmount),
    taxBasisTotal: cents(totals.TaxBasisTotalAmount),
    taxTotal: cents(totals.TaxTotalAmount),
    grandTotal: cents(totals.GrandTotalAmount),
    prepaid: cents(totals.TotalPrepaidAmount),
    duePayable: cents(totals.DuePayableAmount),
  };
}

/** The arithmetic rules of EN 16931 that a document breaks, by their ids. */
export function brokenRules(invoice: CiiInvoice): string[] {
  const broken: string[] = [];
  const check = (rule: string, holds: boolean): void => {
    if (!holds) broken.push(rule);
  };
  const total = (values: number[]): number => values.reduce((all, value) => all + value, 0);
  check('BR-CO-10', invoice.lineTotal === total(invoice.lines.map((line) => line.net)));
  check('BR-CO-11', invoice.allowanceTotal === invoice.documentAllowances);
  check('BR-CO-13', invoice.taxBasisTotal === invoice.lineTotal - invoice.allowanceTotal);
  check('BR-CO-14', invoice.taxTotal === total(invoice.taxes.map((tax) => tax.tax)));
  check('BR-CO-15', invoice.grandTotal === invoice.taxBasisTotal + invoice.taxTotal);
  check('BR-CO-16', invoice.duePayable === invoice.grandTotal - invoice.prepaid);
  for (const tax of invoice.taxes) {
    const product = (tax.basis * (tax.rate ?? 0)) / 100;
    check('BR-CO-17', Math.abs(product - tax.tax) <= 0.5);
  }
  check('basis', invoice.taxBasisTotal === total(invoice.taxes.map((tax) => tax.basis)));
  for (const line of invoice.lines) {
    check('BR-27', line.price >= 0);
    const exact = (line.quantity * line.price * 100) / line.baseQuantity - line.allowances;
    check('line net', Math.abs(exact - line.net) <= 1);
  }
  return [...new Set(broken)];
}
