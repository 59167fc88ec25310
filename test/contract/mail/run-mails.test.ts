import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobOutcome } from '../../../host/api/jobs.ts';
import { connectHost, type HostClient } from '../../../host/client/connect-host.ts';
import { collect } from '../../../host/client/pages.ts';
import { COUNT_JOB, JobHost } from '../../support/job-host.ts';
import { startMailServer, textOf, type MailServerDouble } from './mail-server.ts';

const PASSWORD = 'Passwort-das-niemand-lesen-darf-4711';
const CANARY = 'canary-token-c0ffee00-0001-4000-8000-000000000001';
const LEFT: JobOutcome = { counts: { found: 12, imported: 9, blocked: 3 }, attention: true };
const DONE: JobOutcome = { counts: { found: 2, imported: 2, blocked: 0 }, attention: false };

describe('E-mail about runs', () => {
  let host: JobHost;
  let server: MailServerDouble;
  let client: HostClient;
  let lines: string[];
  let outcome: JobOutcome;

  beforeEach(async () => {
    server = await startMailServer('fibuscan', PASSWORD);
    lines = [];
    outcome = LEFT;
    host = new JobHost();
    host.handler = () => Promise.resolve(outcome);
    await host.open({ log: (line) => lines.push(line), mailRetrySeconds: 1 });
    client = await connectHost(host.host);
    await client.putMailServer({
      ...{ host: '127.0.0.1', port: server.port, encryption: 'none' },
      ...{ user: 'fibuscan', password: PASSWORD, sender: 'fibuscan@kanzlei.example' },
    });
    await host.session.admin.putMailRecipients({
      recipients: ['anna@kanzlei.example', 'bernd@kanzlei.example'],
      occasion: 'attention',
    });
    await host.session.admin.putSecret('lexoffice', 'lexoffice.apiToken', CANARY);
  });
  afterEach(async () => {
    await host.close();
    await server.close();
  });

  const runOnce = async (): Promise<string> => {
    const { run } = await host.jobs.start(COUNT_JOB.id, { to: 1 });
    await host.until(run.id, 'succeeded', 'failed');
    return run.id;
  };

  it('says in German what happened with its counts, what needs a person, and where to look', async () => {
    await runOnce();
    await expect.poll(() => server.mails.length).toBe(1);
    const [mail] = server.mails;
    expect(mail!.to).toEqual(['anna@kanzlei.example', 'bernd@kanzlei.example']);
    const text = textOf(mail!.raw);
    expect(text).toContain('Muster & Söhne GmbH: Zählen – erledigt, etwas braucht Sie.');
    expect(text).toContain('12 gefunden, 9 gebucht, 3 gesperrt');
    expect(text).toContain('Das wartet auf Sie: 3 gesperrt');
    expect(text).toContain(`${host.host.url}/#/${host.session.mandant.id}/edit/log`);
  });

  it('tells of nothing that needs nobody, unless everything is wanted', async () => {
    outcome = DONE;
    await runOnce();
    await host.session.admin.putMailRecipients({ recipients: ['anna@kanzlei.example'], occasion: 'always' });
    const { run } = await host.session.jobs('lexoffice', 'command').start(COUNT_JOB.id, { to: 1 });
    await host.until(run.id, 'succeeded');
    await expect.poll(() => server.mails.length).toBe(1);
    expect(textOf(server.mails[0]!.raw)).toContain('Es ist nichts zu tun.');
  });

  it('is tried again with pauses while the mail server fails, which fails no run and stands in the Fehlerprotokoll', async () => {
    server.refusal = `try later, ${PASSWORD}`;
    const runId = await runOnce();
    expect(await host.jobs.get(runId)).toMatchObject({ state: 'succeeded' });
    const errors = () => collect(host.session.admin.errorLog());
    await expect
      .poll(errors)
      .toContainEqual(expect.objectContaining({ code: 'mail-failed', batchId: runId }));
    server.refusal = undefined;
    await expect.poll(() => server.mails.length).toBe(1);
    const told = JSON.stringify([await errors(), lines, await host.jobs.list()]);
    expect(told).not.toContain(PASSWORD);
    expect((await errors()).filter(({ code }) => code === 'mail-failed')).toHaveLength(1);
  });

  it('shows nobody the password or the token: no answer, no mail, no log', async () => {
    await client.putMailServer({
      ...{ host: '127.0.0.1', port: server.port, encryption: 'none' },
      ...{ user: 'fibuscan', sender: 'fibuscan@kanzlei.example' },
    });
    expect(await client.mailServer()).toMatchObject({ user: 'fibuscan', hasPassword: true });
    outcome = { counts: { blocked: 1 }, attention: true, result: { said: 'ok' } };
    await runOnce();
    await host.session.admin.testMail();
    await expect.poll(() => server.mails.length).toBe(2);
    const seen = [
      JSON.stringify(await client.mailServer()),
      JSON.stringify(await collect(host.session.admin.errorLog())),
      JSON.stringify(await collect(host.session.admin.auditLog())),
      ...lines,
      ...server.mails.map(({ raw }) => raw + textOf(raw)),
    ].join('\n');
    for (const secret of [PASSWORD, CANARY]) expect(seen).not.toContain(secret);
  });

  it('stands in the Logbuch of every Mandant, of the password only whether there is one', async () => {
    const { id } = await client.addMandant({ name: 'Zweite GmbH', chartOfAccounts: 'SKR03' });
    const settings = { host: '127.0.0.1', port: server.port, encryption: 'none' as const };
    await client.putMailServer({ ...settings, sender: 'neu@kanzlei.example' });
    await client.removeMailServer();
    const second = await client.openMandant(id);
    for (const { admin } of [host.session, second]) {
      const lines = (await collect(admin.auditLog())).filter(({ subject }) => subject === 'mail.server');
      expect(lines.slice(0, 2)).toMatchObject([
        { action: 'setting.changed', oldValue: { sender: 'neu@kanzlei.example', hasPassword: false } },
        { action: 'setting.changed', newValue: { sender: 'neu@kanzlei.example', hasPassword: false } },
      ]);
      expect(JSON.stringify(lines)).not.toContain(PASSWORD);
    }
    second.dispose();
  });

  it('sends a password to no other server than the one it was entered for', async () => {
    const elsewhere = { host: '127.0.0.1', port: server.port + 1, encryption: 'none' } as const;
    await client.putMailServer({ ...elsewhere, user: 'fibuscan', sender: 'fibuscan@kanzlei.example' });
    expect(await client.mailServer()).toMatchObject({ hasPassword: false });
  });

  it('says why a test mail was not taken, without what the server said', async () => {
    await client.putMailServer({
      ...{ host: '127.0.0.1', port: server.port, encryption: 'none' },
      ...{ user: 'fibuscan', password: 'wrong', sender: 'fibuscan@kanzlei.example' },
    });
    const refused = await host.session.admin.testMail().then(
      () => undefined,
      (error: unknown) => (error as Error).message,
    );
    expect(refused).toContain('EAUTH');
    expect(refused).not.toContain('wrong');
  });
});

describe('What the workbench tells of runs', () => {
  it('is kept by the host for every seat, with what is read', async () => {
    const host = new JobHost();
    host.handler = () => Promise.resolve(LEFT);
    await host.open();
    try {
      const { run } = await host.jobs.start(COUNT_JOB.id, { to: 1 });
      await host.until(run.id, 'succeeded');
      const other = await host.seat();
      expect(await other.admin.notices()).toMatchObject([{ run: { id: run.id }, read: false }]);
      await other.admin.markNoticesRead([run.id]);
      expect(await host.session.admin.notices()).toMatchObject([{ run: { id: run.id }, read: true }]);
      other.dispose();
    } finally {
      await host.close();
    }
  });
});
