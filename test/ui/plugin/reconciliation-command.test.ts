import 'reflect-metadata';
import { expect, it } from 'vitest';
import type { JobRunDetail } from '../../../host/api/jobs.ts';
import type { PluginContext } from '../../../host/api/plugin-context.ts';
import { Workbench } from '../../../src/contributions/contribution.ts';
import { ReconciliationContribution } from '../../../src/contributions/reconciliation.contribution.ts';
import { JobWatch } from '../../../src/contributions/job-watch.ts';
import { ReconciliationDialog } from '../../../src/contributions/reconciliation-dialog.ts';
import { ReconciliationJob } from '../../../src/contributions/reconciliation-job.ts';
import { ReconcileJob } from '../../../src/jobs/reconcile.job.ts';
import { de } from '../../../src/l10n/de/de.ts';
import { Texts } from '../../../src/l10n/texts.ts';
import type { ReconciliationView } from '../../../src/ui/reconciliation/reconciliation.ts';
import { ImportScenario } from '../../support/import-scenario.ts';
import { InMemoryJobs } from '../../support/in-memory-jobs.ts';
import { TestTask } from '../../support/test-task.ts';
import { allInside, button, inside, PlainWindow, settled } from './support/render.ts';

it('C7: "Abstimmung …" opens once, reads both sides and leads to the document', async () => {
  const scenario = new ImportScenario();
  const { id } = scenario.lexoffice.add({ number: 'RE-7' });
  await scenario.import();
  scenario.lexoffice.change(id, { status: 'draft' });

  const handlers = new Map<string, () => Promise<void>>();
  const pages: string[] = [];
  const window = new PlainWindow();
  window.openExternal = (url?: string) => void pages.push(url ?? '');
  const commands = {
    register: (command: string, handler: () => Promise<void>) => {
      handlers.set(command, handler);
      return { dispose: () => handlers.delete(command) };
    },
  };
  const jobs = new InMemoryJobs();
  scenario.container.bind(ReconcileJob).toSelf();
  jobs.work = ({ id, input }) => {
    const task = new TestTask();
    void scenario.container
      .get(ReconcileJob)
      .run(input, task)
      .then((outcome) =>
        jobs.move(id, JSON.parse(JSON.stringify({ state: 'succeeded', ...outcome })) as JobRunDetail),
      );
  };
  const workbench = { commands, jobs, window, language: 'de' } as unknown as PluginContext;
  scenario.container.bind(Texts).toConstantValue(de);
  scenario.container.bind(Workbench).toConstantValue(workbench);
  const { container } = scenario;
  container.bind(ReconciliationContribution).toSelf();
  container.bind(ReconciliationDialog).toSelf();
  container.bind(ReconciliationJob).toSelf();
  container.bind(JobWatch).toSelf();
  const registered = scenario.container.get(ReconciliationContribution).start();

  const reconcile = handlers.get('lexoffice.reconcile')!;
  const closed = Promise.all([reconcile(), reconcile()]);
  const element = await window.element<ReconciliationView>('lexoffice-reconciliation');
  expect(window.dialogs).toHaveLength(1);
  for (let frame = 0; frame < 50 && element.state.status !== 'ready'; frame++) await settled();
  const grid = inside(element, 'lexoffice-grid');
  expect(allInside(grid, '.row').map((row) => row.textContent.replace(/\s+/g, ' '))).toEqual([
    expect.stringContaining('wird gerade bearbeitet'),
  ]);
  button(grid, 'Einzelheiten zu RE-7').click();
  await settled();
  button(inside(grid, 'lexoffice-finding-detail'), 'In Lexware Office öffnen').click();
  expect(pages).toEqual([scenario.lexoffice.permalink('invoice', id)]);
  button(element, 'Schließen').click();
  await closed;
  // Opened again from the run history, it shows what the run found and asks for nothing.
  const asked = scenario.lexoffice.requests.length;
  const past = scenario.container.get(ReconciliationDialog).open('run-1');
  const again = await window.element<ReconciliationView>('lexoffice-reconciliation');
  for (let frame = 0; frame < 50 && again.state.status !== 'ready'; frame++) await settled();
  expect(again.state).toEqual(element.state);
  expect([jobs.runs.length, scenario.lexoffice.requests.length]).toEqual([1, asked]);
  button(again, 'Schließen').click();
  await past;
  registered.dispose();
  expect(handlers.size).toBe(0);
});
