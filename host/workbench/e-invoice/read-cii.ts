import type { EInvoice, EInvoiceAllowance, EInvoiceLine, EInvoiceParty, EInvoiceTax } from './e-invoice.ts';
import { allAt, firstAt, textAt, textsAt } from './xml-path.ts';

/** Cross Industry Invoice: ZUGFeRD, Factur-X and XRechnung in this syntax. */
export function readCii(root: Element): EInvoice {
  const document = firstAt(root, 'ExchangedDocument');
  const transaction = firstAt(root, 'SupplyChainTradeTransaction');
  const agreement = firstAt(transaction, 'ApplicableHeaderTradeAgreement');
  const delivery = firstAt(transaction, 'ApplicableHeaderTradeDelivery');
  const settlement = firstAt(transaction, 'ApplicableHeaderTradeSettlement');
  const sums = firstAt(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');
  const means = firstAt(settlement, 'SpecifiedTradeSettlementPaymentMeans');
  const terms = firstAt(settlement, 'SpecifiedTradePaymentTerms');
  return {
    typeCode: textAt(document, 'TypeCode') ?? '380',
    number: textAt(document, 'ID') ?? '',
    currency: textAt(settlement, 'InvoiceCurrencyCode') ?? 'EUR',
    issueDate: dateAt(document, 'IssueDateTime'),
    deliveryDate: dateAt(delivery, 'ActualDeliverySupplyChainEvent/OccurrenceDateTime'),
    periodStart: dateAt(settlement, 'BillingSpecifiedPeriod/StartDateTime'),
    periodEnd: dateAt(settlement, 'BillingSpecifiedPeriod/EndDateTime'),
    buyerReference: textAt(agreement, 'BuyerReference'),
    precedingNumber: textAt(settlement, 'InvoiceReferencedDocument/IssuerAssignedID'),
    seller: partyOf(firstAt(agreement, 'SellerTradeParty')),
    buyer: partyOf(firstAt(agreement, 'BuyerTradeParty')),
    notes: allAt(document, 'IncludedNote').flatMap((note) => textsAt(note, ['Content'])),
    lines: allAt(transaction, 'IncludedSupplyChainTradeLineItem').map(lineOf),
    allowances: allAt(settlement, 'SpecifiedTradeAllowanceCharge').map(allowanceOf),
    taxes: allAt(settlement, 'ApplicableTradeTax').map(taxOf),
    totals: {
      net: textAt(sums, 'TaxBasisTotalAmount'),
      tax: textAt(sums, 'TaxTotalAmount'),
      gross: textAt(sums, 'GrandTotalAmount'),
      prepaid: textAt(sums, 'TotalPrepaidAmount'),
      payable: textAt(sums, 'DuePayableAmount'),
    },
    payment: {
      means: textAt(means, 'TypeCode'),
      iban: textAt(means, 'PayeePartyCreditorFinancialAccount/IBANID'),
      bic: textAt(means, 'PayeeSpecifiedCreditorFinancialInstitution/BICID'),
      holder: textAt(means, 'PayeePartyCreditorFinancialAccount/AccountName'),
      dueDate: dateAt(terms, 'DueDateDateTime'),
      terms: textAt(terms, 'Description'),
    },
  };
}

/** Format 102, `YYYYMMDD`. */
function dateAt(start: Element | undefined, path: string): string | undefined {
  const digits = textAt(start, `${path}/DateTimeString`);
  return digits?.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

function partyOf(party: Element | undefined): EInvoiceParty {
  const address = firstAt(party, 'PostalTradeAddress');
  const contact = firstAt(party, 'DefinedTradeContact');
  const registered = (scheme: string) =>
    allAt(party, 'SpecifiedTaxRegistration/ID')
      .find((id) => id.getAttribute('schemeID') === scheme)
      ?.textContent.trim();
  return {
    name: textAt(party, 'Name') ?? '',
    address: [
      ...textsAt(address, ['LineOne', 'LineTwo', 'LineThree']),
      textsAt(address, ['PostcodeCode', 'CityName']).join(' '),
    ].filter((line) => line !== ''),
    country: textAt(address, 'CountryID'),
    vatId: registered('VA'),
    taxNumber: registered('FC'),
    contact: textsAt(contact, [
      'PersonName',
      'TelephoneUniversalCommunication/CompleteNumber',
      'EmailURIUniversalCommunication/URIID',
    ]),
  };
}

function lineOf(line: Element): EInvoiceLine {
  return {
    position: textAt(line, 'AssociatedDocumentLineDocument/LineID') ?? '',
    name: textAt(line, 'SpecifiedTradeProduct/Name') ?? '',
    description: textAt(line, 'SpecifiedTradeProduct/Description'),
    quantity: textAt(line, 'SpecifiedLineTradeDelivery/BilledQuantity'),
    unit: firstAt(line, 'SpecifiedLineTradeDelivery/BilledQuantity')?.getAttribute('unitCode') ?? undefined,
    unitPrice: textAt(line, 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount'),
    rate: textAt(line, 'SpecifiedLineTradeSettlement/ApplicableTradeTax/RateApplicablePercent'),
    net: textAt(
      line,
      'SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount',
    ),
  };
}

const allowanceOf = (allowance: Element): EInvoiceAllowance => ({
  isCharge: textAt(allowance, 'ChargeIndicator/Indicator') === 'true',
  reason: textAt(allowance, 'Reason'),
  amount: textAt(allowance, 'ActualAmount') ?? '0',
});

const taxOf = (tax: Element): EInvoiceTax => ({
  category: textAt(tax, 'CategoryCode') ?? 'S',
  rate: textAt(tax, 'RateApplicablePercent'),
  basis: textAt(tax, 'BasisAmount'),
  amount: textAt(tax, 'CalculatedAmount'),
  reason: textAt(tax, 'ExemptionReason'),
});
