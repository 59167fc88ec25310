export const summaryWindow = {
  title: 'Zu buchende Belege',
  lead: (count: string, sum: string) =>
    count === '1'
      ? `1 Beleg über ${sum} wird gebucht.`
      : `${count} Belege über zusammen ${sum} werden gebucht.`,
  nothingYet: 'Bis „Weiter“ wird nichts gebucht.',
  byKind: 'Nach Art',
  byAccount: 'Nach Konto',
  customers: 'Soll (Personenkonten)',
  receivables: (count: string) => (count === '1' ? '1 Debitor' : `${count} Debitoren`),
  total: 'Summe',
  balanced: (sum: string) => `Soll = Haben: ${sum}`,
  unbalanced: (debit: string, credit: string) =>
    `Soll ${debit} und Haben ${credit} stimmen nicht überein. Die Belege in Lexware Office prüfen.`,
  pending: (count: string, sum: string) =>
    count === '1'
      ? `1 Beleg über ${sum} wird beim Buchen geladen und ist in der Aufstellung nach Konten noch nicht enthalten.`
      : `${count} Belege über zusammen ${sum} werden beim Buchen geladen und sind in der Aufstellung nach Konten noch nicht enthalten.`,
  pendingRow: 'wird beim Buchen geladen',
  documents: 'Belege',
};
