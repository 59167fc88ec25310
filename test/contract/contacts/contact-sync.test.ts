import 'reflect-metadata';
import { filter, firstValueFrom } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonRole } from '../../../host/api/persons.ts';
import { startSandbox } from '../../../sandbox/server.ts';
import type { Sandbox } from '../../../sandbox/server.ts';
import { de } from '../../../src/l10n/de/de.ts';
import type { ContactPlan } from '../../../src/services/contacts/contact-plan.ts';
import { ContactStates } from '../../../src/services/contacts/contact-states.ts';
import { ContactSync } from '../../../src/services/contacts/contact-sync.ts';
import { ConnectionLexofficeClient } from '../../../src/services/lexoffice/connection-lexoffice-client.ts';
import { TokenOrganization } from '../../../src/services/organization/token-organization.ts';
import { DirectConnection } from '../../support/direct-connection.ts';
import { InMemoryHost } from '../../support/in-memory-host.ts';
import { hostOver } from '../../support/lexoffice-client.ts';
import { VirtualTime } from '../../support/virtual-time.ts';

describe.each(['demo', 'hostile'] as const)('contact sync with the sandbox, data set %s', (dataSet) => {
  let sandbox: Sandbox;
  const host = new InMemoryHost();
  let sync: ContactSync;
  let organization: TokenOrganization;

  beforeAll(async () => {
    sandbox = await startSandbox({ dataSet, ratePerSecond: Infinity });
    const time = new VirtualTime();
    const services = hostOver(new DirectConnection(sandbox.url, sandbox.token), host);
    const client = new ConnectionLexofficeClient(services, time, time);
    organization = new TokenOrganization(services, client, time);
    sync = new ContactSync(services, client, organization, new ContactStates(services), de);
  });
  afterAll(() => sandbox.stop());

  async function planOf(role: PersonRole): Promise<ContactPlan> {
    const last = await firstValueFrom(sync.plan(role).pipe(filter(({ status }) => status !== 'pending')));
    if (last.status !== 'ready') throw new Error(JSON.stringify(last));
    return last.plan;
  }

  const numberIn = (role: PersonRole) => (contact: ReturnType<Sandbox['admin']['contacts']>[number]) =>
    (role === 'customer' ? contact.roles.customer : contact.roles.vendor)?.number;

  it.each(['customer', 'supplier'] as const)(
    'LX-10, LX-11, LX-13: plans every %s of the remote, each in one state',
    async (role) => {
      const plan = await planOf(role);
      const contacts = sandbox.admin.contacts().filter((contact) => numberIn(role)(contact) !== undefined);
      expect(plan.complete).toBe(true);
      // A contact that cannot be read has no side that could be known: it is shown on both.
      const readable = plan.rows.filter(({ reason }) => reason !== 'unreadable');
      const unreadable = new Set(
        plan.rows.filter((row) => !readable.includes(row)).map(({ contactId }) => contactId),
      );
      expect(new Set(readable.map(({ contactId }) => contactId))).toEqual(
        new Set(contacts.map(({ id }) => id).filter((id) => !unreadable.has(id))),
      );
      expect(Object.values(plan.counts).reduce((sum, count) => sum + count)).toBe(plan.rows.length);
      for (const { state, number, change } of plan.rows) {
        expect(change !== undefined).toBe(state === 'new' || state === 'changed');
        if (state === 'new') expect(number).toMatch(/^\d{5}$/);
      }
    },
  );

  it('takes over what can be taken over, then a second sync writes nothing (E8)', async () => {
    for (const role of ['customer', 'supplier'] as const) {
      const plan = await planOf(role);
      const outcome = await sync.apply(plan);
      expect(outcome.failed).toEqual([]);
      expect(outcome.created).toBe(plan.counts.new);
      expect(await organization.lastSync(role)).toBeDefined();
      const again = await planOf(role);
      expect(again.counts).toEqual({ ...plan.counts, new: 0, unchanged: plan.counts.new });
      expect(await sync.apply(again)).toEqual({ created: 0, updated: 0, failed: [] });
    }
  });

  it('E27: searched for nothing: contacts are known by their id', () => {
    const queries = sandbox.journal().flatMap(({ query }) => Object.keys(query));
    expect(queries).toContain('page');
    for (const search of ['name', 'email', 'number']) expect(queries).not.toContain(search);
  });

  it('LX-09, S7: sent GETs only', () => {
    expect(new Set(sandbox.journal().map(({ method }) => method))).toEqual(new Set(['GET']));
  });
});
