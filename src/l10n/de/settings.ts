/** Notes beside the settings. */
export const settings = {
  firstDay: (day: string) => `Rechnungen, die ab dem ${day} erstellt wurden, können importiert werden.`,
  dateMissing: 'Vor dem ersten Import bitte ein Datum setzen.',
  readAt: (time: string) => `Liste zuletzt vollständig gelesen: ${time}.`,
};
