import type { VoucherPart } from '../../services/evaluations/cell.ts';
import type { Cents } from '../../services/money/cents.ts';

/** The four evaluations; closed. */
export const EVALUATIONS = ['revenue', 'vat-check', 'ec-sales', 'oss'] as const;
export type Evaluation = (typeof EVALUATIONS)[number];

/** An amount, or one in whole euros as a return wants it; `undefined` where the column says nothing of the row. */
export type Figure = Cents | { readonly euros: number } | undefined;

export interface SheetRow {
  /** Unique in its sheet. */
  readonly key: string;
  readonly texts: readonly string[];
  readonly figures: readonly Figure[];
  /** What its sums open. */
  readonly parts: readonly VoucherPart[];
  /** `sum`: of rows below it · `aside`: in no sum · `warning`: something is missing. */
  readonly tone?: 'sum' | 'aside' | 'warning';
}

/** A month or quarter with its rows. */
export interface SheetSection {
  readonly key: string;
  readonly title: string;
  readonly sum: Pick<SheetRow, 'figures' | 'parts'>;
  readonly rows: readonly SheetRow[];
}

/** An evaluation as a table, whatever draws it: screen, paper or CSV. */
export interface Sheet {
  /** Headings of `texts` and of `figures`. */
  readonly texts: readonly string[];
  readonly figures: readonly string[];
  readonly sections: readonly SheetSection[];
}
