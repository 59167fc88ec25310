import type { CalendarDate } from '../../../../host/api/calendar-date.ts';
import type { HostServices } from '../../../../host/api/plugin-context.ts';
import type { LexofficeClient } from '../../lexoffice/lexoffice-client.ts';
import type { DocumentRow } from '../../lexoffice/sales-document.ts';
import { connectedProfile } from '../../organization/connected-profile.ts';
import type { Organization } from '../../organization/organization.ts';
import type { TransferRegistry } from '../../registry/transfer-registry.ts';
import { ServiceFailure } from '../../service-failure.ts';
import type { ImportLists } from './import-lists.ts';

/** Before anything that Lexware Office can have. */
const EVER: CalendarDate = '2000-01-01';

export interface FreshStartParts {
  readonly host: Pick<HostServices, 'settings'>;
  readonly lexoffice: LexofficeClient;
  readonly organization: Organization;
  readonly registry: TransferRegistry;
  readonly lists: ImportLists;
}

/** What "alles bis heute gilt als übertragen" is about: all that Lexware Office has and that could be imported, without what is in the books or marked. Nothing is kept of this reading. */
export async function untransferred(
  { lexoffice, organization, registry }: FreshStartParts,
  signal: AbortSignal,
): Promise<readonly DocumentRow[]> {
  const { organizationId } = await connectedProfile(organization);
  const states = await registry.load(organizationId);
  const isOpen = ({ id, type, currency }: DocumentRow): boolean => {
    const state = states.get(id);
    return (
      (type === 'invoice' || type === 'creditNote') &&
      currency === 'EUR' &&
      (state === undefined || (state.vouchers.length === 0 && state.record?.marked === undefined))
    );
  };
  for await (const { items, page, pages, complete } of lexoffice.documents(
    { updatedFrom: EVER },
    { lane: 'user', signal },
  )) {
    if (page < pages) continue;
    if (!complete) break;
    return items.filter((item): item is DocumentRow => !('unreadable' in item) && isOpen(item));
  }
  throw new ServiceFailure('incomplete-list');
}

/** What is created from now on is offered: `boundary` is yesterday, so that nothing of today is lost, and what is there already is marked (rules.md 2, 12). */
export async function startAfresh({ host, lists }: FreshStartParts, boundary: CalendarDate): Promise<void> {
  await host.settings.update('lexoffice.lastFetchDate', boundary);
  await lists.markAllTransferred();
}
