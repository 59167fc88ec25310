export interface ArticleRecord {
  id: string;
  createdAt: number;
  updatedAt: number;
  archived: boolean;
  title: string;
  description: string | null;
  type: 'PRODUCT' | 'SERVICE';
  articleNumber: string | null;
  gtin: string | null;
  note: string | null;
  unitName: string;
  price: { netPrice: number; grossPrice: number; leadingPrice: 'NET' | 'GROSS'; taxRate: number };
  version: number;
}
