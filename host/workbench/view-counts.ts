import type { ViewId } from '../api/views.ts';
import type { Books } from './books.ts';

export type ViewCounts = Readonly<Record<ViewId, number | undefined>>;

/** The numbers of the Cockpit; `undefined` until they are known. */
export function countsOf({ vouchers, persons, errors }: Books): ViewCounts {
  const ofKreis = { customers: 0, suppliers: 0, cash: 0, bank: 0 };
  for (const { belegkreis, deleted } of vouchers.state.rows) if (!deleted) ofKreis[belegkreis]++;
  const known = <T>(list: { readonly state: { readonly status: string } }, value: T): T | undefined =>
    list.state.status === 'pending' ? undefined : value;
  return {
    customers: known(vouchers, ofKreis.customers),
    suppliers: known(vouchers, ofKreis.suppliers),
    cash: known(vouchers, ofKreis.cash),
    bank: known(vouchers, ofKreis.bank),
    persons: known(persons, persons.state.rows.filter(({ deleted }) => !deleted).length),
    log: known(errors, errors.state.rows.filter(({ severity }) => severity !== 'info').length),
  };
}
