// Made from plugin.manifest.json by scripts/generate.mjs. Do not edit.
export type CommandId =
  | 'lexoffice.syncCustomers'
  | 'lexoffice.syncSuppliers'
  | 'lexoffice.importInvoices'
  | 'lexoffice.refreshInvoices'
  | 'lexoffice.markAllTransferred'
  | 'lexoffice.reconcile'
  | 'lexoffice.checkConnection'
  | 'lexoffice.editAccountTable'
  | 'lexoffice.sendCustomers'
  | 'lexoffice.sendSuppliers';

export type ConnectionId =
  | 'lexoffice';

export type SecretKey =
  | 'lexoffice.apiToken';

export interface SettingTypes {
  'lexoffice.tokenExpiresOn': string | undefined;
  'lexoffice.lastFetchDate': string | undefined;
  'lexoffice.collectiveAccount': string | undefined;
  'lexoffice.downPaymentsBookedOn': 'account' | 'customer';
  'lexoffice.overwriteMasterData': boolean;
  'lexoffice.gapMs': number;
  'lexoffice.writeAccess': boolean;
}
