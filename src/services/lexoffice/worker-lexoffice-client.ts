import { inject, injectable } from 'inversify';
import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import { hostFailure } from '../host-failure.ts';
import { Clock, Host, Questions } from '../host-tokens.ts';
import type { Contact } from './contact.ts';
import { CountryClasses } from './country-classes.ts';
import type { DocumentFilter, LexofficeClient, RequestOptions, Sweep } from './lexoffice-client.ts';
import { LexofficeError } from './lexoffice-error.ts';
import {
  ASK,
  sweepOf,
  type AskedMethod,
  type LexofficeAnswer,
  type LexofficeQuestion,
} from './lexoffice-question.ts';
import { permalinkOf } from './paths.ts';
import type { Country, CountryClass, Profile } from './profile.ts';
import type { DocumentRow, DocumentType, SalesDocument } from './sales-document.ts';

type Asked<M extends AskedMethod> = Extract<LexofficeQuestion, { readonly method: M }>['parameters'];

/** Lexware Office as a page sees it: every question goes to a worker, which asks as it does for itself (docs/adr/0019). */
@injectable()
export class WorkerLexofficeClient implements LexofficeClient {
  readonly #classes: CountryClasses;

  constructor(
    @inject(Host) host: HostServices,
    @inject(Questions) private readonly questions: Questions,
    @inject(Clock) clock: Clock,
  ) {
    this.#classes = new CountryClasses(host.cache, clock, (lane) =>
      this.#value<readonly Country[], 'countries'>('countries', [], { lane }),
    );
  }

  profile(options: RequestOptions): Promise<Profile> {
    return this.#value('profile', [], options);
  }

  countryClass(options: RequestOptions): Promise<(countryCode: string | undefined) => CountryClass> {
    return this.#classes.get(options);
  }

  documents(filter: DocumentFilter, options: RequestOptions): AsyncIterable<Sweep<DocumentRow>> {
    return this.#sweep('documents', [filter], options);
  }

  document(type: DocumentType, id: string, options: RequestOptions): Promise<SalesDocument> {
    return this.#value('document', [type, id], options);
  }

  contacts(options: RequestOptions): AsyncIterable<Sweep<Contact>> {
    return this.#sweep('contacts', [], options);
  }

  contact(id: string, options: RequestOptions): Promise<Contact> {
    return this.#value('contact', [id], options);
  }

  paidOn(id: string, options: RequestOptions): Promise<CalendarDate | undefined> {
    return this.#value('paidOn', [id], options);
  }

  permalink(type: DocumentType | 'contact', id: string): string {
    return permalinkOf(type, id);
  }

  async #value<T, M extends AskedMethod>(
    method: M,
    parameters: Asked<M>,
    options: RequestOptions,
  ): Promise<T> {
    for await (const part of this.#ask(method, parameters, options)) {
      if (!('sweep' in part)) return part.value as T;
    }
    throw new LexofficeError('no-worker', { path: method });
  }

  async *#sweep<T, M extends AskedMethod>(
    method: M,
    parameters: Asked<M>,
    options: RequestOptions,
  ): AsyncGenerator<Sweep<T>, void> {
    let items: Sweep<T>['items'] = [];
    for await (const part of this.#ask(method, parameters, options)) {
      if (!('sweep' in part)) continue;
      const sweep = sweepOf(part.sweep, items);
      items = sweep.items;
      yield sweep;
    }
  }

  async *#ask<M extends AskedMethod>(
    method: M,
    parameters: Asked<M>,
    { lane, signal }: RequestOptions,
  ): AsyncGenerator<Exclude<LexofficeAnswer, { readonly failure: unknown }>, void> {
    try {
      for await (const part of this.questions.ask(ASK, { method, parameters, lane }, signal)) {
        const answer = part as LexofficeAnswer;
        if ('failure' in answer) throw new LexofficeError(answer.failure, answer.context);
        yield answer;
      }
    } catch (error) {
      if (signal?.aborted) throw new DOMException('aborted', 'AbortError');
      const code = hostFailure(error);
      if (code === undefined) throw error;
      throw new LexofficeError(code === 'no-worker' ? code : 'host', { path: method });
    }
  }
}
