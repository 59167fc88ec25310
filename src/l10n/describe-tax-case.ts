import { countryNames } from './country-names.ts';

/** The words that the descriptions of tax cases are made of, in one language. */
export interface TaxCaseWords {
  readonly language: string;
  /** Cases without values in their name. */
  readonly listed: Readonly<Record<string, string>>;
  readonly ossGoods: string;
  readonly ossServices: string;
  readonly downPayment: string;
  /** Tax types and subtypes of the wire, for cases that the table does not list. */
  readonly taxTypes: Readonly<Record<string, string>>;
  readonly countryClasses: Readonly<Record<string, string>>;
}

/** Makes the function that says a tax case in words: `oss-goods:FR:20` → "Fernverkauf Frankreich 20 %". An unknown name answers itself. */
export function taxCaseDescriber(words: TaxCaseWords): (taxCase: string) => string {
  const countryName = countryNames(words.language);
  const percent = new Intl.NumberFormat(words.language, { maximumFractionDigits: 4 });

  const rateText = (rate: string) => `${percent.format(Number(rate))} %`;
  const place = (where: string) => {
    return words.countryClasses[where] ?? countryName(where);
  };

  return (taxCase) => {
    const listed = Object.hasOwn(words.listed, taxCase) ? words.listed[taxCase] : undefined;
    if (listed !== undefined) return listed;
    const parts = taxCase.split(':');
    const [name = '', ...rest] = parts;
    const rate = rest.pop() ?? '';
    if (!/^\d+(\.\d+)?$/.test(rate)) return taxCase;
    if (name === 'down-payment') return `${words.downPayment} ${rateText(rate)}`;
    const oss = { 'oss-goods': words.ossGoods, 'oss-services': words.ossServices }[name];
    if (oss !== undefined) return `${oss} ${place(rest[0] ?? '')} ${rateText(rate)}`;
    const subType = rest.find((part) => words.taxTypes[part] !== undefined);
    const where = rest.find((part) => part !== subType) ?? 'DE';
    return `${words.taxTypes[subType ?? name] ?? subType ?? name}, ${place(where)}, ${rateText(rate)}`;
  };
}
