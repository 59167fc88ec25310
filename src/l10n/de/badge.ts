/** Tooltip of the import button's badge and the text in the status bar. */
export const badge = {
  waiting: (count: string) => `Rechnungen importieren, ${count} wartend`,
  none: 'Rechnungen importieren, keine wartend',
  refreshing: 'Rechnungen importieren, wird abgerufen',
  stale: (count: string, time: string, problem: string) =>
    `Rechnungen importieren, ${count} wartend am ${time}. ${problem}`,
  unknown: (problem: string) => `Rechnungen importieren, Anzahl unbekannt. ${problem}`,
  /** What is told of Lexware Office, and when its list was last read. */
  status: (state: string, readAt: string | undefined): string =>
    readAt === undefined ? state : `${state} · zuletzt abgerufen ${readAt}`,
  ready: (company: string) => `Lexware Office: ${company} · bereit`,
  notReady: (company: string) => `Lexware Office: ${company} · nicht bereit`,
  offlineSince: (time: string) => `Lexware Office: offline seit ${time}`,
};
