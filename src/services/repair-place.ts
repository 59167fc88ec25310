import type { ErrorLogEntry } from '../../host/api/log.ts';
import type { RepairPlace } from '../../host/api/repairs.ts';
import type { CommandId, SecretKey } from '../manifest.generated.ts';
import { permalinkOf } from './lexoffice/paths.ts';
import { REPAIRS, type RepairKind } from './repair-places.ts';
import type { SettingKey } from './settings/typed-settings.ts';

interface LinkTitles {
  readonly document: string;
  readonly contact: string;
}

/** The place where what a line tells of is put right: by its code, with what the line knows of its document, contact or person. */
export function repairPlaceOf(line: ErrorLogEntry, titles: LinkTitles): RepairPlace | undefined {
  const kind = Object.hasOwn(REPAIRS, line.code) ? REPAIRS[line.code as keyof typeof REPAIRS] : undefined;
  return kind === undefined ? undefined : placeOf(kind, line.details ?? {}, titles);
}

function placeOf(
  kind: RepairKind,
  details: NonNullable<ErrorLogEntry['details']>,
  titles: LinkTitles,
): RepairPlace {
  const { contactId, personId, voucher } = details;
  switch (kind) {
    case 'token':
      return setting('lexoffice.apiToken');
    case 'company':
      return setting('lexoffice.checkConnection');
    case 'last-fetch-date':
      return setting('lexoffice.lastFetchDate');
    case 'collective-account':
      return setting('lexoffice.collectiveAccount');
    case 'write-access':
      return setting('lexoffice.writeAccess');
    case 'accounts':
      return command('lexoffice.editAccountTable');
    case 'import':
      return command('lexoffice.importInvoices');
    case 'sync':
      return ofSide(details, 'lexoffice.syncCustomers', 'lexoffice.syncSuppliers');
    case 'again':
      if (personId !== undefined)
        return ofSide(details, 'lexoffice.sendCustomers', 'lexoffice.sendSuppliers');
      return placeOf(contactId === undefined ? 'import' : 'sync', details, titles);
    case 'document':
      return documentLink(details['entry'], titles.document) ?? placeOf('again', details, titles);
    case 'contact':
      // Of a person that is to be sent there is no contact yet.
      if (personId !== undefined) return placeOf('person', details, titles);
      if (contactId === undefined) return placeOf('import', details, titles);
      return { kind: 'link', url: permalinkOf('contact', contactId), title: titles.contact };
    case 'person':
      if (personId === undefined) return placeOf('sync', details, titles);
      return { kind: 'person', view: 'persons', id: personId };
    case 'voucher':
      if (voucher === undefined) return placeOf('import', details, titles);
      return { kind: 'voucher', view: 'customers', id: voucher };
  }
}

/** The document of an entry, by its key (`<documentId>:<kind>`); a row that could not be read names none. */
function documentLink(entry: string | undefined, title: string): RepairPlace | undefined {
  const [, id, kind] =
    /^([\w-]+):(invoice|creditNote|cancellation|downPaymentInvoice)$/.exec(entry ?? '') ?? [];
  if (id === undefined) return undefined;
  return { kind: 'link', url: permalinkOf(kind === 'creditNote' ? 'creditNote' : 'invoice', id), title };
}

function ofSide(
  details: NonNullable<ErrorLogEntry['details']>,
  customers: CommandId,
  suppliers: CommandId,
): RepairPlace {
  return details['role'] === 'supplier'
    ? { kind: 'command', command: suppliers, view: 'suppliers' }
    : command(customers);
}

const command = (id: CommandId): RepairPlace => ({ kind: 'command', command: id, view: 'customers' });

const setting = (key: SettingKey | SecretKey | 'lexoffice.checkConnection'): RepairPlace => ({
  kind: 'setting',
  setting: key,
});
