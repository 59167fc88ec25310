/** Where the manual speaks of the plugin's dialogs: anchors of docs/handbuch.md and docs/manual.md. */
export const MANUAL_PLACES = [
  'account-question',
  'account-table',
  'company',
  'contact-send',
  'contact-sync',
  'evaluations',
  'import-window',
  'mark-transferred',
  'past-runs',
  'reconciliation',
  'run',
  'summary-window',
] as const;

export type ManualPlace = (typeof MANUAL_PLACES)[number];
