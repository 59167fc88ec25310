import type { Observable } from 'rxjs';
import { abortable } from '../abortable.ts';
import { isIn, type Period } from '../calendar/periods.ts';
import { statedTaxes, type StatedTax } from '../evaluations/stated-tax.ts';
import { concerns, type Failure } from '../failures.ts';
import type { CircumstancesSource } from '../invoices/list/circumstances-source.ts';
import type { DetailSource } from '../invoices/list/detail-source.ts';
import { isVoided } from '../invoices/rules/document-row.ts';
import type { LexofficeClient } from '../lexoffice/lexoffice-client.ts';
import { LexofficeError } from '../lexoffice/lexoffice-error.ts';
import type { DocumentRow, SalesDocument } from '../lexoffice/sales-document.ts';
import { connectedProfile } from '../organization/connected-profile.ts';
import type { Organization } from '../organization/organization.ts';
import { failureCode } from '../service-failure.ts';

export type StatedTaxesState =
  /** `total` is 0 until the list is read; then it counts documents. */
  | { readonly status: 'reading'; readonly done: number; readonly total: number }
  | {
      readonly status: 'ready';
      readonly taxes: readonly StatedTax[];
      /** Abschlagsrechnungen, documents in another currency, and what could not be read: their tax is not in `taxes`. */
      readonly leftOut: number;
      /** Whether the list was read without a gap (A6). */
      readonly complete: boolean;
    }
  | { readonly status: 'failed'; readonly code: Failure };

export interface StatedTaxesSources {
  readonly client: LexofficeClient;
  readonly organization: Organization;
  readonly details: DetailSource;
  readonly circumstances: CircumstancesSource;
}

/** The tax of an Abschlag is owed when it is paid, and the API does not say when that was; amounts in another currency are no euros. */
function statesTax({ type, currency }: DocumentRow): boolean {
  return (type === 'invoice' || type === 'creditNote') && currency === 'EUR';
}

async function* read(
  sources: StatedTaxesSources,
  year: Period,
  signal: AbortSignal,
): AsyncGenerator<StatedTaxesState, void> {
  const { client, organization, details, circumstances } = sources;
  yield { status: 'reading', done: 0, total: 0 };
  const profile = await connectedProfile(organization);
  const { booking, customerOf } = await circumstances.load(profile, { forBooking: true, signal });
  let rows: readonly DocumentRow[] = [];
  let [leftOut, complete] = [0, false];
  for await (const sweep of client.documents({}, { lane: 'user', signal })) {
    const readable = sweep.items.flatMap((item) => ('unreadable' in item ? [] : [item]));
    // A voided document and its Storno are nothing together, whatever month the books put them in.
    const own = readable.filter((row) => isIn(row.date, year) && !isVoided(row));
    rows = own.filter(statesTax);
    leftOut = own.length - rows.length + (sweep.items.length - readable.length);
    complete = sweep.complete;
  }
  const taxesOf = (document: SalesDocument): readonly StatedTax[] => {
    const customer = customerOf(document.contactId);
    // Without a Debitor the country of the document decides alone.
    return statedTaxes(document, customer.ok ? customer.person : { accountNumber: '' }, booking);
  };
  const taxes: StatedTax[] = [];
  for (const [done, row] of rows.entries()) {
    yield { status: 'reading', done, total: rows.length };
    try {
      taxes.push(...taxesOf(await details.read(profile.organizationId, row, { lane: 'bulk', signal })));
    } catch (error) {
      if (!LexofficeError.is(error) || concerns(error.failure) !== 'document') throw error;
      leftOut += 1;
    }
  }
  yield { status: 'ready', taxes, leftOut, complete };
}

/** What the documents of a year state, by their own date. Cold; unsubscribing aborts what is under way. Never errors. */
export function readStatedTaxes(sources: StatedTaxesSources, year: Period): Observable<StatedTaxesState> {
  return abortable<StatedTaxesState>(
    (signal) => read(sources, year, signal),
    (error) => ({ status: 'failed', code: failureCode(error) }),
  );
}
