import type { ServiceIdentifier } from 'inversify';
import type { SendTexts } from './contacts/outbound/send-texts.ts';
import type { ProblemTexts } from './problem.ts';

/** What services say themselves: in the books, in the Fehlerprotokoll and to other seats. Each language has it. */
export interface ServiceTexts {
  readonly problems: ProblemTexts;
  taxCaseText(taxCase: string): string;
  /** Name of a field of Lexware Office by its path on the wire. */
  wireFieldText(path: string): string;
  readonly run: {
    readonly title: string;
    readonly collectiveCustomer: string;
    xmlTotals(stated: string, booked: string): string;
    attachments(done: string, total: string): string;
  };
  readonly importWindow: {
    readonly fields: Readonly<Record<string, string>>;
    readonly hints: {
      rounding(difference: string, taxCase: string): string;
      readonly zeroDocument: string;
      closingOnAccount(deducted: string): string;
      closingOnCustomer(deducted: string): string;
      readonly closingWithoutDeductions: string;
      taxImplausible(taxCase: string, net: string, stated: string, expected: string): string;
      accountOfEntry(account: string, taxCase: string): string;
      accountOfPerson(account: string, taxCase: string): string;
      vatIdMissing(taxCase: string): string;
      periodClosed(closedUntil: string, postingDate: string): string;
      dateInFuture(date: string): string;
      otherFiscalYear(date: string): string;
      readonly serviceInOtherYear: string;
      textCleaned(fieldNames: string): string;
      numberShortened(full: string): string;
      nameShortened(full: string): string;
      taxTypeNote(note: string): string;
      ossRateUnknown(country: string, rate: string, day: string): string;
      unreadableFields(names: string): string;
    };
    readonly detail: {
      amountsDiffer(stated: string, computed: string): string;
    };
  };
  contactSend(): Promise<SendTexts>;
}

export const ServiceTexts: ServiceIdentifier<ServiceTexts> = Symbol('ServiceTexts');
