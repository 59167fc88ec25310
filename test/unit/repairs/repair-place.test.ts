import { describe, expect, it } from 'vitest';
import type { ErrorLogEntry } from '../../../host/api/log.ts';
import manifest from '../../../plugin.manifest.json';
import { contactSend } from '../../../src/l10n/de/contact-send.ts';
import { problems } from '../../../src/l10n/de/problems.ts';
import { REPAIRS } from '../../../src/services/repair-places.ts';
import { repairPlaceOf } from '../../../src/services/repair-place.ts';

const titles = { document: 'In Lexware Office öffnen', contact: 'Kontakt in Lexware Office öffnen' };

const place = (code: string, details?: ErrorLogEntry['details']) =>
  repairPlaceOf(
    {
      id: '1',
      time: '2026-11-23T08:30:00Z',
      user: 'anna',
      source: 'lexoffice',
      severity: 'error',
      message: 'x',
      code,
      ...(details && { details }),
    },
    titles,
  );

describe('repairPlaceOf', () => {
  it('leads a refused token and a missing setting to the setting', () => {
    expect(place('right-contacts')).toEqual({ kind: 'setting', setting: 'lexoffice.apiToken' });
    expect(place('collective-account-missing')).toEqual({
      kind: 'setting',
      setting: 'lexoffice.collectiveAccount',
    });
  });

  it('leads what has to be changed in the document or the contact to Lexware Office', () => {
    expect(place('amounts-differ', { entry: 'i1:invoice' })).toEqual({
      kind: 'link',
      url: 'https://app.lexware.de/permalink/invoices/view/i1',
      title: titles.document,
    });
    expect(place('amounts-differ', { entry: 'c1:creditNote' })).toMatchObject({
      url: 'https://app.lexware.de/permalink/credit-notes/view/c1',
    });
    expect(place('number-missing', { contactId: 'k1', role: 'supplier' })).toEqual({
      kind: 'link',
      url: 'https://app.lexware.de/permalink/contacts/view/k1',
      title: titles.contact,
    });
  });

  it('leads a row without a readable id into the import window', () => {
    for (const entry of ['row:7', 'i1:unknown', 'a/../b:invoice'])
      expect(place('unreadable', { entry })).toEqual({
        kind: 'command',
        command: 'lexoffice.importInvoices',
        view: 'customers',
      });
  });

  it('leads to the side that the line is about', () => {
    expect(place('number-taken', { contactId: 'k1', role: 'supplier' })).toEqual({
      kind: 'command',
      command: 'lexoffice.syncSuppliers',
      view: 'suppliers',
    });
    expect(place('conflict', { personId: 'p1', role: 'customer' })).toMatchObject({
      command: 'lexoffice.sendCustomers',
    });
  });

  it('leads to the person and to the voucher in the lists', () => {
    expect(place('phone-too-long', { personId: 'p1' })).toEqual({
      kind: 'person',
      view: 'persons',
      id: 'p1',
    });
    expect(place('file-unusable', { voucher: 'v1' })).toEqual({
      kind: 'voucher',
      view: 'customers',
      id: 'v1',
    });
  });

  it('knows no place for what nobody can repair, and for codes that are not its own', () => {
    for (const code of ['internal', 'import-busy', 'backup-failed', 'toString'])
      expect(place(code), code).toBeUndefined();
  });

  it('decides for every code that has a text, and names only what the manifest declares', () => {
    const { commands, configuration } = manifest.contributes;
    for (const code of [...Object.keys(problems), ...Object.keys(contactSend.problems)]) {
      expect(Object.hasOwn(REPAIRS, code), code).toBe(true);
      const known: readonly ErrorLogEntry['details'][] = [
        undefined,
        { role: 'supplier' },
        { personId: 'p1' },
      ];
      for (const details of known) {
        const found = place(code, details);
        if (found?.kind === 'setting') expect(Object.keys(configuration.properties)).toContain(found.setting);
        if (found?.kind === 'command')
          expect(commands.map(({ command }) => command)).toContain(found.command);
      }
    }
  });
});
