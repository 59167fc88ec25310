interface PostingCategory {
  id: string;
  name: string;
  type: 'income' | 'outgo';
  contactRequired: boolean;
  splitAllowed: boolean;
  groupName: string;
}

type Row = [name: string, id: string, contactRequired?: boolean];

/** Names and ids that are public, by topic (`groupName`); evidence.md list-1 says from where and which topics are inferred. */
const INCOME: Readonly<Record<string, readonly Row[]>> = {
  Einnahmen: [
    ['Warenverkäufe', '8f8664a8-fd86-11e1-a21f-0800200c9a66'],
    ['Dienstleistung', '8f8664a0-fd86-11e1-a21f-0800200c9a66'],
    ['Einnahmen', '8f8664a1-fd86-11e1-a21f-0800200c9a66'],
    ['Wartung', '8f8664a9-fd86-11e1-a21f-0800200c9a66'],
    ['Innergemeinschaftliche Lieferung', '9075a4e3-66de-4795-a016-3889feca0d20', true],
    ['Fremdleistungen §13b', '380a20cb-d04c-426e-b49c-84c22adfa362', true],
    ['Ausfuhrlieferungen an Drittländer', '93d24c20-ea84-424e-a731-5e1b78d1e6a9', true],
    ['Dienstleistungen an Drittländer', 'ef5b1a6e-f690-4004-9a19-91276348894f', true],
    ['Einnahmen als Kleinunternehmer', 'f5c7fee8-f184-4e7a-ab04-8f7e7ad6c207'],
    ['Fernverkauf', '7c112b66-0565-479c-bc18-5845e080880a'],
    ['Elektronische Dienstleistungen', 'd73b880f-c24a-41ea-a862-18d90e1c3d82'],
    ['Fernverkauf in EU-Land steuerpflichtig', '4ebd965a-7126-416c-9d8c-a5c9366ee473'],
    ['Elektronische Dienstleistung in EU-Land steuerpflichtig', '7ecea006-844c-4c98-a02d-aa3142640dd5'],
    ['Sonstige Einnahmen', 'cfddcc50-fd86-11e1-a21f-0800200c9a66'],
    // Its id is public, its name is not.
    ['Rundungsdifferenzen', 'aba9020f-d0a6-47ca-ace6-03d6ed492351'],
  ],
};

const OUTGO: Readonly<Record<string, readonly Row[]>> = {
  Reisen: [
    ['Reisen', 'efa82f49-fd85-11e1-a21f-0800200c9a66'],
    ['Reise MA', 'cf03a2b0-f838-474f-ac5e-67adb9b830c7'],
    ['Fahrtkosten MA', '3620798f-ae06-4492-b775-1c87eb99247c'],
    ['Übernachtung MA', 'b99b667f-bfee-41b9-8ec0-cee308bdacfd'],
    ['Verpflegung MA', '353e8c93-5f69-4476-887f-d48734ee2cc7'],
    ['Übernachtungskosten', 'f9f05694-fd89-11e1-a21f-0800200c9a66'],
    ['Verpflegungsmehraufwendungen', '9fb5e4b0-94ae-47f3-804f-5ed00e4aceb6'],
    ['Bahn-/Flugticket, Mietwagen', 'f9f05690-fd89-11e1-a21f-0800200c9a66'],
    ['Taxi', 'f9f05693-fd89-11e1-a21f-0800200c9a66'],
  ],
  Telekommunikation: [
    ['Telekommunikation', 'efa82f4b-fd85-11e1-a21f-0800200c9a66'],
    ['Festnetz', 'b3a1f840-fd90-11e1-a21f-0800200c9a66'],
    ['Internet', 'b3a1f841-fd90-11e1-a21f-0800200c9a66'],
    ['Mobil', 'b3a1f842-fd90-11e1-a21f-0800200c9a66'],
  ],
  Personal: [
    ['Personal', 'efa82f44-fd85-11e1-a21f-0800200c9a66'],
    ['Freelancer/Freie Mitarbeiter', '205cae71-fd88-11e1-a21f-0800200c9a66'],
    ['Sozialabgaben', '5bcf2ff1-fd88-11e1-a21f-0800200c9a66'],
  ],
  Fahrzeug: [
    ['Kraftstoff/Ladestrom', '9eaf6ff0-fd89-11e1-a21f-0800200c9a66'],
    ['Fremdfahrzeuge', '9eaf6ff4-fd89-11e1-a21f-0800200c9a66'],
    ['Stellplatz/Garagenmiete', '9eaf6ff5-fd89-11e1-a21f-0800200c9a66'],
  ],
  Raumkosten: [['Miete/Pacht', 'ccbd1972-fd88-11e1-a21f-0800200c9a66']],
  Versicherungen: [['Versicherungen (betrieblich)', 'efa82f46-fd85-11e1-a21f-0800200c9a66']],
  Werbung: [['Anzeigen Print- und Online', 'd22989b0-fd89-11e1-a21f-0800200c9a66']],
  Beratung: [
    ['Rechtsanwalt', 'f48154a0-fd90-11e1-a21f-0800200c9a66'],
    ['Steuerberater', 'f48154a1-fd90-11e1-a21f-0800200c9a66'],
  ],
  Steuern: [
    ['Einkommensteuer', '222b6f70-fd92-11e1-a21f-0800200c9a66'],
    ['Gewerbesteuer', '222b6f71-fd92-11e1-a21f-0800200c9a66'],
    ['Umsatzsteuer-Vorauszahlungen', '222b6f72-fd92-11e1-a21f-0800200c9a66'],
    ['Sonstige Abgaben', 'f13b89bc-d104-11ec-9d64-0242ac120002'],
  ],
  Sonstiges: [
    ['Anschaffungen', '16d04a20-fd91-11e1-a21f-0800200c9a66'],
    ['Bürobedarf', '16d04a21-fd91-11e1-a21f-0800200c9a66'],
    ['Kontoführung/Kartengebühr', '16d04a23-fd91-11e1-a21f-0800200c9a66'],
    ['Privatentnahmen', '16d04a25-fd91-11e1-a21f-0800200c9a66'],
    ['Seminar/Weiterbildung', '16d04a27-fd91-11e1-a21f-0800200c9a66'],
    ['Sonstige Ausgaben', '16d04a28-fd91-11e1-a21f-0800200c9a66'],
    ['Software', 'aa2d19a0-43e7-4330-a579-75c962254546'],
    ['Lizenzen und Konzessionen', 'b49aae5f-4121-4262-b8bd-f49278b66423'],
  ],
};

function categories(type: PostingCategory['type'], topics: typeof INCOME): PostingCategory[] {
  return Object.entries(topics).flatMap(([groupName, rows]) =>
    rows.map(([name, id, contactRequired = false]) => ({
      id,
      name,
      type,
      contactRequired,
      splitAllowed: !contactRequired,
      groupName,
    })),
  );
}

/** A part of the 231 live ones: all whose name and id are public. */
export const POSTING_CATEGORIES: readonly PostingCategory[] = [
  ...categories('income', INCOME),
  ...categories('outgo', OUTGO),
];
