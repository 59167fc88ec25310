import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { checkManifest } from '../../../host/api/manifest-check.ts';
import type { HostClient } from '../../../host/client/connect-host.ts';
import '../../../host/workbench/host-set-up.ts';
import type { HostSetUp } from '../../../host/workbench/host-set-up.ts';
import { Workbench } from '../../../host/workbench/workbench.ts';
import '../../../host/workbench/workbench.css';
import texts from '../../../l10n/manifest.de.json';
import declared from '../../../plugin.manifest.json';
import { waitUntil } from '../../support/wait-until.ts';

const german = JSON.parse(
  JSON.stringify(declared).replace(/"%([^%]+)%"/g, (_, key: keyof typeof texts) =>
    JSON.stringify(texts[key]),
  ),
) as unknown;

async function setUp(...done: readonly string[]) {
  const ran: string[] = [];
  const manifest = checkManifest(german).manifest!;
  const client = { info: { user: 'anna' } } as unknown as HostClient;
  const workbench = new Workbench(client, [{ id: 'lexoffice', baseUrl: '/', manifest, problems: [] }]);
  const { pluginHost } = workbench;
  for (const { command } of manifest.contributes.commands)
    pluginHost.commands.register(command, () => ran.push(command));
  const element = await fixture<HostSetUp>(html`<host-set-up .workbench=${workbench}></host-set-up>`);
  const tick = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) pluginHost.contextKeys.set(`lexoffice.${key}`, true);
    await element.updateComplete;
  };
  await tick(...done);
  return { element, workbench, ran, tick };
}

describe('host-set-up', () => {
  it('shows nothing before the plugin knows how far it is', async () => {
    const { element, tick } = await setUp('hasToken');
    expect(element.shadowRoot!.querySelector('section')).toBe(null);
    await tick('setUpKnown');
    expect(element.shadowRoot!.querySelector('section')).not.toBe(null);
  });

  it('says what is done and what comes next, and is accessible', async () => {
    const { element } = await setUp('setUpKnown', 'hasToken', 'companyKnown');
    expect(element.shadowRoot!.querySelector('.progress')!.textContent.trim()).toBe('2 von 7');
    expect(element.shadowRoot!.querySelectorAll('li.done')).toHaveLength(2);
    expect(element.shadowRoot!.querySelector('[aria-current=step] strong')!.textContent).toBe(
      'Letztes Abrufdatum setzen',
    );
    await expectElement(element).to.be.accessible();
  });

  it('does a step in the view that it belongs to, also one that is done', async () => {
    const { workbench, ran } = await setUp('setUpKnown', 'hasToken', 'companyKnown', 'hasLastFetchDate');
    workbench.openView('cash');
    await page.getByRole('button', { name: 'Jetzt abgleichen' }).click();
    await waitUntil(() => ran.length === 1);
    expect([workbench.views.active, ...ran]).toEqual(['suppliers', 'lexoffice.syncSuppliers']);
    await page.getByText('3 erledigt').click();
    await page.getByRole('button', { name: 'API-Token hinterlegen' }).click();
    await waitUntil(() => ran.length === 2);
    expect(ran[1]).toBe('lexoffice.openSettings');
  });

  it('has a second button where there is another way to the same', async () => {
    const { ran } = await setUp('setUpKnown', 'hasToken', 'companyKnown');
    await page.getByRole('button', { name: 'Alles bis heute gilt als übertragen …' }).click();
    await waitUntil(() => ran.length === 1);
    expect(ran).toEqual(['lexoffice.startFromNow']);
  });

  it('goes when every step is done', async () => {
    const { element, workbench, tick } = await setUp('setUpKnown');
    expect(workbench.nextStep?.action).toBe('Token eingeben');
    await tick(
      ...['hasToken', 'companyKnown', 'hasLastFetchDate', 'suppliersSynced'],
      ...['customersSynced', 'listRead', 'imported'],
    );
    expect(element.shadowRoot!.querySelector('section')).toBe(null);
    expect(workbench.nextStep).toBeUndefined();
  });
});
