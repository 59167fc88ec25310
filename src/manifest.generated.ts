// Made from plugin.manifest.json by scripts/generate.mjs. Do not edit.
export type CommandId =
  | 'lexoffice.syncCustomers'
  | 'lexoffice.syncSuppliers'
  | 'lexoffice.importInvoices'
  | 'lexoffice.refreshInvoices'
  | 'lexoffice.markAllTransferred'
  | 'lexoffice.importRuns'
  | 'lexoffice.unmarkTransferred'
  | 'lexoffice.reconcile'
  | 'lexoffice.evaluations'
  | 'lexoffice.openRun'
  | 'lexoffice.evaluateRevenue'
  | 'lexoffice.evaluateVat'
  | 'lexoffice.evaluateEcSales'
  | 'lexoffice.evaluateOss'
  | 'lexoffice.openSettings'
  | 'lexoffice.startFromNow'
  | 'lexoffice.checkConnection'
  | 'lexoffice.editAccountTable'
  | 'lexoffice.sendCustomers'
  | 'lexoffice.sendSuppliers';

export type ConnectionId =
  | 'lexoffice';

export type JobId =
  | 'lexoffice.import'
  | 'lexoffice.fetchOriginals'
  | 'lexoffice.readList'
  | 'lexoffice.syncPersons'
  | 'lexoffice.reconcile'
  | 'lexoffice.sendPersons';

export type QuestionId =
  | 'lexoffice.ask';

/** What the plugin writes into the Logbuch. */
export type AuditAction =
  | 'import.started'
  | 'import.finished'
  | 'run.undone'
  | 'entry.dismissed'
  | 'entry.restored'
  | 'entry.wanted-again'
  | 'entry.taken-by-hand'
  | 'entry.to-collective'
  | 'entry.to-own-account'
  | 'entry.account-chosen'
  | 'documents.marked-transferred'
  | 'documents.unmarked'
  | 'record.replaced'
  | 'contacts.synced'
  | 'organization.bound'
  | 'organization.shared'
  | 'accountTable.prefilled'
  | 'accountTableRow.added'
  | 'accountTableRow.confirmed'
  | 'accountTableRow.changed'
  | 'contact.creating'
  | 'contact.updating'
  | 'contact.created'
  | 'contact.updated'
  | 'contact.send-failed'
  | 'contact.send-unclear'
  | 'contact.account-chosen'
  | 'contact.linked'
  | 'contact.creation-dropped';

export type SecretKey =
  | 'lexoffice.apiToken';

export interface SettingTypes {
  'lexoffice.tokenExpiresOn': string | undefined;
  'lexoffice.lastFetchDate': string | undefined;
  'lexoffice.collectiveAccount': string | undefined;
  'lexoffice.downPaymentsBookedOn': 'account' | 'customer';
  'lexoffice.smallBusinessFrom': string | undefined;
  'lexoffice.smallBusinessUntil': string | undefined;
  'lexoffice.overwriteMasterData': boolean;
  'lexoffice.syncSchedule': string | undefined;
  'lexoffice.readListSchedule': string | undefined;
  'lexoffice.readAhead': boolean;
  'lexoffice.importSchedule': string | undefined;
  'lexoffice.reconcileSchedule': string | undefined;
  'lexoffice.gapMs': number;
  'lexoffice.writeAccess': boolean;
}
