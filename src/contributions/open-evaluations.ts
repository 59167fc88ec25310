import type { PluginContext } from '../../host/api/plugin-context.ts';
import { readBooks } from '../services/evaluation-sources/read-books.ts';
import {
  readStatedTaxes,
  type StatedTaxesSources,
} from '../services/evaluation-sources/read-stated-taxes.ts';
import { showEvaluations, type EvaluationsParams } from '../ui/evaluations/show-evaluations.ts';

/** The dialog over the books of the Mandant; a voucher that the user wants to see is shown in its list. One chunk with all that it needs. */
export async function openEvaluations(
  { mandant, views, vouchers, window }: PluginContext,
  sources: StatedTaxesSources,
  shown: Pick<EvaluationsParams, 'evaluation' | 'texts' | 'words'>,
): Promise<void> {
  const wanted = await showEvaluations(window, {
    ...shown,
    mandant: mandant.current.name,
    books$: readBooks(vouchers),
    statedTaxes: (year) => readStatedTaxes(sources, year),
    print: () => globalThis.print(),
  });
  if (wanted) views.open(wanted.belegkreis, { voucher: wanted.id });
}
