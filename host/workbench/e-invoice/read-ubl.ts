import type { EInvoice, EInvoiceAllowance, EInvoiceLine, EInvoiceParty, EInvoiceTax } from './e-invoice.ts';
import { allAt, firstAt, textAt, textsAt } from './xml-path.ts';

/** Universal Business Language: XRechnung as most offices get it, with a root of its own for credit notes. */
export function readUbl(root: Element): EInvoice {
  const sums = firstAt(root, 'LegalMonetaryTotal');
  const means = firstAt(root, 'PaymentMeans');
  return {
    typeCode:
      textAt(root, 'InvoiceTypeCode') ??
      textAt(root, 'CreditNoteTypeCode') ??
      (root.localName === 'CreditNote' ? '381' : '380'),
    number: textAt(root, 'ID') ?? '',
    currency: textAt(root, 'DocumentCurrencyCode') ?? 'EUR',
    issueDate: textAt(root, 'IssueDate'),
    deliveryDate: textAt(root, 'Delivery/ActualDeliveryDate'),
    periodStart: textAt(root, 'InvoicePeriod/StartDate'),
    periodEnd: textAt(root, 'InvoicePeriod/EndDate'),
    buyerReference: textAt(root, 'BuyerReference'),
    precedingNumber: textAt(root, 'BillingReference/InvoiceDocumentReference/ID'),
    seller: partyOf(firstAt(root, 'AccountingSupplierParty/Party')),
    buyer: partyOf(firstAt(root, 'AccountingCustomerParty/Party')),
    notes: allAt(root, 'Note').map((note) => note.textContent.trim()),
    lines: [...allAt(root, 'InvoiceLine'), ...allAt(root, 'CreditNoteLine')].map(lineOf),
    allowances: allAt(root, 'AllowanceCharge').map(allowanceOf),
    taxes: allAt(root, 'TaxTotal/TaxSubtotal').map(taxOf),
    totals: {
      net: textAt(sums, 'TaxExclusiveAmount'),
      tax: textAt(root, 'TaxTotal/TaxAmount'),
      gross: textAt(sums, 'TaxInclusiveAmount'),
      prepaid: textAt(sums, 'PrepaidAmount'),
      payable: textAt(sums, 'PayableAmount'),
    },
    payment: {
      means: textAt(means, 'PaymentMeansCode'),
      iban: textAt(means, 'PayeeFinancialAccount/ID'),
      bic: textAt(means, 'PayeeFinancialAccount/FinancialInstitutionBranch/ID'),
      holder: textAt(means, 'PayeeFinancialAccount/Name'),
      dueDate: textAt(root, 'DueDate') ?? textAt(means, 'PaymentDueDate'),
      terms: textAt(root, 'PaymentTerms/Note'),
    },
  };
}

function partyOf(party: Element | undefined): EInvoiceParty {
  const address = firstAt(party, 'PostalAddress');
  const registered = (isVat: boolean) =>
    textAt(
      allAt(party, 'PartyTaxScheme').find((scheme) => (textAt(scheme, 'TaxScheme/ID') === 'VAT') === isVat),
      'CompanyID',
    );
  return {
    name: textAt(party, 'PartyLegalEntity/RegistrationName') ?? textAt(party, 'PartyName/Name') ?? '',
    address: [
      ...textsAt(address, ['StreetName', 'AdditionalStreetName', 'AddressLine/Line']),
      textsAt(address, ['PostalZone', 'CityName']).join(' '),
    ].filter((line) => line !== ''),
    country: textAt(address, 'Country/IdentificationCode'),
    vatId: registered(true),
    taxNumber: registered(false),
    contact: textsAt(party, ['Contact/Name', 'Contact/Telephone', 'Contact/ElectronicMail']),
  };
}

function lineOf(line: Element): EInvoiceLine {
  const quantity = firstAt(line, 'InvoicedQuantity') ?? firstAt(line, 'CreditedQuantity');
  return {
    position: textAt(line, 'ID') ?? '',
    name: textAt(line, 'Item/Name') ?? '',
    description: textAt(line, 'Item/Description'),
    quantity: quantity?.textContent.trim(),
    unit: quantity?.getAttribute('unitCode') ?? undefined,
    unitPrice: textAt(line, 'Price/PriceAmount'),
    rate: textAt(line, 'Item/ClassifiedTaxCategory/Percent'),
    net: textAt(line, 'LineExtensionAmount'),
  };
}

const allowanceOf = (allowance: Element): EInvoiceAllowance => ({
  isCharge: textAt(allowance, 'ChargeIndicator') === 'true',
  reason: textAt(allowance, 'AllowanceChargeReason'),
  amount: textAt(allowance, 'Amount') ?? '0',
});

const taxOf = (tax: Element): EInvoiceTax => ({
  category: textAt(tax, 'TaxCategory/ID') ?? 'S',
  rate: textAt(tax, 'TaxCategory/Percent'),
  basis: textAt(tax, 'TaxableAmount'),
  amount: textAt(tax, 'TaxAmount'),
  reason: textAt(tax, 'TaxCategory/TaxExemptionReason'),
});
