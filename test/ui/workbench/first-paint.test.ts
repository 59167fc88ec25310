import { afterEach, expect, it } from 'vitest';
import type { Mandant } from '../../../host/api/mandant.ts';
import type { HostClient } from '../../../host/client/connect-host.ts';
import '../../../host/workbench/host-workbench.ts';
import { Workbench } from '../../../host/workbench/workbench.ts';

afterEach(() => document.body.replaceChildren());

async function paint(
  mandanten: Promise<readonly Mandant[]>,
): Promise<{ readonly text: () => string; readonly start: () => Promise<void> }> {
  const client = { info: { user: 'anna' }, listMandanten: () => mandanten } as unknown as HostClient;
  const workbench = new Workbench(client, []);
  const element = document.createElement('host-workbench');
  element.workbench = workbench;
  document.body.append(element);
  await element.updateComplete;
  return {
    text: () => element.shadowRoot!.querySelector('main')!.textContent.replace(/\s+/g, ' ').trim(),
    start: async () => {
      await workbench.start();
      await element.updateComplete;
    },
  };
}

it('The first paint does not say that there is no Mandant before the host has told', async () => {
  const { text, start } = await paint(Promise.resolve([]));
  expect(text()).toBe('Mandant wird geöffnet …');
  await start();
  expect(text()).toContain('Noch kein Mandant angelegt');
});
