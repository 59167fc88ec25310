import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import type { JobRun } from '../../../host/api/jobs.ts';
import type { ErrorGroup } from '../../../host/workbench/views/error-groups.ts';
import type { ErrorLogEntry } from '../../../host/api/log.ts';
import '../../../host/workbench/views/host-log-view.ts';
import type { HostLogView } from '../../../host/workbench/views/host-log-view.ts';
import { listOf } from '../../support/list-of.ts';
import { waitUntil } from '../../support/wait-until.ts';
import '../../../host/workbench/workbench.css';

const base = { plugin: 'lexoffice', user: 'anna', createdAt: '2026-11-23T22:00:00Z', attempt: 1 } as const;
const runs: readonly JobRun[] = [
  {
    ...base,
    id: 'r2',
    job: 'lexoffice.fetchOriginals',
    origin: 'job',
    state: 'waiting',
    continuesAt: '2026-11-24T06:30:00Z',
    counts: { fetched: 9, missing: 1 },
  },
  {
    ...base,
    id: 'r1',
    job: 'lexoffice.import',
    origin: 'command',
    state: 'succeeded',
    attention: true,
    startedAt: '2026-11-23T22:00:01Z',
    finishedAt: '2026-11-23T22:05:00Z',
    counts: { failed: 0, imported: 10, found: 12, blocked: 2 },
  },
];
const line = {
  time: base.createdAt,
  user: 'anna',
  source: 'lexoffice',
  severity: 'warning',
  code: 'x',
} as const;
const errors: readonly ErrorLogEntry[] = [
  { ...line, id: 'e1', document: 'RE-1', message: 'Von diesem Lauf.', batchId: 'r1' },
  { ...line, id: 'e2', document: 'RE-2', message: 'Von einem anderen.', batchId: 'r0' },
];

async function show(): Promise<HostLogView> {
  const books = {
    errors: listOf(...errors),
    audit: listOf(),
    runs: listOf(...runs),
    session: { mandant: { id: 'm1' } },
  };
  await books.errors.refresh();
  const element = await fixture<HostLogView>(
    html`<host-log-view
      .books=${books}
      .jobTitles=${{ 'lexoffice.import': 'Rechnungen importieren' }}
    ></host-log-view>`,
  );
  const segments = element.shadowRoot!.querySelector('host-segments')!;
  segments.dispatchEvent(new CustomEvent('host-segment', { detail: 'runs' }));
  await waitUntil(() => gridOf(element)?.textContent.includes('Rechnungen importieren'));
  return element;
}

const historyOf = (element: HostLogView) => element.shadowRoot!.querySelector('host-run-history')!;
const gridOf = (element: HostLogView) =>
  element.shadowRoot!.querySelector('host-run-history')?.shadowRoot?.querySelector('host-grid')?.shadowRoot ??
  undefined;
const button = (root: ShadowRoot, name: string) =>
  [...root.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name));

describe('The run history', () => {
  it('shows of each run what, who, how it was started, how it stands and what came of it', async () => {
    const element = await show();
    const shown = gridOf(element)!.textContent;
    for (const part of [
      'anna',
      'Befehlszeile',
      'erledigt, etwas braucht Sie',
      'gefunden 12 · gebucht 10 · gesperrt 2',
    ])
      expect(shown).toContain(part);
    expect(shown).toContain('wartet bis 24.11.2026');
    await expectElement(element).to.be.accessible();
  });

  it('is filtered by job and by state', async () => {
    const element = await show();
    const [job, state] = [...historyOf(element).shadowRoot!.querySelectorAll('select')];
    job!.value = 'lexoffice.fetchOriginals';
    job!.dispatchEvent(new Event('change'));
    await waitUntil(() => !gridOf(element)!.textContent.includes('Rechnungen importieren'));
    state!.value = 'failed';
    state!.dispatchEvent(new Event('change'));
    await waitUntil(() => historyOf(element).shadowRoot!.querySelector('host-grid')!.rows.length === 0);
  });

  it('opens a run whose job can show what came of it, and offers that for no other', async () => {
    const element = await show();
    const opened: string[] = [];
    element.runOpener = ({ id, job }) => (job === 'lexoffice.import' ? () => opened.push(id) : undefined);
    const choose = (name: string) =>
      [...gridOf(element)!.querySelectorAll<HTMLElement>('[role=row] [role=gridcell]')]
        .find(({ textContent }) => textContent.includes(name))!
        .click();
    const open = () => button(historyOf(element).shadowRoot!, 'Ergebnis zeigen');
    choose('Rechnungen importieren');
    await waitUntil(() => open());
    open()!.click();
    expect(opened).toEqual(['r1']);
    choose('lexoffice.fetchOriginals');
    await waitUntil(() => open() === undefined);
  });

  it('leads to the Fehlerprotokoll of one run, and back to all of it', async () => {
    const element = await show();
    const cells = [...gridOf(element)!.querySelectorAll<HTMLElement>('[role=row] [role=gridcell]')];
    cells.find(({ textContent }) => textContent.includes('Rechnungen importieren'))!.click();
    await waitUntil(() => button(historyOf(element).shadowRoot!, 'Fehlerprotokoll dieses Laufs'));
    button(historyOf(element).shadowRoot!, 'Fehlerprotokoll dieses Laufs')!.click();
    const log = () => element.shadowRoot!.querySelector('host-error-log')?.shadowRoot;
    const messages = () =>
      log()
        ?.querySelector('host-grid')
        ?.rows.map((row) => (row as ErrorGroup).newest.message);
    await waitUntil(() => messages()?.length === 1);
    expect(messages()).toEqual(['Von diesem Lauf.']);
    button(log()!, 'alle zeigen')!.click();
    await waitUntil(() => messages()?.length === 2);
  });
});
