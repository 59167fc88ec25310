import { fixture } from '@open-wc/testing';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../host/wire/journal.ts';
import type { Books } from '../../../host/workbench/books.ts';
import '../../../host/workbench/views/host-log-view.ts';
import type { HostGrid } from '../../../host/workbench/grid/host-grid.ts';
import type { HostLogView } from '../../../host/workbench/views/host-log-view.ts';
import { hostTerm } from '../../../host/workbench/l10n/terms.ts';
import { de as plugin } from '../../../src/l10n/de/de.ts';
import { termText } from '../../../src/l10n/term-text.ts';
import { listOf } from '../../support/list-of.ts';
import { waitUntil } from '../../support/wait-until.ts';
import '../../../host/workbench/workbench.css';

const audited = {
  user: 'anna',
  source: 'lexoffice',
  subject: 'RE-1033',
  hash: 'f00d',
  time: '2026-11-23T08:30:00Z',
};
const KEY = 'lexoffice:31d8dd2b-6ba0-4a60-a5e0-5c87116a5abe:d50190cc-4f4a-4be5-a3af-42dbb2c6ade7:invoice:0';
const auditLines: readonly AuditEntry[] = [
  { ...audited, id: 'a1', sequence: 1, action: 'voucher.booked' },
  { ...audited, id: 'a2', sequence: 2, action: 'import.finished' },
  { ...audited, id: 'a3', sequence: 3, action: 'something.new' },
  {
    ...audited,
    id: 'a5',
    sequence: 5,
    source: 'user',
    action: 'attachment.added',
    subject: KEY,
    newValue: { name: 'RE2103.pdf', mediaType: 'application/pdf' },
  },
  {
    ...audited,
    id: 'a4',
    sequence: 4,
    action: 'contacts.synced',
    subject: 'supplier',
    oldValue: { taxCase: 'domestic-19', confirmed: false },
    newValue: {
      created: 2,
      notTaken: [{ number: '123456', reason: 'number-not-five-digits' }],
      grossCents: 119_000,
    },
  },
];

async function show(): Promise<HostLogView> {
  const errors = listOf();
  const audit = listOf(...auditLines);
  const session = { mandant: { id: 'm1' } };
  const books = { errors, audit, session } as unknown as Books;
  return fixture<HostLogView>(html`<host-log-view .books=${books}></host-log-view>`);
}

async function showAudit(element: HostLogView): Promise<HostGrid> {
  element
    .shadowRoot!.querySelector('host-segments')!
    .dispatchEvent(new CustomEvent('host-segment', { detail: 'audit' }));
  await element.updateComplete;
  return element.shadowRoot!.querySelector('host-grid')!;
}

describe('host-log-view', () => {
  it('names the actions of the Logbuch, its own and those of plugins', async () => {
    const element = await show();
    element.actionNames = { 'import.finished': 'Import beendet' };
    const grid = await showAudit(element);
    await waitUntil(() => grid.shadowRoot!.textContent.includes('Beleg gebucht'));
    for (const name of ['Import beendet', 'something.new'])
      expect(grid.shadowRoot!.textContent).toContain(name);
    expect(grid.shadowRoot!.textContent).not.toContain('import.finished');
  });

  it('names what is known by an id as the line states it, says who spoke, and keeps the id for the details', async () => {
    const element = await show();
    element.termOf = (code, use) => hostTerm(code, use) ?? termText(code, use, plugin);
    const root = (await showAudit(element)).shadowRoot!;
    await waitUntil(() => root.textContent.includes('RE2103.pdf'));
    expect(root.textContent).not.toContain(KEY);
    for (const source of ['FIBUscan', 'Lexware Office']) expect(root.textContent).toContain(source);
    const row = [...root.querySelectorAll('[role=row]')].find((each) =>
      each.textContent.includes('RE2103.pdf'),
    );
    row!.querySelector<HTMLElement>('[role=gridcell]')!.click();
    await waitUntil(() => element.shadowRoot!.querySelector('dl')?.textContent.includes(KEY) === true);
  });

  it('says roles, tax cases and reasons in words, in the list and in the details, never as JSON', async () => {
    const element = await show();
    element.termOf = (code, use) => hostTerm(code, use) ?? termText(code, use, plugin);
    const grid = await showAudit(element);
    await waitUntil(() => grid.shadowRoot!.textContent.includes('Lieferant'));
    const row = [...grid.shadowRoot!.querySelectorAll<HTMLElement>('[role=row]')].find((each) =>
      each.textContent.includes('Lieferant'),
    )!;
    expect(row.textContent).toContain('Steuerfall: Inland 19 % · bestätigt: nein');
    expect(row.textContent).toContain(
      'angelegt: 2 · nicht übernommen: Nummer: 123456, Grund: Erlaubt sind genau fünf Ziffern. · Brutto: 1.190,00',
    );
    row.querySelector<HTMLElement>('[role=gridcell]')!.click();
    await waitUntil(() => element.shadowRoot!.querySelector('dl'));
    const details = element.shadowRoot!.querySelector('dl')!.textContent;
    expect(details).toContain('Inland 19 %');
    for (const code of ['supplier', 'domestic-19', 'number-not-five-digits', '{', '"'])
      expect(row.textContent + details).not.toContain(code);
  });
});
