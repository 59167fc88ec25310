import { berlinDay, berlinDayOf } from '../../src/services/calendar/berlin-calendar.ts';
import type { CalendarDate } from '../../host/api/calendar-date.ts';
import type { Contact } from '../../src/services/lexoffice/contact.ts';
import type {
  DocumentFilter,
  RemoteLexoffice,
  RequestOptions,
  Sweep,
} from '../../src/services/lexoffice/lexoffice-client.ts';
import { LexofficeError } from '../../src/services/lexoffice/lexoffice-error.ts';
import type { Country, CountryClass, Profile } from '../../src/services/lexoffice/profile.ts';
import type {
  DocumentRow,
  DocumentType,
  SalesDocument,
  Unreadable,
} from '../../src/services/lexoffice/sales-document.ts';

export const ORGANIZATION = 'c0ffee00-0001-4000-8000-000000000001';
export const CONTACT = 'aa10aa10-0000-4000-8000-000000000010';

export interface FakeFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly name?: string;
}

/** What a test says of a document; the rest is an ordinary invoice over 119,00 at 19 %. */
export type DocumentInput = Partial<SalesDocument>;

/** Net and tax of one rate, and the totals that go with it. */
export function amounts(netCents: number, taxCents: number, rate = 19): DocumentInput {
  return {
    taxAmounts: [{ rate, netCents, taxCents }],
    totalNetCents: netCents,
    totalTaxCents: taxCents,
    totalGrossCents: netCents + taxCents,
  };
}

export function pdf(text = 'invoice'): FakeFile {
  const bytes = new TextEncoder().encode(`%PDF-1.7\n${text}\n%%EOF`);
  return { bytes, contentType: 'application/pdf', name: `${text}.pdf` };
}

/** Lexware Office from a list of documents: filters by whole Berlin days, pages, cuts instants to the second, knows no reversal date. */
export class FakeLexoffice implements RemoteLexoffice {
  readonly documentsById = new Map<string, SalesDocument>();
  readonly files = new Map<string, FakeFile>();
  readonly unreadableRows: Unreadable[] = [];
  readonly requests: string[] = [];
  pageSize = 250;
  /** Rows that its filter should have kept out, as the client counts them. */
  dropped = 0;
  profileValue: Profile = {
    organizationId: ORGANIZATION,
    companyName: 'Muster & Söhne GmbH',
    smallBusiness: false,
    taxType: 'net',
  };
  /** By document id. */
  readonly paidDays = new Map<string, CalendarDate>();
  /** Runs ahead of every answer and may throw or wait. */
  before: (request: string) => void | Promise<void> = () => undefined;
  /** Changes rows on their way, e.g. to a type of tomorrow. */
  onRow: (row: DocumentRow) => DocumentRow | Unreadable = (row) => row;
  private readonly days = new Map<string, string>();
  private serial = 0;

  constructor(private readonly clock: { now(): Date }) {}

  add(input: DocumentInput = {}): SalesDocument {
    this.serial += 1;
    const serial = String(this.serial).padStart(4, '0');
    const now = this.clock.now().toISOString();
    const type = input.type ?? 'invoice';
    const document: SalesDocument = {
      id: `bb20bb20-0000-4000-8000-00000000${serial}`,
      organizationId: this.profileValue.organizationId,
      version: 1,
      type,
      status: 'open',
      number: `${type === 'creditNote' ? 'GS' : 'RE'}-${serial}`,
      date: berlinDayOf(this.clock.now()),
      createdDate: now,
      updatedDate: now,
      contactId: CONTACT,
      address: { name: 'Nordlicht Solar & Söhne KG', countryCode: 'DE' },
      currency: 'EUR',
      taxType: 'net',
      ...(amounts(10_000, 1_900) as Pick<
        SalesDocument,
        'taxAmounts' | 'totalNetCents' | 'totalTaxCents' | 'totalGrossCents'
      >),
      lineItemRates: [],
      closingInvoice: false,
      deductions: [],
      related: [],
      archived: false,
      ...input,
    };
    this.documentsById.set(document.id, document);
    return document;
  }

  /** An edit, a payment, a Storno: whatever it is, updatedDate moves. */
  change(id: string, change: DocumentInput): SalesDocument {
    const before = this.get(id);
    const updatedDate = this.clock.now().toISOString();
    const document = { ...before, updatedDate, version: before.version + 1, ...change };
    this.documentsById.set(id, document);
    return document;
  }

  void(id: string): SalesDocument {
    return this.change(id, { status: 'voided' });
  }

  pay(id: string): SalesDocument {
    return this.change(id, { status: this.get(id).type === 'creditNote' ? 'paidoff' : 'paid' });
  }

  get(id: string): SalesDocument {
    const document = this.documentsById.get(id);
    if (document === undefined) throw new Error(`no document ${id}`);
    return document;
  }

  remove(id: string): void {
    this.documentsById.delete(id);
  }

  async profile(options: RequestOptions): Promise<Profile> {
    await this.request('profile', options);
    return this.profileValue;
  }

  async countryClass(options: RequestOptions): Promise<(countryCode: string | undefined) => CountryClass> {
    await this.request('countries', options);
    return (code) => (code === undefined ? 'none' : code === 'DE' ? 'DE' : code === 'FR' ? 'EU' : 'third');
  }

  async countries(options: RequestOptions): Promise<readonly Country[]> {
    await this.request('countries', options);
    return [];
  }

  async *documents(filter: DocumentFilter, options: RequestOptions): AsyncGenerator<Sweep<DocumentRow>> {
    const matching = () =>
      [...this.documentsById.values()]
        .filter(({ status }) => status !== 'draft')
        .filter(({ updatedDate }) => !filter.updatedFrom || this.dayOf(updatedDate) >= filter.updatedFrom)
        .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
    const items = new Map<string, DocumentRow | Unreadable>();
    for (let page = 1; ; page += 1) {
      await this.request(`list ${filter.updatedFrom ?? ''} ${page}`, options);
      const all = matching();
      const pages = Math.max(1, Math.ceil(all.length / this.pageSize));
      for (const document of all.slice((page - 1) * this.pageSize, page * this.pageSize)) {
        items.set(document.id, this.onRow(this.rowOf(document)));
      }
      this.unreadableRows.forEach((row, index) => items.set(`unreadable ${index}`, row));
      const complete = page >= pages;
      const { dropped } = this;
      yield { items: [...items.values()], page, pages, total: all.length, complete, dropped };
      if (complete) return;
    }
  }

  async document(type: DocumentType, id: string, options: RequestOptions): Promise<SalesDocument> {
    await this.request(`document ${id}`, options);
    const document = this.documentsById.get(id);
    if (document?.type !== type)
      throw new LexofficeError('not-found', { path: `/${type}/${id}`, status: 404 });
    return document;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- an empty list
  async *contacts(): AsyncGenerator<Sweep<Contact>> {
    yield { items: [], page: 1, pages: 1, total: 0, complete: true };
  }

  contact(id: string): Promise<Contact> {
    return Promise.reject(new LexofficeError('not-found', { path: `/contacts/${id}`, status: 404 }));
  }

  async paidOn(id: string, options: RequestOptions): Promise<CalendarDate | undefined> {
    await this.request(`payments ${id}`, options);
    return this.paidDays.get(id);
  }

  async file(type: DocumentType, id: string, accept: string, options: RequestOptions): Promise<FakeFile> {
    await this.request(`file ${id} ${accept}`, options);
    const file =
      this.files.get(`${id} ${accept}`) ?? (accept === 'application/xml' ? undefined : this.files.get(id));
    if (file === undefined)
      throw new LexofficeError('not-found', { path: `/${type}/${id}/file`, status: 404 });
    return file;
  }

  permalink(type: DocumentType | 'contact', id: string): string {
    return `https://app.lexware.de/permalink/${type}s/view/${id}`;
  }

  private dayOf(instant: string): string {
    const day = this.days.get(instant) ?? berlinDay(instant);
    this.days.set(instant, day);
    return day;
  }

  private async request(request: string, { signal }: RequestOptions): Promise<void> {
    if (signal?.aborted) throw new DOMException('aborted', 'AbortError');
    this.requests.push(request);
    await this.before(request);
  }

  private rowOf(document: SalesDocument): DocumentRow {
    const toSecond = (instant: string) => `${new Date(instant).toISOString().slice(0, 19)}.000Z`;
    return {
      id: document.id,
      type: document.type,
      status: document.status,
      number: document.number,
      date: document.date,
      dueDate: document.dueDate,
      createdDate: toSecond(document.createdDate),
      updatedDate: toSecond(document.updatedDate),
      contactId: document.contactId,
      contactName: document.address.name,
      totalCents: document.totalGrossCents,
      currency: document.currency,
      archived: document.archived,
    };
  }
}
