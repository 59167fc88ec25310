import { afterEach, expect, it } from 'vitest';
import type { HostClient } from '../../../host/client/connect-host.ts';
import type { MandantSession } from '../../../host/client/mandant-session.ts';
import { showMessage } from '../../../host/workbench/window/show-message.ts';
import { Workbench } from '../../../host/workbench/workbench.ts';
import { waitUntil } from '../../support/wait-until.ts';

const unheard = () => ({ dispose: () => undefined });
/** Nobody hears anything of its books. */
const EVENTS = ['Mandant', 'Vouchers', 'Attachments', 'Persons', 'Runs', 'Log'].map(
  (what) => `onDidChange${what}`,
);
const sessionOf = (id: string) =>
  ({
    ...Object.fromEntries([...EVENTS, 'onDidMarkErrors'].map((event) => [event, unheard])),
    mandant: { id, name: id },
    admin: {},
    stream: { onDidChangeOnline: unheard },
    dispose: () => undefined,
  }) as unknown as MandantSession;

const notices = (): string => document.querySelector('host-notices')?.shadowRoot?.textContent ?? '';

afterEach(() => document.querySelector('host-notices')?.putAway());

it('leaves no message about one Mandant standing when another one is opened', async () => {
  const client = {
    info: { user: 'anna' },
    openMandant: (id: string) => Promise.resolve(sessionOf(id)),
  } as unknown as HostClient;
  const workbench = new Workbench(client, []);
  await workbench.openMandant('m1');
  void showMessage('warning', 'Der API-Token läuft am 24.12.2026 ab.');
  await waitUntil(() => notices().includes('24.12.2026'));
  await workbench.openMandant('m1');
  expect(notices()).toContain('24.12.2026');
  await workbench.openMandant('m2');
  await waitUntil(() => !notices().includes('24.12.2026'));
  expect(workbench.mandant?.id).toBe('m2');
});
