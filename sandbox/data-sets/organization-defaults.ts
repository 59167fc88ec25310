import type { Organization } from '../store/organization.ts';

/** Payment conditions and print layouts as a new organisation has them. */
export function addDefaults(organization: Organization): void {
  organization.paymentConditions.push(
    {
      id: organization.newId('payment-condition'),
      organizationDefault: true,
      paymentTermLabel: 'Zahlbar innerhalb von 14 Tagen ohne Abzug',
      paymentTermLabelTemplate: 'Zahlbar innerhalb von {paymentRange} Tagen ohne Abzug',
      paymentTermDuration: 14,
    },
    {
      id: organization.newId('payment-condition'),
      organizationDefault: false,
      paymentTermLabel: '10 Tage -3 %, 30 Tage netto',
      paymentTermLabelTemplate: '{discountRange} Tage -{discount}, {paymentRange} Tage netto',
      paymentTermDuration: 30,
      paymentDiscountConditions: { discountPercentage: 3, discountRange: 10 },
    },
    {
      id: organization.newId('payment-condition'),
      organizationDefault: false,
      paymentTermLabel: 'Zahlbar sofort, rein netto',
      paymentTermLabelTemplate: 'Zahlbar sofort, rein netto',
      paymentTermDuration: 0,
    },
  );
  organization.printLayouts.push(
    { id: organization.newId('print-layout'), name: 'Standard', default: true },
    { id: organization.newId('print-layout'), name: 'Briefpapier', default: false },
  );
}
