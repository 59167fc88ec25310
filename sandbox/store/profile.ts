type BusinessFeature = 'INVOICING' | 'INVOICING_PRO' | 'BOOKKEEPING';

export interface Profile {
  companyName: string;
  userName: string;
  userEmail: string;
  /** Instant in milliseconds at which the key was made. */
  createdAt: number;
  taxType: 'net' | 'gross' | 'vatfree';
  smallBusiness: boolean;
  businessFeatures: BusinessFeature[];
  distanceSalesPrinciple?: 'ORIGIN' | 'DESTINATION';
  /** Printed on documents, never on the wire. */
  address: { street: string; zip: string; city: string; countryCode: string };
  vatId: string;
  taxNumber: string;
  iban: string;
  bic: string;
  bankName: string;
  register: string;
  managingDirector: string;
  phone: string;
}
