/** Writes documents of a data set with a past: each step happens on its own day, in the order of the days. */
import { addDays, berlinDay, berlinInstant, berlinMidnight } from '../berlin-time.ts';
import { SeededRandom } from '../random.ts';
import { composeDocument } from '../store/compose-document.ts';
import type { DocumentInput, LineItemInput } from '../store/compose-document.ts';
import type { ContactRecord } from '../store/contact.ts';
import type { Organization } from '../store/organization.ts';
import type {
  Address,
  RelatedVoucher,
  SalesRecord,
  SalesType,
  TaxConditions,
} from '../store/sales-document.ts';
import {
  archiveDocument,
  finalizeDocument,
  payDocument,
  storeDocument,
  voidDocument,
} from '../store/sales-lifecycle.ts';
import type { PaymentInput } from '../store/sales-lifecycle.ts';

export interface DocumentSpec extends Partial<
  Omit<DocumentInput, 'lineItems' | 'taxConditions' | 'address' | 'voucherDate'>
> {
  type?: SalesType;
  /** Days before the sandbox's today on which it is written; the document date as well, unless `dated` says otherwise. */
  ago: number;
  dated?: number;
  /** Key of a contact; without one: `address`, a one-time address. */
  to?: string;
  address?: Address;
  lines: LineItemInput[];
  tax?: TaxConditions | TaxConditions['taxType'];
  draft?: boolean;
  /** Days after the writing. Steps that would lie in the future do not happen. */
  paidAfter?: number;
  partPaid?: { after: number } & PaymentInput;
  voidedAfter?: number;
  archivedAfter?: number;
  /** The document it continues, e.g. the invoice of a credit note. */
  follows?: SalesRecord;
  locked?: boolean;
  /** Cannot be on the wire of the live API: only in the data set `hostile`. */
  hostile?: boolean;
  rowTrap?: SalesRecord['rowTrap'];
  wireTrap?: SalesRecord['wireTrap'];
  fileTrap?: SalesRecord['fileTrap'];
  /** Exact instant of the writing in milliseconds, where `ago` is too coarse. */
  writtenAt?: number;
  /** Document date as a timestamp with offset, where `dated` is too coarse. */
  voucherDate?: string;
}

const PAUSE_MS = 7 * 60_000;

interface Step {
  at: number;
  run: () => void;
}

export class History {
  readonly #steps: Step[] = [];
  readonly #random: SeededRandom;
  /** When the document before was written: numbers and times run in the same order. */
  #writtenAt = 0;
  readonly today: string;

  constructor(
    readonly organization: Organization,
    private readonly contacts: ReadonlyMap<string, ContactRecord>,
    seed: number,
  ) {
    this.#random = new SeededRandom(seed);
    this.today = berlinDay(organization.now());
  }

  /** The day so many days before today. */
  day(ago: number): string {
    return addDays(this.today, -ago);
  }

  contact(key: string): ContactRecord {
    const contact = this.contacts.get(key);
    if (!contact) throw new Error(`the data set has no contact ${key}`);
    return contact;
  }

  /** Writes a document at once and keeps its later steps for `play`. Call in the order of the days: numbers run on. */
  write(spec: DocumentSpec): SalesRecord {
    const { organization } = this;
    const at = spec.writtenAt ?? Math.max(this.#momentOf(spec.ago), this.#writtenAt + PAUSE_MS);
    if (spec.writtenAt === undefined) this.#writtenAt = at;
    const type = spec.type ?? 'invoice';
    const document = organization.at(at, () => {
      const composed = composeDocument(organization, type, this.#inputOf(spec, type), organization.now());
      composed.locked = spec.locked ?? false;
      if (spec.rowTrap) composed.rowTrap = spec.rowTrap;
      if (spec.wireTrap) composed.wireTrap = spec.wireTrap;
      if (spec.fileTrap) composed.fileTrap = spec.fileTrap;
      storeDocument(organization, composed);
      return composed;
    });
    if (spec.draft !== true && type !== 'dunning')
      organization.at(at + 1200, () => finalizeDocument(organization, document));
    this.#later(spec, spec.paidAfter, () => payDocument(organization, document));
    const { partPaid } = spec;
    if (partPaid) this.#later(spec, partPaid.after, () => payDocument(organization, document, partPaid));
    this.#later(spec, spec.voidedAfter, () => voidDocument(organization, document));
    this.#later(spec, spec.archivedAfter, () => archiveDocument(organization, document, true));
    return document;
  }

  /** Plays the steps that were kept, oldest first. */
  play(until = Infinity): void {
    const due = this.#steps.filter((step) => step.at <= Math.min(until, this.organization.now()));
    this.#steps.length = 0;
    for (const step of due.sort((a, b) => a.at - b.at)) this.organization.at(step.at, step.run);
  }

  #later(spec: DocumentSpec, after: number | undefined, run: () => void): void {
    if (after !== undefined) this.#steps.push({ at: this.#momentOf(spec.ago - after), run });
  }

  /** Some minute of a working day; on the present day never later than now. */
  #momentOf(ago: number): number {
    const { organization } = this;
    const at = berlinInstant(
      this.day(ago),
      this.#random.between(8, 16),
      this.#random.between(0, 59),
      this.#random.between(0, 59),
      this.#random.between(0, 999),
    );
    return ago === 0 ? Math.min(at, organization.now() - 60_000) : at;
  }

  #layoutId(): string {
    const layout = this.organization.printLayouts.find((candidate) => candidate.default);
    if (!layout) throw new Error('the data set has no print layout');
    return layout.id;
  }

  #inputOf(spec: DocumentSpec, type: SalesType): DocumentInput {
    const { follows, to, tax = 'net', lines } = spec;
    const date = spec.voucherDate ?? berlinMidnight(this.day(spec.dated ?? spec.ago));
    const related: RelatedVoucher[] = follows
      ? [
          {
            id: follows.id,
            ...(follows.voucherNumber !== undefined && { voucherNumber: follows.voucherNumber }),
            voucherType: follows.type,
          },
        ]
      : [];
    const shipped = type === 'creditnote' || type === 'quotation' ? undefined : spec.shippingConditions;
    const standardShipping = { shippingDate: date, shippingType: 'service' } as const;
    return {
      printLayoutId: this.#layoutId(),
      ...spec,
      voucherDate: date,
      address: to === undefined ? (spec.address ?? {}) : { contactId: this.contact(to).id, ...spec.address },
      lineItems: lines,
      taxConditions: typeof tax === 'string' ? { taxType: tax } : tax,
      relatedVouchers: spec.relatedVouchers ?? related,
      ...(type !== 'creditnote' &&
        type !== 'quotation' && { shippingConditions: shipped ?? standardShipping }),
    };
  }
}
