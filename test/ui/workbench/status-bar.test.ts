import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import '../../../host/workbench/host-status-bar.ts';
import type { HostStatusBar } from '../../../host/workbench/host-status-bar.ts';
import '../../../host/workbench/workbench.css';

const words = (element: HostStatusBar): string =>
  element.shadowRoot!.querySelector('.host')!.textContent.replace(/\s+/g, ' ').trim();

describe('host-status-bar', () => {
  it('says that the server is there, since when it is not, and that it is back', async () => {
    const element = await fixture<HostStatusBar>(html`<host-status-bar></host-status-bar>`);
    expect(words(element)).toBe('FIBUscan-Server bereit');
    element.lostAt = new Date('2026-11-22T08:12:00Z');
    await element.updateComplete;
    expect(words(element)).toContain('offline seit 09:12');
    await expectElement(element).to.be.accessible();
    element.lostAt = undefined;
    await element.updateComplete;
    expect(words(element)).toBe('FIBUscan-Server bereit');
  });

  it('announces what the plugins say of themselves', async () => {
    const texts = [{ text: 'Lexware Office: Muster GmbH · bereit', tooltip: 'Verbunden.' }];
    const element = await fixture<HostStatusBar>(html`<host-status-bar .texts=${texts}></host-status-bar>`);
    const status = element.shadowRoot!.querySelector('.texts')!;
    expect(status.getAttribute('role')).toBe('status');
    expect(status.textContent.trim()).toBe(texts[0]!.text);
  });
});
