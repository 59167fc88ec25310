import type { documentFields as german } from '../de/document-fields.ts';

export const documentFields: typeof german = {
  number: 'Number',
  date: 'Document date',
  dueDate: 'Due date',
  name: 'Name',
  address: 'Address',
  serviceFrom: 'Service from',
  serviceTo: 'Service to',
  person: 'Customer',
  taxType: 'Tax type',
  taxSubType: 'Tax subtype',
  taxAmounts: 'Amounts per rate',
  totalNet: 'Net total',
  totalTax: 'VAT total',
  total: 'Total',
  deductions: 'Deductions',
};
