import type { TermDescriber } from '../../api/terms.ts';
import { formatDate, formatMoney } from '../format.ts';
import { text } from '../l10n/text.ts';

type Facts = Readonly<Record<string, unknown>>;

const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value of the Logbuch as a reader wants it: words for keys and codes, money and days as everywhere; each fact ends with `separator`. */
export function readableValue(value: unknown, termOf: TermDescriber, separator = '\n'): string {
  return isFacts(value) ? factsText(value, termOf, separator) : valueText(value, '', termOf);
}

function factsText(facts: Facts, termOf: TermDescriber, separator: string): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${termOf(name, 'name') ?? name}: ${valueText(value, name, termOf)}`)
    .join(separator);
}

function valueText(value: unknown, name: string, termOf: TermDescriber): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return text(value ? 'value.yes' : 'value.no');
  if (typeof value === 'number') return name.endsWith('Cents') ? formatMoney(value) : String(value);
  if (typeof value === 'string') return wordsOf(value, termOf);
  if (isFacts(value)) return factsText(value, termOf, ', ');
  if (!Array.isArray(value)) return JSON.stringify(value);
  const items = value.map((item) => valueText(item, name, termOf));
  return items.length === 0 ? text('value.none') : items.join(value.some(isFacts) ? '; ' : ', ');
}

/** Also of what begins with a code, as the subject "invoice RE-1033" does. */
export function wordsOf(value: string, termOf: TermDescriber): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  const known = termOf(value, 'value');
  if (known !== undefined) return known;
  const [first = '', ...rest] = value.split(' ');
  const word = rest.length === 0 ? undefined : termOf(first, 'value');
  return word === undefined ? value : [word, ...rest].join(' ');
}
