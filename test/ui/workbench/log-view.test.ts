import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ErrorLogEntry } from '../../../host/api/log.ts';
import type { AuditEntry } from '../../../host/wire/journal.ts';
import type { Books } from '../../../host/workbench/books.ts';
import '../../../host/workbench/views/host-log-view.ts';
import type { HostLogView } from '../../../host/workbench/views/host-log-view.ts';
import { hostTerm } from '../../../host/workbench/l10n/terms.ts';
import { de as plugin } from '../../../src/l10n/de/de.ts';
import { termText } from '../../../src/l10n/term-text.ts';
import { listOf } from '../../support/list-of.ts';
import { waitUntil } from '../../support/wait-until.ts';
import '../../../host/workbench/workbench.css';

const refused: ErrorLogEntry = {
  id: 'e1',
  time: '2026-11-23T08:30:00Z',
  user: 'anna',
  source: 'lexoffice',
  severity: 'warning',
  code: 'person-missing',
  document: 'RE-1033 · Nordlicht Solar & Söhne KG',
  message: 'Der Kunde ist nicht abgeglichen.',
  advice: '„Jetzt abgleichen“ wählen.',
  batchId: 'b1',
  details: { entry: 'i1:invoice', traceId: 'f00d', role: 'customer' },
};

const audited = { user: 'anna', source: 'lexoffice', subject: 'RE-1033', hash: 'f00d', time: refused.time };
const auditLines: readonly AuditEntry[] = [
  { ...audited, id: 'a1', sequence: 1, action: 'voucher.booked' },
  { ...audited, id: 'a2', sequence: 2, action: 'import.finished' },
  { ...audited, id: 'a3', sequence: 3, action: 'something.new' },
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

async function show(...entries: ErrorLogEntry[]): Promise<HostLogView> {
  const errors = listOf(...entries);
  const audit = listOf(...auditLines);
  await errors.refresh();
  const session = { mandant: { id: 'm1' } };
  const books = { errors, audit, session } as unknown as Books;
  return fixture<HostLogView>(html`<host-log-view .books=${books}></host-log-view>`);
}

afterEach(() => vi.restoreAllMocks());

describe('host-log-view', () => {
  it('LX-24, G25: shows of each refusal when, who, which document, why and what to do, with the trace', async () => {
    const element = await show(refused);
    const grid = element.shadowRoot!.querySelector('host-grid')!;
    await waitUntil(() => grid.shadowRoot!.textContent.includes('RE-1033'));
    await expectElement(element).to.be.accessible();
    grid.shadowRoot!.querySelector<HTMLElement>('[role=row] [role=gridcell]')!.click();
    await waitUntil(() => element.shadowRoot!.querySelector('dl'));
    const details = element.shadowRoot!.querySelector('dl')!.textContent;
    for (const part of [refused.document, refused.message, refused.advice, refused.code, 'f00d', 'anna'])
      expect(details).toContain(part);
    expect(details).toContain('23.11.2026');
    expect(details).toContain('Rolle');
    expect(details).not.toContain('customer');
  });

  it('names the actions of the Logbuch, its own and those of plugins', async () => {
    const element = await show();
    element.actionNames = { 'import.finished': 'Import beendet' };
    element
      .shadowRoot!.querySelector('host-segments')!
      .dispatchEvent(new CustomEvent('host-segment', { detail: 'audit' }));
    const grid = element.shadowRoot!.querySelector('host-grid')!;
    await waitUntil(() => grid.shadowRoot!.textContent.includes('Beleg gebucht'));
    for (const name of ['Import beendet', 'something.new'])
      expect(grid.shadowRoot!.textContent).toContain(name);
    expect(grid.shadowRoot!.textContent).not.toContain('import.finished');
  });

  it('says roles, tax cases and reasons in words, in the list and in the details, never as JSON', async () => {
    const element = await show();
    element.termOf = (code, use) => hostTerm(code, use) ?? termText(code, use, plugin);
    element
      .shadowRoot!.querySelector('host-segments')!
      .dispatchEvent(new CustomEvent('host-segment', { detail: 'audit' }));
    const grid = element.shadowRoot!.querySelector('host-grid')!;
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

  it('LX-25, G25: hands the Fehlerprotokoll over as a file', async () => {
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      files.push(file as Blob);
      return 'blob:none';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const element = await show(refused);
    [...element.shadowRoot!.querySelectorAll('button')]
      .find(({ ariaLabel }) => ariaLabel === 'Als CSV speichern')!
      .click();
    await waitUntil(() => files.length === 1);
    expect((click.mock.contexts[0] as HTMLAnchorElement).download).toMatch(/^Fehlerprotokoll .*\.csv$/);
    const [titles, line, end] = (await files[0]!.text()).split('\r\n');
    expect(titles!.split(';').length).toBeGreaterThan(3);
    for (const part of [refused.document, refused.message, refused.advice, refused.code, 'f00d', 'anna'])
      expect(line).toContain(part);
    expect(end).toBe('');
  });
});
