import { Hono } from 'hono';
import { questionInput } from '../../wire/questions.ts';
import { jobStart, runQuery } from '../../wire/runs.ts';
import type { HostEnv } from '../http/host-env.ts';
import { checked, readJson } from '../http/read-input.ts';
import { listRuns, readRun } from '../jobs/run-records.ts';
import { answerPage } from '../page.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';

/** M/runs: the run history of a Mandant, whatever plugin. */
export function runRoutes({ books, jobs }: Services): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  routes
    .get('/', async (c) =>
      answerPage(c, await listRuns(books.database, c.get('mandant').id, checked(runQuery, c.req.query()))),
    )
    .get('/:id', async (c) => c.json(await readRun(books.database, c.get('mandant').id, c.req.param('id'))))
    .post('/:id/cancel', async (c) => {
      await jobs.cancel(c.get('mandant').id, c.req.param('id'));
      return c.body(null, 204);
    });
  return routes;
}

/** P/jobs: starts the jobs that a plugin declares. P/questions: has its worker answer. */
export function jobRoutes({ jobs, questions }: Services): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  routes.post('/jobs/:job', async (c) => {
    const { manifest } = c.get('plugin');
    const job = manifest.contributes.jobs?.find(({ id }) => id === c.req.param('job'));
    if (job === undefined) throw new Refusal('not-found', 'Diese Aufgabe kennt das Plugin nicht.');
    const { input, origin } = await readJson(c, jobStart);
    const run = c.get('run');
    const by = { user: c.get('user'), origin: run === undefined ? origin : ('job' as const) };
    const answer = await jobs.start(manifest, job, c.get('mandant').id, by, input);
    return c.json(answer, answer.started ? 201 : 200);
  });
  routes.post('/questions/:question', async (c) => {
    const plugin = c.get('plugin');
    const question = plugin.manifest.contributes.questions?.find(({ id }) => id === c.req.param('question'));
    if (question === undefined) throw new Refusal('not-found', 'Diese Frage kennt das Plugin nicht.');
    const { input } = await readJson(c, questionInput);
    const asked = { plugin, question, mandantId: c.get('mandant').id, user: c.get('user') };
    return c.body(questions.ask(asked, input), 200, { 'content-type': 'application/x-ndjson' });
  });
  return routes;
}
