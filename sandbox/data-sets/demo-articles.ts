import { uuidFrom } from '../random.ts';
import type { LineItemInput } from '../store/compose-document.ts';
import type { Organization } from '../store/organization.ts';

type Article = readonly [
  title: string,
  number: string,
  unit: string,
  net: number,
  gross: number,
  rate: number,
  type: 'PRODUCT' | 'SERVICE',
  gtin: string | null,
];

const ARTICLES: readonly Article[] = [
  ['Arbeitszeit Elektromeister', 'AZ-M', 'Stunde', 78.5, 93.42, 19, 'SERVICE', null],
  ['Handbuch „Strom vom eigenen Dach“', 'HB-1', 'Stück', 23.27, 24.9, 7, 'PRODUCT', '4006381333931'],
  ['Solarmodul 440 Wp, Glas-Glas', 'SM-440', 'Stück', 129.9, 154.58, 19, 'PRODUCT', null],
  ['Wallbox 11 kW', 'WB-11', 'Stück', 845, 1005.55, 19, 'PRODUCT', null],
];

/** The same before and after the article is stored: documents of the past refer to it. */
const articleId = ({ namespace }: Organization, number: string): string =>
  uuidFrom(`${namespace}/article/${number}`);

export function addArticles(organization: Organization, at: number): void {
  for (const [title, articleNumber, unitName, netPrice, grossPrice, taxRate, type, gtin] of ARTICLES) {
    const id = articleId(organization, articleNumber);
    organization.articles.set(id, {
      id,
      createdAt: at,
      updatedAt: at,
      archived: false,
      title,
      description: null,
      type,
      articleNumber,
      gtin,
      note: null,
      unitName,
      price: { netPrice, grossPrice, leadingPrice: 'NET', taxRate },
      version: 0,
    });
  }
}

/** A line that refers to its article, as lines do that were not typed but chosen. */
export function ofArticle(organization: Organization, number: string, line: LineItemInput): LineItemInput {
  const type = ARTICLES.find(([, articleNumber]) => articleNumber === number)?.[6];
  return { ...line, id: articleId(organization, number), type: type === 'SERVICE' ? 'service' : 'material' };
}
