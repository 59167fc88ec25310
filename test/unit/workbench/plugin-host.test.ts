import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkManifest } from '../../../host/api/manifest-check.ts';
import type { PluginContext } from '../../../host/api/plugin-context.ts';
import type { MandantSession } from '../../../host/client/mandant-session.ts';
import { PluginHost, type UsablePlugin } from '../../../host/workbench/plugin-host/plugin-host.ts';
import { ViewSwitch } from '../../../host/workbench/plugin-host/view-switch.ts';
import declared from '../../../plugin.manifest.json';
import { eventually } from '../../support/eventually.ts';

const plugin: UsablePlugin = {
  id: 'lexoffice',
  baseUrl: '/plugins/lexoffice/',
  manifest: checkManifest(declared).manifest!,
  problems: [],
};

/** A session of which the plugin host hands the services on, and needs nothing else. */
function session(name: string): MandantSession {
  const settings = { onDidChange: () => ({ dispose: () => undefined }) };
  return {
    services: () => ({ mandant: { current: { name } }, settings }),
    jobs: () => ({}),
  } as unknown as MandantSession;
}

describe('PluginHost', () => {
  let views: ViewSwitch;
  let activate: (context: PluginContext) => Promise<{ dispose(): void }>;
  let host: PluginHost;
  const activated: string[] = [];
  const disposed: string[] = [];
  const failures: unknown[] = [];

  beforeEach(() => {
    for (const list of [activated, disposed, failures]) list.length = 0;
    views = new ViewSwitch('cash');
    activate = (context) => {
      activated.push(context.mandant.current.name);
      const registered = context.commands.register(
        'lexoffice.importInvoices',
        (...args) => `imported ${args.join()}`,
      );
      return Promise.resolve({
        dispose: () => {
          registered.dispose();
          disposed.push(context.mandant.current.name);
        },
      });
    };
    host = new PluginHost([plugin], {
      language: 'de',
      views,
      window: {} as never,
      openSettings: () => undefined,
      importModule: (url) => {
        expect(url).toBe('/plugins/lexoffice/dist/plugin.js');
        return Promise.resolve({ activate: (context: PluginContext) => activate(context) });
      },
    });
    host.onDidFail(({ error }) => failures.push(error));
  });

  it('activates at the first activation event, once', async () => {
    await host.open(session('A'));
    expect(activated).toEqual([]);
    views.open('customers');
    views.open('suppliers');
    await host.trigger('onView:customers');
    expect(activated).toEqual(['A']);
  });

  it('activates at once when the view that is open asks for it', async () => {
    views.open('customers');
    await host.open(session('A'));
    expect(activated).toEqual(['A']);
  });

  it('activates before it runs a command that has no handler yet', async () => {
    await host.open(session('A'));
    expect(await host.commands.execute('lexoffice.importInvoices', 1, 2)).toBe('imported 1,2');
    expect(activated).toEqual(['A']);
  });

  it('activates anew for another Mandant, after the one before was disposed', async () => {
    await host.open(session('A'));
    await host.trigger('onView:customers');
    host.contextKeys.set('lexoffice.connected', true);
    await host.open(session('B'));
    expect(disposed).toEqual(['A']);
    expect(host.contextKeys.holds('lexoffice.connected')).toBe(false);
    await host.trigger('onView:customers');
    expect(activated).toEqual(['A', 'B']);
  });

  it('disposes an activation that ends only after its Mandant was closed', async () => {
    let resolve: ((activation: { dispose(): void }) => void) | undefined;
    activate = () => new Promise((done) => (resolve = done));
    await host.open(session('A'));
    const activating = host.trigger('onView:customers');
    await eventually(() => expect(resolve).toBeDefined());
    const closing = host.close();
    resolve!({ dispose: () => disposed.push('late') });
    await Promise.all([activating, closing]);
    expect(disposed).toEqual(['late']);
  });

  it('announces a failing activation and takes back what it had registered', async () => {
    activate = (context) => {
      context.badges.show('lexoffice.importInvoices', { count: 3, tooltip: '3' });
      context.commands.register('lexoffice.importInvoices', () => 0);
      return Promise.reject(new Error('no luck'));
    };
    await host.open(session('A'));
    await host.trigger('onView:customers');
    expect(failures).toEqual([new Error('no luck')]);
    expect(host.badges.get('lexoffice.importInvoices')).toBeUndefined();
    await expect(host.commands.execute('lexoffice.importInvoices')).rejects.toThrow(/Nobody handles/);
  });

  it('announces a failing command and does not throw', async () => {
    activate = (context) => {
      const registered = context.commands.register('lexoffice.importInvoices', () =>
        Promise.reject(new Error('broken')),
      );
      return Promise.resolve(registered);
    };
    await host.open(session('A'));
    await host.run('lexoffice.importInvoices');
    expect(failures).toEqual([new Error('broken')]);
  });

  it('reports and disposes what a plugin forgot', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    activate = (context) => {
      context.window.setStatus('bereit');
      context.settings.annotate('lexoffice', { text: 'x', severity: 'info' });
      return Promise.resolve({ dispose: () => undefined });
    };
    await host.open(session('A'));
    await host.trigger('onView:customers');
    expect(host.statuses.all()).toEqual([{ text: 'bereit' }]);
    await host.close();
    expect(host.statuses.all()).toEqual([]);
    expect(warn).toHaveBeenCalledWith(
      'Plugin lexoffice did not dispose: settings.annotate lexoffice, window.setStatus',
    );
    warn.mockRestore();
  });

  it('asks a plugin for the places of its lines as long as it runs', async () => {
    const place = { kind: 'setting', setting: 'lexoffice.apiToken' } as const;
    activate = ({ repairs }) => Promise.resolve(repairs.locate(() => place));
    await host.open(session('A'));
    await host.trigger('onView:customers');
    expect(host.repairs.get('lexoffice')?.({ code: 'plan' } as never)).toBe(place);
    await host.close();
    expect(host.repairs.get('lexoffice')).toBeUndefined();
  });

  it('refuses a second handler and a command that the manifest does not declare', async () => {
    const errors: unknown[] = [];
    activate = (context) => {
      const first = context.commands.register('lexoffice.importInvoices', () => 1);
      for (const command of ['lexoffice.importInvoices', 'lexoffice.unknown']) {
        try {
          context.commands.register(command, () => 2);
        } catch (error) {
          errors.push((error as Error).message);
        }
      }
      return Promise.resolve(first);
    };
    await host.open(session('A'));
    await host.trigger('onView:customers');
    expect(errors).toEqual([
      'The command "lexoffice.importInvoices" already has a handler.',
      'The manifest declares no command "lexoffice.unknown".',
    ]);
    await expect(host.commands.execute('lexoffice.unknown')).rejects.toThrow(/declares no command/);
  });

  it('lets a later badge cover an earlier one until it is disposed', async () => {
    await host.open(session('A'));
    const first = host.badges.show('x', { count: 1, tooltip: '' });
    const second = host.badges.show('x', { count: 2, tooltip: '' });
    expect(host.badges.get('x')?.count).toBe(2);
    second.dispose();
    second.dispose();
    expect(host.badges.get('x')?.count).toBe(1);
    first.dispose();
    expect(host.badges.get('x')).toBeUndefined();
  });
});
