export const pastRuns = {
  title: 'Importläufe',
  list: 'Bisherige Importläufe',
  none: 'Es wurde noch nichts importiert.',
  time: 'Zeit',
  user: 'Benutzer',
  sum: 'Summe',
  state: 'Stand',
  standing: (count: string) => `${count} im Bestand`,
  open: 'Ergebnis zeigen',
  undone: 'storniert',
  settled: 'nichts zu stornieren',
  question: {
    title: 'Importlauf stornieren',
    text: (count: string, sum: string) =>
      count === '1'
        ? `1 Beleg über ${sum} wird storniert: Er bekommt eine Generalumkehr mit demselben Buchungsdatum.`
        : `${count} Belege über zusammen ${sum} werden storniert: Jeder bekommt eine Generalumkehr mit demselben Buchungsdatum.`,
    closed: (count: string, date: string) =>
      count === '1'
        ? `1 davon liegt in einem abgeschlossenen Zeitraum und wird zum ersten offenen Tag, ${date}, storniert.`
        : `${count} davon liegen in einem abgeschlossenen Zeitraum und werden zum ersten offenen Tag, ${date}, storniert.`,
    staying: (count: string) =>
      count === '1'
        ? '1 weitere Buchung des Laufs bleibt: Sie ist selbst ein Storno, oder der Beleg wurde danach storniert oder korrigiert.'
        : `${count} weitere Buchungen des Laufs bleiben: Sie sind selbst Stornos, oder die Belege wurden danach storniert oder korrigiert.`,
    consequence:
      'Die Belege werden danach wieder zum Import angeboten. Jede Buchung und das Stornieren des Laufs stehen im Logbuch.',
    confirm: (count: string) => (count === '1' ? '1 Beleg stornieren' : `${count} Belege stornieren`),
  },
  nothing: 'Von diesem Lauf steht nichts mehr zum Stornieren in den Büchern.',
  done: (count: string) => (count === '1' ? '1 Beleg storniert.' : `${count} Belege storniert.`),
  left: (count: string, left: string) =>
    `${count} storniert, ${left} noch nicht. „Lauf stornieren“ setzt dort fort.`,
};

export type PastRunTexts = typeof pastRuns;
