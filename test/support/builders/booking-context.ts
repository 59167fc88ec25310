import { SKR03 } from '../../../host/server/charts/skr03.ts';
import { SKR04 } from '../../../host/server/charts/skr04.ts';
import type { ChartOfAccounts } from '../../../host/api/accounts.ts';
import type { AccountTableRow } from '../../../src/services/account-table/account-table.ts';
import { prefilledRows } from '../../../src/services/account-table/prefilled-rows.ts';
import type { BookingContext, BookingPerson } from '../../../src/services/booking/booking.ts';
import type { CountryClass } from '../../../src/services/lexoffice/profile.ts';

const CHARTS = { SKR03, SKR04 };
const CLASSES: Readonly<Record<string, CountryClass>> = {
  DE: 'DE',
  AT: 'EU',
  CY: 'EU',
  FR: 'EU',
  GB: 'third',
  CH: 'third',
  US: 'third',
  ES_CN: 'third',
};

export const customer: BookingPerson = { accountNumber: '10100', countryCode: 'DE' };

export function countryClass(countryCode: string | undefined): CountryClass {
  return countryCode === undefined ? 'none' : (CLASSES[countryCode] ?? 'unknown');
}

interface ContextFields extends Partial<Omit<BookingContext, 'table'>> {
  readonly chart?: ChartOfAccounts;
  /** Replace prefilled rows of the same case, else are added; confirmed unless they say otherwise. */
  readonly rows?: readonly Partial<AccountTableRow>[];
  /** Whether the user has confirmed all prefilled rows. */
  readonly allConfirmed?: boolean;
}

/** A Mandant with the host's real chart and the prefilled account table. */
export function bookingContext(fields: ContextFields = {}): BookingContext {
  const { chart = 'SKR03', rows = [], allConfirmed = false, ...context } = fields;
  const accounts = new Map(CHARTS[chart].map((account) => [account.number, account]));
  const byCase = new Map(
    prefilledRows(chart, accounts).map((row) => [
      row.taxCase,
      { ...row, confirmed: row.confirmed || allConfirmed },
    ]),
  );
  for (const row of rows) {
    const { taxCase = 'domestic-19' } = row;
    const base = byCase.get(taxCase) ?? { account: '8400', origin: 'made' as const };
    byCase.set(taxCase, { ...base, confirmed: true, ...row, taxCase });
  }
  return {
    table: { chart, version: 1, rows: [...byCase.values()] },
    accounts,
    profile: { smallBusiness: false },
    smallBusinessPeriod: {},
    today: '2026-11-28',
    fiscalYearStart: '01-01',
    countryClass,
    downPaymentsBookedOn: 'account',
    ...context,
  };
}
