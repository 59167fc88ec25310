/** Tax cases of tax-cases.md that stand for many: each rate, and with OSS each country, is a row of its own. */
export const CASES_BY_RATE = ['oss-goods', 'oss-services', 'down-payment', 'net'] as const;
export type CaseByRate = (typeof CASES_BY_RATE)[number];

export function isPerCountry(name: CaseByRate): boolean {
  return name.startsWith('oss-');
}

/** Cases that tax-cases.md names without an account: only the user knows whether goods or a service went abroad. */
export const CASES_WITHOUT_ACCOUNT = ['exempt-eu', 'exempt-third', 'zero-in-taxed-eu', 'zero-in-taxed-third'];

/** Members of the European Union to which a sale falls under the One-Stop-Shop. ISO 3166, as Lexware Office writes them. */
export const OSS_COUNTRIES: readonly string[] =
  'AT BE BG CY CZ DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

/** `oss-goods:FR:5.5` from what a user chose and typed. @returns undefined for a rate that is none */
export function caseByRate(name: CaseByRate, country: string, rate: string): string | undefined {
  const typed = rate.trim().replace(/\s*%$/, '').replace(',', '.');
  if (!/^\d{1,2}(\.\d+)?$/.test(typed)) return undefined;
  return [name, ...(isPerCountry(name) ? [country] : []), String(Number(typed))].join(':');
}
