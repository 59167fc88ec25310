/** A contact as lexoffice states it; numbers as strings (E4). */
export interface Contact {
  readonly id: string;
  readonly organizationId: string;
  readonly version: number;
  /** Number per role; a contact may have both roles (E6) or none. Empty: the role without a number (E15). */
  readonly customerNumber?: string;
  readonly supplierNumber?: string;
  readonly name: ContactName;
  readonly vatId?: string;
  readonly taxNumber?: string;
  readonly contactPerson?: string;
  readonly billing: readonly ContactAddress[];
  readonly shipping: readonly ContactAddress[];
  /** In the order business, office, private, other (rules.md 19). */
  readonly emails: readonly string[];
  /** In the order business, office, mobile, private, other. */
  readonly phones: readonly string[];
  readonly archived: boolean;
  /** Whether a list holds more than one entry: such a contact can be read but not be written (lexware-api.md 5.2). */
  readonly crowded?: boolean;
}

export type ContactName =
  | { readonly kind: 'company'; readonly company: string }
  | { readonly kind: 'person'; readonly firstName?: string; readonly lastName: string };

export interface ContactAddress {
  readonly supplement?: string;
  readonly street?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly countryCode?: string;
}
