import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorLogEntry } from '../../../host/api/log.ts';
import { openDatabase, type OpenedDatabase } from '../../../host/server/database/open-database.ts';
import { migrate } from '../../../host/server/database/migrate.ts';
import { checkBooks } from '../../../host/server/books/check-books.ts';
import { firstHash, hashLine } from '../../../host/server/journal/audit-line.ts';
import { appendAudit } from '../../../host/server/journal/audit-log.ts';
import { canonicalJson } from '../../../host/server/journal/canonical-json.ts';
import { startHost } from '../../../host/server/start-host.ts';
import type { AuditEntry } from '../../../host/wire/journal.ts';
import { placeDatabase } from '../../support/database-image.ts';
import { takenBack } from '../../support/taken-back.ts';
import { ownMandant } from '../../support/own-mandant.ts';
import { customer, invoice, SeatClient } from './seat-client.ts';
import { temporaryFolder, type TemporaryFolder } from './temporary-plugin.ts';

describe('Fehlerprotokoll and Logbuch', () => {
  let seat: SeatClient;
  let m: string;
  beforeAll(async () => {
    const own = await ownMandant();
    seat = new SeatClient(own.host);
    m = own.path;
  });

  it('keeps entries newest first, by run', async () => {
    const report = (batchId: string, ...codes: string[]) =>
      seat.send(
        'POST',
        `${m}/error-log?source=lexoffice`,
        codes.map((code) => ({
          code,
          severity: 'error',
          message: `M ${code}`,
          batchId,
          details: { status: '404' },
        })),
      );
    expect((await report('run-1', 'a', 'b')).status).toBe(204);
    await report('run-2', 'c');
    const { body } = await seat.send<ErrorLogEntry[]>('GET', `${m}/error-log`);
    expect(body.map(({ code }) => code)).toEqual(['c', 'b', 'a']);
    expect(body[0]).toEqual({
      id: expect.any(String) as string,
      time: expect.any(String) as string,
      user: 'Frau Muster',
      source: 'lexoffice',
      code: 'c',
      severity: 'error',
      message: 'M c',
      batchId: 'run-2',
      details: { status: '404' },
    });
    expect((await seat.send<ErrorLogEntry[]>('GET', `${m}/error-log?batchId=run-1`)).body).toHaveLength(2);
    expect(
      (await seat.send('POST', `${m}/error-log`, [{ code: 'x', severity: 'fatal', message: '' }])).status,
    ).toBe(422);
    expect((await seat.send('POST', `${m}/error-log?source=${encodeURIComponent('a b')}`, [])).status).toBe(
      422,
    );
  });

  it('marks lines as done and open again, and says who did it; done ones are not counted', async () => {
    const own = await ownMandant();
    const anna = new SeatClient(own.host);
    const log = `${own.path}/error-log`;
    const lines = async (query = '') => (await anna.send<ErrorLogEntry[]>('GET', `${log}${query}`)).body;
    const counted = async () =>
      (await anna.send<{ readonly log: number }>('GET', `${own.path}/counts`)).body.log;
    const mark = async (ids: readonly string[], done: boolean) =>
      (await anna.send('POST', `${log}/marks`, { ids, done })).status;
    await anna.send('POST', log, [
      { code: 'a', severity: 'error', message: 'M' },
      { code: 'b', severity: 'warning', message: 'M' },
      { code: 'c', severity: 'info', message: 'M' },
    ]);
    const [info, warning, error] = await lines();
    expect(await counted()).toBe(2);
    expect(await mark([warning!.id, error!.id], true)).toBe(204);
    expect(await counted()).toBe(0);
    const [, , done] = await lines();
    expect(done).toEqual({ ...error, done: { time: expect.any(String) as string, user: 'Frau Muster' } });

    // Who comes second changes nothing: what the first one wrote stays.
    await mark([error!.id], true);
    expect(await lines(`?ids=${error!.id}`)).toEqual([done]);
    await mark([error!.id], false);
    expect(await lines(`?ids=${error!.id},${info!.id}`)).toEqual([info, error]);
    expect(await counted()).toBe(1);
    for (const ids of [[], ['x'], ['0'], ["1' or 1=1"]]) expect(await mark(ids, true)).toBe(422);
  });

  it('marks no line of another Mandant', async () => {
    const [mine, other] = await Promise.all([ownMandant(), ownMandant()]);
    const log = `${mine.path}/error-log`;
    const anna = new SeatClient(mine.host);
    await anna.send('POST', log, [{ code: 'a', severity: 'error', message: 'M' }]);
    const [line] = (await anna.send<ErrorLogEntry[]>('GET', log)).body;
    await anna.send('POST', `${other.path}/error-log/marks`, { ids: [line!.id], done: true });
    expect((await anna.send<ErrorLogEntry[]>('GET', log)).body).toEqual([line]);
  });

  it('gives every line the hash that docs/host-api.md describes', async () => {
    await seat.send('POST', `${m}/audit-log?source=lexoffice`, {
      action: 'entry.dismissed',
      subject: 'RE-1',
      oldValue: { b: 1, a: [1.5, null, 'ü'] },
      newValue: 'x',
    });
    await seat.send('POST', `${m}/audit-log?source=lexoffice`, {
      action: 'import.finished',
      subject: 'batch',
    });
    const { body } = await seat.send<AuditEntry[]>('GET', `${m}/audit-log`);
    let hash = firstHash(m.split('/').at(-1)!);
    for (const [index, line] of [...body].reverse().entries()) {
      const text = (value: unknown) => (value === undefined ? null : canonicalJson(value));
      expect(line.sequence).toBe(index + 1);
      hash = hashLine(hash, line.sequence, {
        ...line,
        time: new Date(line.time),
        seat: line.seat ?? null,
        oldValue: text(line.oldValue),
        newValue: text(line.newValue),
      });
      expect(line.hash).toBe(hash);
    }
    expect((await seat.send('GET', `${m}/audit-log/check`)).body).toEqual({
      lines: body.length,
      intact: true,
    });
  });

  it('numbers lines without gap when many seats write at once', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        seat.send('POST', `${m}/audit-log?source=lexoffice`, {
          action: 'entry.restored',
          subject: String(index),
        }),
      ),
    );
    const { body } = await seat.send<AuditEntry[]>('GET', `${m}/audit-log`);
    expect(body.map(({ sequence }) => sequence)).toEqual(body.map((_, index) => body.length - index));
    expect((await seat.send('GET', `${m}/audit-log/check`)).body.intact).toBe(true);
  });

  it('takes from a plugin only what it declared, so that nobody forges a line of the books', async () => {
    const before = (await seat.send<AuditEntry[]>('GET', `${m}/audit-log`)).body.length;
    for (const [source, action] of [
      ['lexoffice', 'voucher.booked'],
      ['lexoffice', 'toString'],
      ['user', 'entry.dismissed'],
      ['host', 'mandant.period-changed'],
      ['', 'entry.dismissed'],
    ] as const) {
      const { status } = await seat.send('POST', `${m}/audit-log?source=${source}`, { action, subject: 'x' });
      expect(status, `${source} ${action}`).toBe(422);
    }
    expect((await seat.send<AuditEntry[]>('GET', `${m}/audit-log`)).body).toHaveLength(before);
  });
});

describe('the database', () => {
  let folder: TemporaryFolder;
  let opened: OpenedDatabase;
  let mandantId: string;

  // Books as a host leaves them, then opened without it, as somebody would who wants to change them.
  beforeAll(async () => {
    folder = await temporaryFolder();
    await placeDatabase(folder.path);
    const host = await startHost({ plugins: ['.'], dataDir: folder.path });
    const seat = new SeatClient(host);
    const m = await seat.mandant();
    mandantId = m.split('/').at(-1)!;
    await seat.send('POST', `${m}/persons/changes`, [customer('10001')]);
    for (let index = 0; index < 3; index++) {
      const { body } = await seat.send('POST', `${m}/vouchers`, invoice());
      await seat.send(
        'PUT',
        `${m}/vouchers/${body.voucher.id}/attachments?name=a.pdf&contentType=application/pdf&role=original`,
        new Uint8Array([1, 2, 3]),
      );
    }
    await host.stop();
    opened = await openDatabase({ folder: join(folder.path, 'database') });
  });
  afterAll(async () => {
    await opened.close();
    await folder.remove();
  });
  const run = (statement: string) => opened.database.execute(sql.raw(statement));

  it.each([
    `update vouchers set gross_cents = 1`,
    `update vouchers set text = 'x'`,
    `delete from vouchers`,
    `truncate vouchers cascade`,
    `update voucher_lines set net_cents = net_cents`,
    `delete from voucher_lines`,
    `insert into voucher_lines (voucher_id, position, account, tax_case, rate, net_cents, tax_cents, gross_cents)
       select id, 9, '8400', 'x', 0, 0, 0, 0 from vouchers limit 1`,
    `update audit_log set subject = 'x'`,
    `delete from audit_log where sequence = 1`,
    `truncate audit_log`,
    `update attachments set name = 'x'`,
    `delete from attachments`,
    `delete from persons`,
    `update person_history set new_value = 'x'`,
  ])('refuses: %s (rules.md 28)', async (statement) => {
    await expect(run(statement)).rejects.toMatchObject({ cause: { code: 'FB001' } });
  });

  it('lets a voucher be deleted and brought back, and changes nothing else with it', async () => {
    await run(`begin`);
    await run(`update vouchers set deleted_at = now()`);
    await run(`update vouchers set deleted_at = null`);
    await run(`update vouchers set deleted_at = now()`);
    await expect(run(`update vouchers set deleted_at = null, number = 'RE-0'`)).rejects.toMatchObject({
      cause: { code: 'FB001' },
    });
    await run(`rollback`);
  });

  it('does not open books of a newer program', async () => {
    await run(`insert into migrations (id, name) values (999, 'from the future')`);
    await expect(migrate(opened.database)).rejects.toThrow('neueren Programmversion');
    await run(`delete from migrations where id = 999`);
  });

  describe('changed behind the triggers', () => {
    it('is intact before', async () => {
      expect(await checkBooks(opened, mandantId)).toMatchObject({ intact: true });
    });

    it('has turns for everybody else while a long Logbuch is read', async () => {
      await takenBack(opened.database, async (tx) => {
        await appendAudit(
          tx,
          ...([mandantId, new Date(), { user: 'u', source: 'host' }] as const),
          ...Array.from({ length: 1_000 }, (_, index) => ({ action: 'x.y', subject: String(index) })),
        );
        let turns = 0;
        const counting = setInterval(() => turns++, 0);
        await checkBooks({ database: tx }, mandantId);
        clearInterval(counting);
        expect(turns).toBeGreaterThan(2);
      });
    });

    it.each([
      `update audit_log set subject = overlay(subject placing 'X' from 1 for 1) where sequence = 2`,
      `update audit_log set user_name = 'Jemand' where sequence = 3`,
      `update audit_log set time = time + interval '1 millisecond' where sequence = 1`,
      `update audit_log set new_value = replace(new_value, '11900', '11901')`,
      `update audit_log set seat = null where sequence = 2`,
      `update audit_log set hash = repeat('0', 64) where sequence = 4`,
      `delete from audit_log where sequence = 2`,
      `delete from audit_log where sequence = (select max(sequence) from audit_log)`,
      `update audit_log set sequence = sequence + 100 where sequence = (select max(sequence) from audit_log)`,
      `update vouchers set gross_cents = gross_cents + 1`,
      `update vouchers set number = 'RE-0'`,
      `update voucher_lines set account = '8300'`,
      `delete from voucher_lines`,
      `delete from voucher_lines; delete from attachments; delete from vouchers`,
      `update attachments set content = '\\x010204'`,
      `insert into vouchers select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'external_key', 'forged', 'sequence', 99))).* from vouchers v limit 1`,
    ])('shows: %s (S9)', async (statements) => {
      const found = await takenBack(opened.database, async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`); // switches triggers off
        for (const statement of statements.split('; ')) await tx.execute(sql.raw(statement));
        return checkBooks({ database: tx }, mandantId);
      });
      expect(found).toMatchObject({ intact: false, problem: expect.any(String) as string });
    });
  });
});
