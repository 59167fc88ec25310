import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '../../../host/api/manifest.schema.ts';
import { listMandanten, seedFirstMandant } from '../../../host/server/books/mandanten.ts';
import type { Books } from '../../../host/server/books/books.ts';
import { openDatabase, type OpenedDatabase } from '../../../host/server/database/open-database.ts';
import { EventHub } from '../../../host/server/events/event-hub.ts';
import { JobEngine } from '../../../host/server/jobs/job-engine.ts';
import { JobQueue } from '../../../host/server/jobs/job-queue.ts';
import { JobSchedules } from '../../../host/server/jobs/job-schedules.ts';
import { listRuns } from '../../../host/server/jobs/run-records.ts';
import { loadPlugins } from '../../../host/server/plugins/plugin-folder.ts';
import { changeSettings } from '../../../host/server/plugins/settings.ts';
import { placeDatabase } from '../../support/database-image.ts';
import { temporaryFolder, type TemporaryFolder } from '../host/temporary-plugin.ts';

const AUTHOR = { user: 'Frau Muster', source: 'host' } as const;

describe('Jobs at set times', () => {
  let folder: TemporaryFolder;
  let opened: OpenedDatabase;
  let books: Books;
  let queue: JobQueue;
  let schedules: JobSchedules;
  let manifest: Manifest;
  let mandantId: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await placeDatabase(folder.path);
    opened = await openDatabase({ folder: join(folder.path, 'database') });
    books = { database: opened.database, events: new EventHub(), now: () => new Date() };
    await seedFirstMandant(books, AUTHOR, { name: 'Muster', chartOfAccounts: 'SKR03' });
    mandantId = (await listMandanten(opened.database))[0]!.id;
    queue = new JobQueue(opened, undefined, () => undefined);
    const plugins = await loadPlugins(['.']);
    manifest = plugins[0]!.manifest!;
    const engine = new JobEngine(books, queue);
    schedules = new JobSchedules({
      ...{ books, plugins, engine, queue },
      user: 'Frau Muster',
      log: (line) => expect.fail(line),
    });
    await schedules.start();
  });
  afterAll(async () => {
    schedules.close();
    await queue.close();
    await opened.close();
    await folder.remove();
  });

  const change = (value: string | null): Promise<void> =>
    changeSettings(books, { mandantId, author: AUTHOR }, manifest, {
      'lexoffice.importSchedule': value,
    });

  async function stored(): Promise<unknown> {
    const { rows } = await opened.database.execute(sql`select cron, timezone, data from job_queue.schedule`);
    return rows;
  }

  it('are off by default, and stand in the queue as the setting of the Mandant says', async () => {
    expect(await stored()).toEqual([]);
    await change('05:30');
    const data = { mandantId, plugin: 'lexoffice', job: 'lexoffice.import' };
    await expect.poll(stored).toEqual([{ cron: '30 5 * * *', timezone: 'Europe/Berlin', data }]);
    await change('4 h');
    await expect.poll(stored).toMatchObject([{ cron: '0 */4 * * *' }]);
    await change(null);
    await expect.poll(stored).toEqual([]);
  });

  it('start a run with nothing chosen, which says that a schedule began it; while one is open, none', async () => {
    const due = { mandantId, plugin: 'lexoffice', job: 'lexoffice.import' };
    await schedules.begin(due);
    await schedules.begin(due);
    expect((await listRuns(opened.database, mandantId, { limit: 10 })).rows).toMatchObject([
      { job: 'lexoffice.import', origin: 'schedule', user: 'Frau Muster', state: 'queued' },
    ]);
  });

  it('start nothing that the manifest gives no schedule', async () => {
    await schedules.begin({ mandantId, plugin: 'lexoffice', job: 'lexoffice.sendPersons' });
    await schedules.begin({ mandantId, plugin: 'gone', job: 'gone.job' });
    expect((await listRuns(opened.database, mandantId, { limit: 10 })).rows).toHaveLength(1);
  });
});
