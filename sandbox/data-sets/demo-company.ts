import type { Profile } from '../store/profile.ts';
import { berlinInstant } from '../berlin-time.ts';

export const DEMO_COMPANY: Profile = {
  companyName: 'Muster & Söhne GmbH',
  userName: 'Katharina Muster',
  userEmail: 'buchhaltung@muster-soehne.example',
  createdAt: berlinInstant('2024-01-08', 9, 12, 30, 482),
  taxType: 'net',
  smallBusiness: false,
  businessFeatures: ['INVOICING', 'INVOICING_PRO', 'BOOKKEEPING'],
  distanceSalesPrinciple: 'DESTINATION',
  address: { street: 'Gewerbestraße 14', zip: '34123', city: 'Kassel', countryCode: 'DE' },
  vatId: 'DE123456788',
  taxNumber: '025/234/56789',
  iban: 'DE02 1203 0000 0000 2020 51',
  bic: 'BYLADEM1001',
  bankName: 'Musterbank Kassel',
  register: 'Amtsgericht Kassel, HRB 98765',
  managingDirector: 'Thomas Muster',
  phone: '+49 561 555010',
};
