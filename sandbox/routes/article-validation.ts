/** Write rules of articles (lexware-api.md 9.5). */
import type { Detail } from '../http/envelopes.ts';
import type { ArticleRecord } from '../store/article.ts';
import type { Organization } from '../store/organization.ts';

export interface ArticleBody {
  title?: unknown;
  description?: unknown;
  type?: unknown;
  articleNumber?: unknown;
  gtin?: unknown;
  note?: unknown;
  unitName?: unknown;
  price?: { netPrice?: unknown; grossPrice?: unknown; leadingPrice?: unknown; taxRate?: unknown };
  version?: unknown;
}

/** Documented are 8, 12, 13 and 14 digits; live only 13 passed. */
function isGtin(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  const sum = Array.from(text).reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return sum % 10 === 0;
}

const empty = (value: unknown): boolean => typeof value !== 'string' || value.trim() === '';

export function articleViolations(
  organization: Organization,
  body: ArticleBody,
  own?: ArticleRecord,
): Detail[] {
  const found: Detail[] = [];
  const add = (violation: string, field: string, message = 'ungültig'): number =>
    found.push({ violation, field, message });
  if (empty(body.title)) add('NOTBLANK', 'title', 'darf nicht leer sein');
  if (empty(body.unitName)) add('NOTBLANK', 'unitName', 'darf nicht leer sein');
  if (body.type !== 'PRODUCT' && body.type !== 'SERVICE') add('NOTNULL', 'type', 'darf nicht null sein');
  const { price } = body;
  if (typeof price !== 'object') add('NOTNULL', 'price', 'darf nicht null sein');
  else {
    const { leadingPrice, taxRate } = price;
    if (leadingPrice !== 'NET' && leadingPrice !== 'GROSS')
      add('NOTNULL', 'price.leadingPrice', 'darf nicht null sein');
    else if (typeof (leadingPrice === 'NET' ? price.netPrice : price.grossPrice) !== 'number') {
      add('NOTNULL', leadingPrice === 'NET' ? 'price.netPrice' : 'price.grossPrice', 'darf nicht null sein');
    }
    if (taxRate !== 0 && taxRate !== 7 && taxRate !== 19)
      add('INVALID', 'price.taxRate', 'erlaubt sind 0, 7, 19');
  }
  if (typeof body.gtin === 'string' && body.gtin !== '' && !isGtin(body.gtin))
    add('VALIDGTIN', 'gtin', 'keine gültige GTIN');
  const taken = [...organization.articles.values()].some(
    (article) =>
      article.articleNumber !== null &&
      article.articleNumber === body.articleNumber &&
      article.id !== own?.id,
  );
  if (taken) add('MATERIAL_NUMBER_ALREADY_EXISTS', 'materialNumber', 'Die Artikelnummer ist schon vergeben');
  return found;
}
