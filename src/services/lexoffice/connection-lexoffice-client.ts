import { inject, injectable } from 'inversify';
import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import { berlinDayOf } from '../calendar/berlin-calendar.ts';
import { Clock, Host } from '../host-tokens.ts';
import { CountryClasses } from './country-classes.ts';
import { contactRemains, contactSchema } from './contact.schema.ts';
import type { Contact } from './contact.ts';
import { readFile } from './document-file.ts';
import { belongs, documentListPath, halves, PAGE_SIZE } from './document-query.ts';
import type { DocumentQuery } from './document-query.ts';
import { documentRowSchema, rowRemains } from './document-row.schema.ts';
import type { DocumentFilter, RemoteLexoffice, RequestOptions, Sweep } from './lexoffice-client.ts';
import { CONTACT_PAGE_SIZE, contactListPath, contactParts, documentPath, permalinkOf } from './paths.ts';
import type { ContactQuery } from './paths.ts';
import { paidDaySchema } from './payment.schema.ts';
import { countrySchema, profileSchema } from './profile.schema.ts';
import type { Country, CountryClass, Profile } from './profile.ts';
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
export class ConnectionLexofficeClient implements RemoteLexoffice {
  readonly #transport: Transport;
  readonly #classes: CountryClasses;

  constructor(
    @inject(Host) host: HostServices,
    @inject(Clock) private readonly clock: Clock,
    @inject(RetryTiming) timing: RetryTiming,
  ) {
    this.#transport = createTransport(host.connections.get('lexoffice'), timing, clock);
    this.#classes = new CountryClasses(host.cache, clock, (lane) => this.countries({ lane }));
  }

  profile(options: RequestOptions): Promise<Profile> {
    return this.#transport.get('/v1/profile', (answer) => readRecord(answer, profileSchema), options);
  }

  countryClass(options: RequestOptions): Promise<(countryCode: string | undefined) => CountryClass> {
    return this.#classes.get(options);
  }

  countries(options: RequestOptions): Promise<readonly Country[]> {
    return this.#transport.get('/v1/countries', (answer) => readList(answer, countrySchema), options);
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
  ): ReturnType<RemoteLexoffice['file']> {
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
}
