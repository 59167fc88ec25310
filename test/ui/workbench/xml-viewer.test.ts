import { fixture } from '@open-wc/testing';
import { html } from 'lit';
import { expect, it } from 'vitest';
import '../../../host/workbench/views/host-xml.ts';
import type { HostXml } from '../../../host/workbench/views/host-xml.ts';

const urlOf = (xml: string) => URL.createObjectURL(new Blob([xml], { type: 'application/xml' }));

async function shown(xml: string): Promise<string> {
  const element = await fixture<HostXml>(html`<host-xml url=${urlOf(xml)} label="RE-1"></host-xml>`);
  await expect.poll(() => element.shadowRoot?.querySelector('.xml, [role=alert]')).not.toBe(null);
  return element.shadowRoot?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

it('shows names and texts of an e-invoice', async () => {
  expect(await shown('<Invoice><ID scheme="x">RE-1 &lt;b&gt;</ID></Invoice>')).toBe(
    'Invoice ID scheme=x RE-1 <b>',
  );
});

it.each([
  ['what is no XML', '<Invoice>'],
  [
    'entities that grow without end',
    '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;">]><Invoice><ID>&c;</ID></Invoice>',
  ],
  ['an entity from outside', '<!doctype a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Invoice>&x;</Invoice>'],
])('S5: does not show %s', async (_what, xml) => {
  expect(await shown(xml)).not.toMatch(/bb|Invoice/);
});
