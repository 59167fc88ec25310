export const questions = {
  sync: {
    firstTitle: 'Zuerst die Kunden abgleichen',
    firstText:
      'Vor dem ersten Import müssen die Personenkonten der Kunden mit Lexware Office abgeglichen werden. Ohne Personenkonto kann keine Rechnung gebucht werden.',
    title: 'Kunden vorher abgleichen?',
    text: 'Vor jedem Import sollten die Personenstammdaten der Kunden abgeglichen werden, damit neue Kunden ein Personenkonto haben.',
    lastSync: (time: string) => `Zuletzt abgeglichen ${time}.`,
    sync: 'Jetzt abgleichen',
    skip: 'Ohne Abgleich fortfahren',
  },
  /** Which documents of a list are meant. */
  period: 'Belege mit Datum aus',
  markAll: {
    title: 'Alle bisherigen Rechnungen als übertragen kennzeichnen',
    lead: (count: string, sum: string) =>
      count === '1'
        ? `1 Beleg über ${sum} ist noch nicht übertragen.`
        : `${count} Belege über zusammen ${sum} sind noch nicht übertragen.`,
    list: 'Belege, die gekennzeichnet werden',
    consequence:
      'Sie werden danach nicht mehr zum Import angeboten; in FIBUscan wird dabei nichts gebucht. Dies ist für die Einrichtung gedacht, wenn die bisherigen Rechnungen schon anderswo gebucht sind. Die Kennzeichnung steht im Logbuch und kann aufgehoben werden.',
    confirm: (count: string) => (count === '1' ? '1 Beleg kennzeichnen' : `${count} Belege kennzeichnen`),
    none: 'Es gibt keine Belege, die noch nicht übertragen sind.',
    done: (count: string) => (count === '1' ? '1 Beleg gekennzeichnet.' : `${count} Belege gekennzeichnet.`),
  },
  unmarkAll: {
    title: 'Kennzeichnung „als übertragen“ aufheben',
    lead: (count: string, sum: string) =>
      count === '1'
        ? `1 Beleg über ${sum} ist als übertragen gekennzeichnet.`
        : `${count} Belege über zusammen ${sum} sind als übertragen gekennzeichnet.`,
    list: 'Belege, deren Kennzeichnung aufgehoben wird',
    consequence:
      'Sie werden danach wieder zum Import angeboten. Vorher prüfen, ob sie anderswo gebucht sind. Das Aufheben steht im Logbuch.',
    confirm: (count: string) =>
      count === '1' ? '1 Kennzeichnung aufheben' : `${count} Kennzeichnungen aufheben`,
    none: 'Es ist kein Beleg als übertragen gekennzeichnet.',
    done: (count: string) =>
      count === '1' ? '1 Kennzeichnung aufgehoben.' : `${count} Kennzeichnungen aufgehoben.`,
  },
  freshStart: {
    title: 'Alles bis heute gilt als übertragen',
    reading: 'Rechnungsliste wird gelesen',
    lead: (count: string, sum: string) =>
      count === '1'
        ? `1 Beleg über ${sum} steht in Lexware Office und nicht in FIBUscan. Er gilt danach als anderswo gebucht.`
        : `${count} Belege über zusammen ${sum} stehen in Lexware Office und nicht in FIBUscan. Sie gelten danach als anderswo gebucht.`,
    none: 'In Lexware Office steht nichts, was FIBUscan nicht schon hat.',
    list: 'Belege, die als übertragen gelten',
    consequence: (date: string) =>
      `Das letzte Abrufdatum wird ${date}: Angeboten wird, was von jetzt an angelegt wird. Gebucht wird dabei nichts. Beides steht im Logbuch und lässt sich ändern, das Datum unter Optionen / Allgemein / Schnittstellen.`,
    confirm: () => 'Als übertragen ansehen',
    done: (date: string) => `Alles bis heute gilt als übertragen. Letztes Abrufdatum: ${date}.`,
  },
  secondMandant: {
    title: 'Unternehmen schon mit einem anderen Mandanten verbunden',
    text: 'Zu diesem Unternehmen in Lexware Office arbeitet in FIBUscan schon ein anderer Mandant. Bis zur Entscheidung wird nichts abgerufen und nichts gebucht.',
    company: 'Unternehmen',
    first: 'Zuerst verbunden',
    own: 'Dieser Mandant',
    consequence:
      'Würden beide importieren, stünde jede Rechnung in zwei Buchhaltungen. Nur fortfahren, wenn das gewollt ist, zum Beispiel zum Testen. Die Antwort steht im Logbuch.',
    keep: 'Nicht verbinden',
    share: 'Trotzdem verbinden',
  },
  organization: {
    title: 'Anderes Unternehmen in Lexware Office',
    text: 'Der API-Token gehört zu einem anderen Unternehmen als dem, mit dem dieser Mandant verbunden ist. Bis zur Entscheidung wird nichts abgerufen und nichts gebucht.',
    boundTo: 'Bisher verbunden',
    found: 'Zum Token gehört',
    consequence:
      'Nur wechseln, wenn der Mandant künftig mit dem neuen Unternehmen arbeiten soll. Bereits Übertragenes bleibt gebucht und dem bisherigen Unternehmen zugeordnet.',
    keep: 'Verbindung nicht ändern',
    rebind: 'Mit neuem Unternehmen verbinden',
  },
};
