import { uuidFrom } from '../random.ts';

export interface PostingCategory {
  id: string;
  name: string;
  type: 'income' | 'outgo';
  contactRequired: boolean;
  splitAllowed: boolean;
  groupName: string;
}

type Row = [name: string, id: string | undefined, contactRequired?: boolean];

/** Ids as documented (lexware-api.md 9.2). */
const INCOME: readonly Row[] = [
  ['Warenverkäufe', '8f8664a8-fd86-11e1-a21f-0800200c9a66'],
  ['Dienstleistung', '8f8664a0-fd86-11e1-a21f-0800200c9a66'],
  ['Einnahmen', '8f8664a1-fd86-11e1-a21f-0800200c9a66'],
  ['Innergemeinschaftliche Lieferung', '9075a4e3-66de-4795-a016-3889feca0d20', true],
  ['Fremdleistungen §13b', '380a20cb-d04c-426e-b49c-84c22adfa362', true],
  ['Ausfuhrlieferungen an Drittländer', '93d24c20-ea84-424e-a731-5e1b78d1e6a9', true],
  ['Dienstleistungen an Drittländer', 'ef5b1a6e-f690-4004-9a19-91276348894f', true],
  ['Einnahmen als Kleinunternehmer', 'f5c7fee8-f184-4e7a-ab04-8f7e7ad6c207'],
  ['Fernverkauf in EU-Länder (Ursprungsland)', '7c112b66-0565-479c-bc18-5845e080880a'],
  ['Elektronische Dienstleistungen in EU-Länder (Ursprungsland)', 'd73b880f-c24a-41ea-a862-18d90e1c3d82'],
  ['Fernverkauf in EU-Länder (Bestimmungsland)', '4ebd965a-7126-416c-9d8c-a5c9366ee473'],
  ['Elektronische Dienstleistungen in EU-Länder (Bestimmungsland)', '7ecea006-844c-4c98-a02d-aa3142640dd5'],
  ['Zinserträge', undefined],
  ['Mieteinnahmen', undefined],
  ['Versicherungsentschädigungen', undefined],
];

const OUTGO: readonly Row[] = [
  ['Reisekosten Mitarbeiter', 'cf03a2b0-f838-474f-ac5e-67adb9b830c7'],
  ['Reisekosten Selbständiger', 'efa82f49-fd85-11e1-a21f-0800200c9a66'],
  ['Fahrtkosten Mitarbeiter', '3620798f-ae06-4492-b775-1c87eb99247c'],
  ['Übernachtungskosten Mitarbeiter', 'b99b667f-bfee-41b9-8ec0-cee308bdacfd'],
  ['Übernachtungskosten Selbständiger', 'f9f05694-fd89-11e1-a21f-0800200c9a66'],
  ['Verpflegungsmehraufwand Mitarbeiter', '353e8c93-5f69-4476-887f-d48734ee2cc7'],
  ['Verpflegungsmehraufwand Selbständiger', '9fb5e4b0-94ae-47f3-804f-5ed00e4aceb6'],
  ['Wareneinkauf', undefined],
  ['Büromaterial', undefined],
  ['Telefon und Internet', undefined],
  ['Miete und Nebenkosten', undefined],
  ['Kfz-Kosten', undefined],
  ['Versicherungen', undefined],
  ['Software und Lizenzen', undefined],
  ['Porto', undefined],
  ['Werbekosten', undefined],
  ['Bewirtungskosten', undefined],
  ['Fremdleistungen', undefined],
];

const category =
  (type: PostingCategory['type'], groupName: string) =>
  ([name, id, contactRequired = false]: Row): PostingCategory => ({
    id: id ?? uuidFrom(`posting-category/${name}`),
    name,
    type,
    contactRequired,
    splitAllowed: !contactRequired,
    groupName,
  });

/** A part of the 231 live ones: all with a documented id and some of every kind. */
export const POSTING_CATEGORIES: readonly PostingCategory[] = [
  ...INCOME.map(category('income', 'Einnahmen')),
  ...OUTGO.map(category('outgo', 'Ausgaben')),
];
