import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { expect, it } from 'vitest';
import type { JobRun } from '../../../host/api/jobs.ts';
import type { RunNotice } from '../../../host/wire/notices.ts';
import '../../../host/workbench/host-run-notices.ts';
import type { HostRunNotices } from '../../../host/workbench/host-run-notices.ts';
import { LiveList } from '../../../host/workbench/live-list.ts';
import { waitUntil } from '../../support/wait-until.ts';
import '../../../host/workbench/workbench.css';

const run = (id: string, change: Partial<JobRun>): JobRun => ({
  ...{ id, plugin: 'lexoffice', job: 'lexoffice.import', state: 'succeeded', user: 'anna', attempt: 1 },
  ...{ origin: 'schedule', createdAt: '2026-11-24T04:30:00Z', finishedAt: '2026-11-24T04:32:00Z', ...change },
});

async function show(): Promise<{ element: HostRunNotices; marked: string[] }> {
  const marked: string[] = [];
  const read = new Set(['r1']);
  const runs = [
    run('r3', { state: 'failed', error: { code: 'unauthorized', message: '' } }),
    run('r2', { attention: true, counts: { found: 12, imported: 9, blocked: 3 } }),
    run('r1', { counts: { found: 2, imported: 2 } }),
  ];
  const told = () => runs.map((one) => ({ id: one.id, run: one, read: read.has(one.id) }));
  const notices = new LiveList<RunNotice>({
    read: async function* () {
      yield await Promise.resolve(told());
    },
    readAgain: () => Promise.resolve(told()),
    subscribe: () => [],
  });
  const admin = {
    markNoticesRead: (ids: readonly string[]) => {
      marked.push(...ids);
      for (const id of ids) read.add(id);
      return Promise.resolve();
    },
  };
  const element = await fixture<HostRunNotices>(
    html`<host-run-notices
      .books=${{ notices, session: { admin } }}
      .jobTitles=${{ 'lexoffice.import': 'Rechnungen importieren' }}
    ></host-run-notices>`,
  );
  await waitUntil(() => bell(element).getAttribute('aria-label')?.includes('ungelesen'));
  return { element, marked };
}

const bell = (element: HostRunNotices) => element.shadowRoot!.querySelector<HTMLButtonElement>('.bell')!;
const rows = (element: HostRunNotices) =>
  [...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.notice')].map((row) => row);

it('says how many runs nobody has read of, and of each what came of it', async () => {
  const { element } = await show();
  expect(bell(element).getAttribute('aria-label')).toBe('Nachrichten, 2 ungelesen');
  bell(element).click();
  const said = rows(element).map(({ textContent }) => textContent.replace(/\s+/g, ' '));
  expect(said[0]).toContain('Rechnungen importieren: fehlgeschlagen');
  expect(said[1]).toContain('gefunden 12 · gebucht 9 · gesperrt 3');
  expect(said[1]).toContain('Zeitplan · ungelesen');
  expect(said[2]).not.toContain('ungelesen');
  await expectElement(element).to.be.accessible();
});

it('opens the run that is chosen and has it read; the others are read at once when somebody says so', async () => {
  const { element, marked } = await show();
  let opened: string | undefined;
  element.addEventListener('host-open-run', (event) => (opened = (event as CustomEvent<JobRun>).detail.id));
  bell(element).click();
  rows(element)[1]!.click();
  await waitUntil(() => bell(element).getAttribute('aria-label') === 'Nachrichten, 1 ungelesen');
  expect([opened, marked]).toEqual(['r2', ['r2']]);
  bell(element).click();
  element.shadowRoot!.querySelector<HTMLButtonElement>('.head button')!.click();
  await waitUntil(() => bell(element).getAttribute('aria-label') === 'Nachrichten');
  expect(marked).toEqual(['r2', 'r3']);
});
