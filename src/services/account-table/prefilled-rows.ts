import type { ChartOfAccounts, LedgerAccount } from '../../../host/api/accounts.ts';
import type { AccountTableRow } from './account-table.ts';
import { CASES_WITHOUT_ACCOUNT } from './addable-cases.ts';

type Confidence = 'high' | 'confirm';

interface PrefilledCase {
  readonly taxCase: string;
  readonly SKR03: readonly [account: string, Confidence];
  readonly SKR04: readonly [account: string, Confidence];
  /** BU-Schlüssel of tax-cases.md; only where the Mandant's account is not automatic. */
  readonly taxKey?: string;
}

/** tax-cases.md as data. */
const PREFILLED_CASES: readonly PrefilledCase[] = [
  { taxCase: 'domestic-19', SKR03: ['8400', 'high'], SKR04: ['4400', 'high'], taxKey: '3' },
  { taxCase: 'domestic-7', SKR03: ['8300', 'high'], SKR04: ['4300', 'high'], taxKey: '2' },
  { taxCase: 'abroad-19', SKR03: ['8400', 'confirm'], SKR04: ['4400', 'confirm'], taxKey: '3' },
  { taxCase: 'abroad-7', SKR03: ['8300', 'confirm'], SKR04: ['4300', 'confirm'], taxKey: '2' },
  { taxCase: 'zero-in-taxed', SKR03: ['8200', 'confirm'], SKR04: ['4200', 'confirm'] },
  { taxCase: 'photovoltaic', SKR03: ['8290', 'high'], SKR04: ['4290', 'high'] },
  { taxCase: 'small-business', SKR03: ['8192', 'high'], SKR04: ['4184', 'high'] },
  { taxCase: 'small-business-until-2024', SKR03: ['8195', 'high'], SKR04: ['4185', 'high'] },
  { taxCase: 'small-business-presumed', SKR03: ['8192', 'confirm'], SKR04: ['4184', 'confirm'] },
  { taxCase: 'small-business-until-2024-presumed', SKR03: ['8195', 'confirm'], SKR04: ['4185', 'confirm'] },
  { taxCase: 'exempt', SKR03: ['8100', 'confirm'], SKR04: ['4100', 'confirm'] },
  { taxCase: 'eu-supply', SKR03: ['8125', 'high'], SKR04: ['4125', 'confirm'] },
  { taxCase: 'eu-service-13b', SKR03: ['8336', 'high'], SKR04: ['4336', 'confirm'], taxKey: '47' },
  { taxCase: 'export-goods', SKR03: ['8120', 'high'], SKR04: ['4120', 'high'] },
  { taxCase: 'export-service', SKR03: ['8338', 'high'], SKR04: ['4338', 'confirm'] },
  { taxCase: 'construction-13b', SKR03: ['8337', 'high'], SKR04: ['4337', 'high'], taxKey: '46' },
  { taxCase: 'down-payment:19', SKR03: ['1718', 'high'], SKR04: ['3272', 'high'], taxKey: '3' },
  { taxCase: 'down-payment:7', SKR03: ['1711', 'high'], SKR04: ['3260', 'high'], taxKey: '2' },
  { taxCase: 'down-payment:0', SKR03: ['1710', 'high'], SKR04: ['3250', 'high'] },
];

/** One row per country and rate is made from these when it is first met (F11). */
const OSS_CASES: readonly PrefilledCase[] = [
  { taxCase: 'oss-goods', SKR03: ['8320', 'confirm'], SKR04: ['4320', 'confirm'], taxKey: '240' },
  { taxCase: 'oss-services', SKR03: ['8331', 'confirm'], SKR04: ['4331', 'confirm'], taxKey: '44' },
];

/** Accounts that tax-cases.md proposes without choosing one. */
export interface ProposedAccounts {
  readonly service: string;
  readonly goods: string;
}

const PROPOSED: Readonly<Record<ChartOfAccounts, ProposedAccounts>> = {
  SKR03: { service: '8338', goods: '8120' },
  SKR04: { service: '4338', goods: '4120' },
};

export function proposedAccounts(taxCase: string, chart: ChartOfAccounts): ProposedAccounts | undefined {
  return CASES_WITHOUT_ACCOUNT.includes(taxCase) ? PROPOSED[chart] : undefined;
}

type Accounts = ReadonlyMap<string, LedgerAccount>;

function rowOf(prefilled: PrefilledCase, chart: ChartOfAccounts, accounts: Accounts): AccountTableRow {
  const [account, confidence] = prefilled[chart];
  const automatic = accounts.get(account)?.automaticRate !== undefined;
  return {
    taxCase: prefilled.taxCase,
    account,
    taxKey: automatic ? undefined : prefilled.taxKey,
    confirmed: confidence === 'high',
    origin: 'prefilled',
  };
}

/** The account table before anybody changes it, for the Mandant's accounts. */
export function prefilledRows(chart: ChartOfAccounts, accounts: Accounts): readonly AccountTableRow[] {
  return PREFILLED_CASES.map((prefilled) => rowOf(prefilled, chart, accounts));
}

function prefilledCase(taxCase: string): PrefilledCase | undefined {
  return (
    PREFILLED_CASES.find((candidate) => candidate.taxCase === taxCase) ??
    OSS_CASES.find((candidate) => taxCase.startsWith(`${candidate.taxCase}:`))
  );
}

/** BU-Schlüssel of a case on a free account. */
export function taxKeyOf(taxCase: string): string | undefined {
  return prefilledCase(taxCase)?.taxKey;
}

/** What tax-cases.md says of one case, OSS cases of any country and rate included. */
export function prefilledRow(
  taxCase: string,
  chart: ChartOfAccounts,
  accounts: Accounts,
): AccountTableRow | undefined {
  const prefilled = prefilledCase(taxCase);
  return prefilled && { ...rowOf(prefilled, chart, accounts), taxCase };
}
