import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { expect, it, vi } from 'vitest';
import type { JobRun } from '../../../host/api/jobs.ts';
import type { OfficeRow, OfficeView } from '../../../host/wire/office.ts';
import { LiveList } from '../../../host/workbench/live-list.ts';
import '../../../host/workbench/views/host-office.ts';
import type { HostOffice } from '../../../host/workbench/views/host-office.ts';
import { waitUntil } from '../../support/wait-until.ts';
import '../../../host/workbench/workbench.css';

const run = (id: string, change: Partial<JobRun> = {}): JobRun => ({
  ...{ id, plugin: 'lexoffice', job: 'lexoffice.import', state: 'succeeded', user: 'anna', attempt: 1 },
  ...{ origin: 'schedule', createdAt: '2026-11-24T04:30:00Z', finishedAt: '2026-11-24T04:32:00Z', ...change },
});
const row = (name: string, change: Partial<OfficeRow> = {}): OfficeRow => ({
  mandant: { id: name, name },
  hasKey: true,
  unread: 0,
  ...change,
});

async function show(
  view: OfficeView,
): Promise<{ element: HostOffice; opened: string[]; synced: () => number }> {
  const opened: string[] = [];
  let count = 0;
  const workbench = {
    office: new LiveList<OfficeView & { readonly id: string }>({
      read: async function* () {
        yield await Promise.resolve([{ ...view, id: 'office' }]);
      },
      readAgain: () => Promise.resolve([{ ...view, id: 'office' }]),
      subscribe: () => [],
    }),
    jobTitles: { 'lexoffice.import': 'Rechnungen importieren' },
    client: {
      syncOffice: () => {
        count += 1;
        return Promise.resolve({ started: 2, withoutKey: 1 });
      },
    },
  };
  const element = await fixture<HostOffice>(
    html`<host-office .books=${{}} .workbench=${workbench}></host-office>`,
  );
  element.style.height = '640px';
  element.addEventListener('host-open-mandant', (event) =>
    opened.push((event as CustomEvent<string>).detail),
  );
  await waitUntil(() => !textOf(element).includes('wird gelesen') && gridsOf(element).length === 2);
  return { element, opened, synced: () => count };
}

const gridsOf = (element: HostOffice) => [...element.shadowRoot!.querySelectorAll('host-grid')];
const textOf = (element: HostOffice) =>
  gridsOf(element)
    .map((grid) => grid.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '')
    .join('\n');
const button = (element: HostOffice, name: string) =>
  [...element.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name))!;

it('says of every Mandant how it stands, and leaves empty what nobody has counted', async () => {
  const { element } = await show({
    rows: [
      row('Muster & Söhne GmbH', {
        lastRun: run('r1', { attention: true }),
        ...{ waiting: 14, blocked: 3, failed: 0, unread: 2, oldestUnread: '2026-11-23T04:32:00Z' },
        expiresOn: '2027-01-31',
        nextRun: { job: 'lexoffice.import', at: '2026-11-25T04:30:00Z' },
      }),
      row('Neuanfang GmbH'),
      row('Ohne Schlüssel GmbH', { hasKey: false }),
    ],
    queue: [],
  });
  await waitUntil(() => textOf(element).includes('Neuanfang'));
  const said = textOf(element);
  for (const part of [
    'erledigt, etwas braucht Sie',
    '14',
    '2 seit 23.11.2026',
    '31.01.',
    'noch keiner',
    'kein Schlüssel',
  ])
    expect(said).toContain(part);
  expect(said).toContain('Es läuft nichts, und nichts wartet.');
  await expectElement(element).to.be.accessible();
});

it('shows what runs and whose turn is next', async () => {
  const mandant = { id: 'm', name: 'Muster & Söhne GmbH' };
  const { element } = await show({
    rows: [],
    queue: [
      { mandant, run: run('r1', { state: 'running', progress: { done: 3, total: 9 } }) },
      { mandant, run: run('r2', { state: 'queued' }) },
    ],
  });
  await waitUntil(() => textOf(element).includes('läuft: 3 von 9'));
  expect(element.shadowRoot!.textContent).toContain('Warteschlange (2)');
  expect(textOf(element)).toMatch(/1 Muster & Söhne GmbH Rechnungen importieren steht an/);
});

it('stays quick with 200 Mandanten of long names, is searched, and opens the one that is chosen', async () => {
  const long = 'Gesellschaft für außergewöhnlich lange Firmennamen und Nachfolger mbH & Co. KG';
  const rows = Array.from({ length: 200 }, (_, index) => row(`${long} ${String(index).padStart(3, '0')}`));
  const { element, opened } = await show({ rows, queue: [] });
  const search = element.shadowRoot!.querySelector('input')!;
  search.value = '123';
  search.dispatchEvent(new InputEvent('input'));
  await waitUntil(() => gridsOf(element)[0]!.rows.length === 1);
  expect(button(element, 'Mandant öffnen').disabled).toBe(true);
  gridsOf(element)[0]!.shadowRoot!.querySelector<HTMLElement>('[role=row] [role=gridcell]')!.click();
  await waitUntil(() => !button(element, 'Mandant öffnen').disabled);
  button(element, 'Mandant öffnen').click();
  expect(opened).toEqual([`${long} 123`]);
});

it('puts all Mandanten into the queue at a click', async () => {
  const { element, synced } = await show({ rows: [row('Muster')], queue: [] });
  button(element, 'Alle abgleichen').click();
  await waitUntil(() => document.querySelector('host-notices')?.shadowRoot?.textContent.includes('1 ohne'));
  expect(synced()).toBe(1);
});

it('puts the queue into a file and on paper too', async () => {
  const { element } = await show({
    rows: [row('Muster & Söhne GmbH')],
    queue: [{ mandant: row('Muster & Söhne GmbH').mandant, run: run('r1', { state: 'queued' }) }],
  });
  const printed = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  element.shadowRoot!.querySelector<HTMLButtonElement>('.queue [aria-label="Drucken"]')!.click();
  const sheet = document.querySelector('.print-sheet')!;
  expect(sheet.querySelectorAll('tbody tr')).toHaveLength(1);
  expect(sheet.querySelector('tbody')!.textContent).toContain('Muster & Söhne GmbH');
  dispatchEvent(new Event('afterprint'));
  expect(printed).toHaveBeenCalledOnce();
  printed.mockRestore();
});
