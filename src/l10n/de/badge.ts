/** Tooltip of the import button's badge and the text in the status bar. */
export const badge = {
  waiting: (count: string) => `Rechnungen importieren, ${count} wartend`,
  none: 'Rechnungen importieren, keine wartend',
  refreshing: 'Rechnungen importieren, wird abgerufen',
  stale: (count: string, time: string, problem: string) =>
    `Rechnungen importieren, ${count} wartend am ${time}. ${problem}`,
  unknown: (problem: string) => `Rechnungen importieren, Anzahl unbekannt. ${problem}`,
  status: (company: string, state: string) => `Lexware Office: ${company} · ${state}`,
  readAt: (time: string) => `zuletzt abgerufen ${time}`,
  ready: 'bereit',
};
