/** The counts of the jobs in German: on the screen and in e-mails, in the order in which they are told. */
export const RUN_WORDS = {
  'runs.found': 'gefunden',
  'runs.imported': 'gebucht',
  'runs.alreadyTransferred': 'bereits übertragen',
  'runs.leftOut': 'ausgelassen',
  'runs.blocked': 'gesperrt',
  'runs.failed': 'fehlgeschlagen',
  'runs.unknown': 'noch unbekannt',
  'runs.fetched': 'geholt',
  'runs.missing': 'fehlen noch',
  'runs.created': 'neu',
  'runs.updated': 'geändert',
  'runs.unchanged': 'unverändert',
  'runs.conflict': 'Konflikte',
  'runs.refused': 'abgelehnt',
  'runs.waiting': 'warten',
  'runs.compared': 'verglichen',
  'runs.deviating': 'abweichend',
} as const;

/** Counts that need a person, in the words above. */
export const NEEDING_A_PERSON = ['blocked', 'failed', 'unknown', 'conflict', 'refused', 'deviating'] as const;
