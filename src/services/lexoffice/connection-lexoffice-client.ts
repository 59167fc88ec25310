import { inject, injectable } from 'inversify';
import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { ConnectionResponse } from '../../../host/api/connections.ts';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import { berlinDayOf } from '../calendar/berlin-calendar.ts';
import type { LexofficeFailure } from '../failures.ts';
import { Clock, Host } from '../host-tokens.ts';
import { CountryList } from './country-list.ts';
import { contactRemains, contactSchema } from './contact.schema.ts';
import type { Contact } from './contact.ts';
import { readFile } from './document-file.ts';
import { belongs, documentListPath, halves, PAGE_SIZE } from './document-query.ts';
import type { DocumentQuery } from './document-query.ts';
import { documentRowSchema, rowRemains } from './document-row.schema.ts';
import type { DocumentFilter, LexofficeClient, RequestOptions, Sweep } from './lexoffice-client.ts';
import { knownCountryClass } from './known-countries.ts';
import { LexofficeError } from './lexoffice-error.ts';
import { CONTACT_PAGE_SIZE, contactListPath, contactParts, documentPath, permalinkOf } from './paths.ts';
import type { ContactQuery } from './paths.ts';
import { paidDaySchema } from './payment.schema.ts';
import { countrySchema, profileSchema } from './profile.schema.ts';
import type { CountryClass, Profile } from './profile.ts';
import { readList, readPage, readRecord } from './read-answer.ts';
import type { RowReader } from './read-answer.ts';
import { RetryTiming } from './retry-delay.ts';
import { salesDocumentSchema } from './sales-document.schema.ts';
import type { DocumentRow, DocumentType, SalesDocument, Unreadable } from './sales-document.ts';
import { sweepSlices } from './sweep-slices.ts';
import { createTransport } from './transport.ts';
import type { Transport } from './transport.ts';

const documentRows: RowReader<DocumentRow> = {
  schema: documentRowSchema,
  remainsOf: rowRemains,
  changedAt: (row) => Date.parse(row.updatedDate),
};
const contactRows: RowReader<Contact> = { schema: contactSchema, remainsOf: contactRemains };

/** A key may be older than the country list, another server may have none (docs/adr/0006). */
const HAS_NO_LIST: readonly LexofficeFailure[] = ['not-found', 'plan', 'rejected'];

/** A list that can be swept: how to ask, how to read, how to divide. */
interface Listing<Q, T> {
  readonly pathOf: (query: Q, page: number) => string;
  readonly pageSize: number;
  readonly rows: RowReader<T>;
  readonly split: (query: Q) => readonly Q[];
  readonly belongs: (item: T | Unreadable) => boolean;
}

/** Lexware Office over the host's connection: request ► retry ► parse. */
@injectable()
export class ConnectionLexofficeClient implements LexofficeClient {
  readonly #transport: Transport;
  readonly #countries: CountryList;
  #classOf: Promise<(code: string) => CountryClass> | undefined;

  constructor(
    @inject(Host) host: HostServices,
    @inject(Clock) private readonly clock: Clock,
    @inject(RetryTiming) timing: RetryTiming,
  ) {
    this.#transport = createTransport(host.connections.get('lexoffice'), timing, clock);
    this.#countries = new CountryList(host.cache, clock);
  }

  profile(options: RequestOptions): Promise<Profile> {
    return this.#transport.get('/v1/profile', (answer) => readRecord(answer, profileSchema), options);
  }

  async countryClass(options: RequestOptions): Promise<(countryCode: string | undefined) => CountryClass> {
    const classOf = await this.#countryList(options);
    if (options.signal?.aborted) throw new DOMException('aborted', 'AbortError');
    return (code) => (code === undefined || code === '' ? 'none' : classOf(code));
  }

  documents(filter: DocumentFilter, options: RequestOptions): AsyncIterable<Sweep<DocumentRow>> {
    const listing: Listing<DocumentQuery, DocumentRow> = {
      pathOf: documentListPath,
      pageSize: PAGE_SIZE,
      rows: documentRows,
      split: (query) => halves(query, berlinDayOf(this.clock.now())),
      belongs: (row) => belongs(row, filter),
    };
    return this.#sweep(filter, listing, options);
  }

  document(type: DocumentType, id: string, options: RequestOptions): Promise<SalesDocument> {
    const schema = salesDocumentSchema(type);
    return this.#transport.get(documentPath(type, id), (answer) => readRecord(answer, schema), options);
  }

  contacts(options: RequestOptions): AsyncIterable<Sweep<Contact>> {
    const listing: Listing<ContactQuery, Contact> = {
      pathOf: contactListPath,
      pageSize: CONTACT_PAGE_SIZE,
      rows: contactRows,
      split: contactParts,
      belongs: () => true,
    };
    return this.#sweep({}, listing, options);
  }

  contact(id: string, options: RequestOptions): Promise<Contact> {
    const path = `/v1/contacts/${encodeURIComponent(id)}`;
    return this.#transport.get(path, (answer) => readRecord(answer, contactSchema), options);
  }

  paidOn(id: string, options: RequestOptions): Promise<CalendarDate | undefined> {
    const path = `/v1/payments/${encodeURIComponent(id)}`;
    return this.#transport.get(path, (answer) => readRecord(answer, paidDaySchema), options);
  }

  file(
    type: DocumentType,
    id: string,
    accept: 'application/pdf' | 'application/xml' | '*/*',
    options: RequestOptions,
  ): ReturnType<LexofficeClient['file']> {
    const path = `${documentPath(type, id)}/file`;
    return this.#transport.get(path, (answer) => readFile(answer, accept), { ...options, accept });
  }

  permalink(type: DocumentType | 'contact', id: string): string {
    return permalinkOf(type, id);
  }

  async *#sweep<Q, T extends { readonly id: string }>(
    query: Q,
    { pathOf, pageSize, rows, split, belongs }: Listing<Q, T>,
    options: RequestOptions,
  ): AsyncGenerator<Sweep<T>, void> {
    const fetchPage = (part: Q, page: number) => {
      const path = pathOf(part, page);
      return this.#transport.get(
        path,
        (answer) => readPage(answer, rows, { path, page, size: pageSize }),
        options,
      );
    };
    for await (const reading of sweepSlices(query, fetchPage, split)) {
      const { rows: found, ...progress } = reading;
      const items = [...found.values()].filter(belongs);
      yield { ...progress, items, dropped: found.size - items.length };
    }
  }

  /** Without the signal of whoever asks first: the others wait for the same answer. */
  #countryList({ lane }: RequestOptions): Promise<(code: string) => CountryClass> {
    const reading = (this.#classOf ??= this.#readCountries(lane));
    // A failure is not kept.
    reading.catch(() => {
      if (this.#classOf === reading) this.#classOf = undefined;
    });
    return reading;
  }

  async #readCountries(lane: RequestOptions['lane']): Promise<(code: string) => CountryClass> {
    try {
      const read = (answer: ConnectionResponse) => readList(answer, countrySchema);
      const countries = await this.#countries.read(() =>
        this.#transport.get('/v1/countries', read, { lane }),
      );
      const classes = new Map(countries.map((country) => [country.code, country.class]));
      return (code) => classes.get(code) ?? 'unknown';
    } catch (error) {
      if (!LexofficeError.is(error) || !HAS_NO_LIST.includes(error.failure)) throw error;
      return knownCountryClass;
    }
  }
}
