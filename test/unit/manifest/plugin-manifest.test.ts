import { describe, expect, it } from 'vitest';
import german from '../../../l10n/manifest.de.json';
import declared from '../../../plugin.manifest.json';

const { toolbars, configuration } = declared.contributes;
const textOf = (reference: string) => german[reference.slice(1, -1) as keyof typeof german];

describe('the manifest of the plugin', () => {
  it('LX-03, LX-04: puts token and Abrufdatum under Optionen / Allgemein / Schnittstellen', () => {
    expect(configuration.path).toBe('general/interfaces');
    const { 'lexoffice.apiToken': token, 'lexoffice.lastFetchDate': date } = configuration.properties;
    expect(token.type).toBe('secret');
    expect(date.type).toBe('date');
    expect(date).not.toHaveProperty('default');
  });

  it('LX-05, LX-06: says beside the date what it means, and that transferred invoices stay as they are', () => {
    const description = textOf(configuration.properties['lexoffice.lastFetchDate'].description);
    expect(description).toContain('ab dem Folgetag');
    expect(description).toContain('dürfen in Lexware Office nicht mehr geändert werden');
  });

  it('LX-12: shows buttons in Kunden and Lieferanten only, and only with a working token', () => {
    expect(Object.keys(toolbars)).toEqual(['customers', 'suppliers']);
    for (const button of Object.values(toolbars).flat()) expect(button.when).toBe('lexoffice.connected');
    expect(toolbars.suppliers.map(({ command }) => command)).toEqual(['lexoffice.syncSuppliers']);
  });

  it('LX-14: explains the sync in the words of the manual', () => {
    const hint = 'Hier werden die Personenstammdaten der %s aus Lexware Office nach FIBUscan synchronisiert.';
    expect(german['command.syncCustomers.tooltip']).toBe(hint.replace('%s', 'Kunden'));
    expect(german['command.syncSuppliers.tooltip']).toContain(hint.replace('%s', 'Lieferanten'));
  });
});
