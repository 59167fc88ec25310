import { describe, expect, it } from 'vitest';
import { loadPlugin } from '../../../host/workbench/plugin-host/load-plugin.ts';
import german from '../../../l10n/manifest.de.json';
import declared from '../../../plugin.manifest.json';

function server(files: Readonly<Record<string, unknown>>): typeof fetch {
  return (input) => {
    const path = new URL(input as string, 'http://host').pathname.replace('/plugins/lexoffice/', '');
    const file = files[path];
    return Promise.resolve(file === undefined ? new Response('', { status: 404 }) : Response.json(file));
  };
}

describe('loadPlugin', () => {
  it("resolves every text in the user's language", async () => {
    const { manifest, problems } = await loadPlugin(
      'lexoffice',
      'de',
      server({ 'plugin.manifest.json': declared, 'l10n/manifest.de.json': german }),
    );
    expect(problems).toEqual([]);
    expect(manifest?.name).toBe('Lexware Office');
    expect(
      manifest?.contributes.commands.find(({ command }) => command === 'lexoffice.importInvoices')?.title,
    ).toBe('Rechnungen importieren');
    expect(JSON.stringify(manifest)).not.toMatch(/"%/);
  });

  it('shows the key of a missing text and reports it', async () => {
    const texts = { ...german, 'command.importInvoices.title': undefined };
    const { manifest, problems } = await loadPlugin(
      'lexoffice',
      'de',
      server({ 'plugin.manifest.json': declared, 'l10n/manifest.de.json': texts }),
    );
    expect(manifest).toBeDefined();
    expect(problems).toEqual(['text %command.importInvoices.title% is missing in l10n/manifest.de.json']);
  });

  it('has no manifest, and says why, when the plugin is not there', async () => {
    expect(await loadPlugin('lexoffice', 'de', server({}))).toMatchObject({
      manifest: undefined,
      problems: ['plugin.manifest.json: 404'],
    });
  });
});
