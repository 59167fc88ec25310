import 'reflect-metadata';
import { BehaviorSubject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { ContextValue } from '../../../host/api/commands.ts';
import type { PluginContext } from '../../../host/api/plugin-context.ts';
import manifest from '../../../plugin.manifest.json';
import { ContactSendContribution } from '../../../src/contributions/contact-send.contribution.ts';
import { ContactSendDialog } from '../../../src/contributions/contact-send-dialog.ts';
import { JobWatch } from '../../../src/contributions/job-watch.ts';
import { de } from '../../../src/l10n/de/de.ts';
import { ContactSendLoader } from '../../../src/services/contacts/outbound/contact-send-loader.ts';
import { ConnectionLexofficeClient } from '../../../src/services/lexoffice/connection-lexoffice-client.ts';
import type { ConnectionState, Organization } from '../../../src/services/organization/organization.ts';
import { hostOver } from '../../support/lexoffice-client.ts';
import { SendScenario } from './send-scenario.ts';

function started() {
  const test = new SendScenario();
  test.host.settings.delete('lexoffice.writeAccess');
  const context = new Map<string, ContextValue | undefined>();
  const commands = new Set<string>();
  const services = hostOver(test.connection, test.host);
  const workbench = {
    ...services,
    commands: {
      setContext: (key: string, value: ContextValue | undefined) => context.set(key, value),
      register: (command: string) => {
        commands.add(command);
        return { dispose: () => commands.delete(command) };
      },
    },
  } as unknown as PluginContext;
  const profile = { organizationId: 'c0ffee00-0001-4000-8000-000000000001', companyName: 'Muster GmbH' };
  const connected = { status: 'connected', profile } as ConnectionState;
  const state$ = new BehaviorSubject<ConnectionState>({ status: 'checking' });
  const organization = { state$, check: () => Promise.resolve(connected) } as unknown as Organization;
  const client = new ConnectionLexofficeClient(services, test.time, test.time);
  const loader = new ContactSendLoader(services, client, organization, test.time, test.time, de);
  const running = new ContactSendContribution(
    workbench,
    loader,
    organization,
    new ContactSendDialog(workbench, loader, new JobWatch(workbench), de),
  ).start();
  return { test, context, commands, services, running, connect: () => state$.next(connected) };
}

describe('ContactSendContribution', () => {
  it('LX-09: is off by default, and its commands are offered while the setting is on only', async () => {
    const { context, commands, services, running } = started();
    expect(context.get('lexoffice.writeAccess')).toBe(false);
    await services.settings.update('lexoffice.writeAccess', true);
    expect(context.get('lexoffice.writeAccess')).toBe(true);
    await services.settings.update('lexoffice.writeAccess', false);
    expect(context.get('lexoffice.writeAccess')).toBe(false);
    expect([...commands]).toEqual(['lexoffice.sendCustomers', 'lexoffice.sendSuppliers']);
    running.dispose();
    expect(commands.size).toBe(0);
  });

  it('is declared as writing, with the setting that opens it', () => {
    const { connections, configuration, toolbars } = manifest.contributes;
    expect(connections[0]).toMatchObject({
      methods: ['GET'],
      write: { methods: ['POST', 'PUT'], setting: 'lexoffice.writeAccess' },
    });
    expect(configuration.properties['lexoffice.writeAccess']).toMatchObject({
      default: false,
      advanced: true,
    });
    const items = [...toolbars.customers, ...toolbars.suppliers].flatMap((item) => item.menu);
    const sending = items.filter(({ command }) => command.startsWith('lexoffice.send'));
    expect(sending).toHaveLength(2);
    for (const item of sending)
      expect(item).toHaveProperty('when', 'lexoffice.connected && lexoffice.writeAccess');
  });

  it('B11: ties with the next connection what a crash left open; asks for nothing when there is nothing', async () => {
    const idle = started();
    idle.connect();
    await new Promise((resolve) => setTimeout(resolve));
    expect(idle.test.connection.requests).toEqual([]);

    const { test, connect } = started();
    const person = test.customer('Offen GmbH');
    const address = ['', 'Deichweg 7', '25980', 'Musterhafen', 'DE'];
    test.host.setState('outbound', `c0ffee00-0001-4000-8000-000000000001:${person.id}`, {
      organizationId: 'c0ffee00-0001-4000-8000-000000000001',
      personId: person.id,
      traits: { role: 'customer', name: 'Offen GmbH', address },
      before: [],
      since: '2026-11-20T09:00:00Z',
    });
    test.contact('Offen GmbH');
    connect();
    await expect.poll(() => test.host.persons.get(person.id)!.externalKey).toContain('contact-1');
    await expect.poll(() => test.host.state('outbound').size).toBe(0);
    expect(test.writes).toEqual([]);
  });
});
