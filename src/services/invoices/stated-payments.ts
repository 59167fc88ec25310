import { inject, injectable } from 'inversify';
import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import type { StatedPayment, Voucher } from '../../../host/api/vouchers.ts';
import { concerns } from '../failures.ts';
import { Host } from '../host-tokens.ts';
import { LexofficeClient } from '../lexoffice/lexoffice-client.ts';
import { LexofficeError } from '../lexoffice/lexoffice-error.ts';
import type { DocumentRow } from '../lexoffice/sales-document.ts';
import { Organization } from '../organization/organization.ts';
import { externalKeyPrefix } from '../registry/external-key.ts';
import { paymentState } from './rules/payment.ts';

/** Tells the books how Lexware Office has the payment of what was booked: information, nothing is cleared by it (rules.md 36). */
@injectable()
export class StatedPayments {
  /** Documents whose day was asked for: not every answer has one. */
  readonly #asked = new Set<string>();

  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(LexofficeClient) private readonly client: LexofficeClient,
    @inject(Organization) private readonly organization: Organization,
  ) {}

  /** What rows of the list say, without a request. */
  async state(rows: Iterable<Pick<DocumentRow, 'id' | 'status'>>): Promise<void> {
    const byId = new Map(Array.from(rows, (row) => [row.id, row]));
    const changes = new Map<string, StatedPayment>();
    for (const { id, origin, payment } of await this.#booked()) {
      const row = byId.get(origin.documentId);
      const state = row && paymentState(row);
      if (state !== undefined && payment?.state !== state) changes.set(id, { state });
    }
    await this.host.vouchers.statePayments(changes);
  }

  /** Asks for the day of each payment that has none yet, one after the other behind everything else. Answers how many there are now. */
  async fetchDays(signal?: AbortSignal): Promise<number> {
    let found = 0;
    for (const { id, origin, payment } of await this.#booked()) {
      const { documentId } = origin;
      const isUndated = payment?.state === 'paid' && payment.paidOn === undefined;
      if (!isUndated || this.#asked.has(documentId)) continue;
      const paidOn = await this.#dayOf(documentId, signal);
      this.#asked.add(documentId);
      if (paidOn === undefined) continue;
      await this.host.vouchers.statePayments(new Map([[id, { state: 'paid', paidOn }]]));
      found += 1;
    }
    return found;
  }

  /** There is no payment of a credit note that was set off against its invoice, for one. */
  async #dayOf(documentId: string, signal?: AbortSignal): Promise<CalendarDate | undefined> {
    try {
      return await this.client.paidOn(documentId, { lane: 'bulk', signal });
    } catch (error) {
      if (LexofficeError.is(error) && concerns(error.failure) === 'document') return undefined;
      throw error;
    }
  }

  async #booked(): Promise<readonly Voucher[]> {
    const organizationId = await this.organization.boundTo();
    if (organizationId === undefined) return [];
    const vouchers = await this.host.vouchers.list({ externalKeyPrefix: externalKeyPrefix(organizationId) });
    return vouchers.filter(({ kind }) => kind === 'invoice' || kind === 'creditNote');
  }
}
