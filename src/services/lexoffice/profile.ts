/** The company behind the API token. */
export interface Profile {
  readonly organizationId: string;
  readonly companyName: string;
  readonly smallBusiness: boolean;
  /** Absent when the company sells within Germany only. */
  readonly distanceSalesPrinciple?: 'ORIGIN' | 'DESTINATION';
  readonly taxType: string;
}

export interface Country {
  readonly code: string;
  readonly class: CountryClass;
}

/** From the API's country list; regions such as `ES_CN` are third countries there. */
export type CountryClass = 'DE' | 'EU' | 'third' | 'none' | 'unknown';
