import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../scripts/demo/report.schema.ts';
import { placeDatabase } from '../support/database-image.ts';
import { runDemoProcess } from '../support/demo-process.ts';
import { BOUNDARY, CASES, COLLECTIVE_ACCOUNT, COMPANY } from '../support/second-server/company.ts';
import { EXPECTED_CONTACTS } from '../support/second-server/contacts.ts';
import { startSecondServer, type SecondServer } from '../support/second-server/server.ts';

const TOKEN = 'canary-second-92d1-token';
const dayOf = (instant: unknown) => {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' });
  return typeof instant === 'string' ? parts.format(new Date(instant)) : null;
};

describe('npm run demo against a server that shares no code with the sandbox', () => {
  let server: SecondServer;
  let folder: string;
  let report: Report;
  beforeAll(async () => {
    server = await startSecondServer(COMPANY, TOKEN);
    folder = await mkdtemp(join(tmpdir(), 'fibuscan-second-'));
    await placeDatabase(folder);
    const run = await runDemoProcess(folder, [
      ...['--base-url', server.url, '--token', TOKEN, '--pace-ms', '0'],
      ...['--last-fetch-date', BOUNDARY, '--collective-account', COLLECTIVE_ACCOUNT],
    ]);
    expect(run.exitCode, run.output).toBe(0);
    report = run.report!;
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(CASES)('$what', ({ row, expected }) => {
    const entries = report.entries.filter(({ id }) => id === row.id);
    expect(entries.map(({ kind, class: c, reason }) => ({ kind, class: c, reason }))).toEqual(
      expected.map(({ kind, class: c, reason }) => ({ kind, class: c, reason })),
    );
    const vouchers = report.vouchers.filter(({ externalKey }) => externalKey.includes(String(row.id)));
    const found = expected.flatMap(({ kind }) => vouchers.find((voucher) => voucher.kind === kind) ?? []);
    expect(found).toEqual(
      expected.flatMap(({ kind, voucher }) => {
        if (voucher === undefined) return [];
        const lines = voucher.lines.map(([account, taxCase, rate, netCents, taxCents]) => ({
          ...{ account, taxCase, rate, netCents, taxCents },
          grossCents: netCents + taxCents,
        }));
        return {
          externalKey: `lexoffice:${String(COMPANY.profile.organizationId)}:${String(row.id)}:${kind}:0`,
          kind,
          number: row.voucherNumber,
          relatedNumber: voucher.relatedNumber ?? null,
          date: voucher.date ?? dayOf(row.voucherDate),
          dueDate: voucher.dueDate === undefined ? dayOf(row.dueDate) : voucher.dueDate,
          personAccount: voucher.person,
          grossCents: lines.reduce((sum, { grossCents }) => sum + grossCents, 0),
          lines,
        };
      }),
    );
    expect(vouchers).toHaveLength(found.length);
  });

  it('accounts for every entry, and counts those that need the user (R16)', () => {
    const expected = CASES.flatMap((one) => one.expected);
    const count = (...classes: string[]) => expected.filter((entry) => classes.includes(entry.class)).length;
    const imported = expected.filter(({ voucher }) => voucher !== undefined).length;
    expect(report.badge).toBe(count('preselected', 'offered', 'blocked'));
    expect(report.identity).toEqual({
      ...{ found: expected.length, imported, alreadyTransferred: 0 },
      ...{ leftOut: count('leftOut', 'offered'), blocked: count('blocked') },
      failed: count('preselected') - imported,
    });
  });

  it('says in the Fehlerprotokoll why anything did not go through (A20)', () => {
    // What was created before the boundary stays out on purpose. Originals may come in while the report is written.
    const refused = CASES.flatMap(({ row, expected }) =>
      expected
        .filter((entry) => ['blocked', 'leftOut'].includes(entry.class))
        .filter(({ reason }) => reason !== 'created-before-cutoff')
        .map(({ reason }) => `${String(reason)} ${String(row.voucherNumber)}`),
    );
    const gone = CASES.filter(({ document, expected }) => !document && expected.length > 0);
    const said = report.errorLog.filter(({ code }) => !['file-missing', 'rows-not-asked-for'].includes(code));
    expect(said.map(({ code, document }) => `${code} ${String(document?.split(' ')[0])}`).sort()).toEqual(
      [...refused, ...gone.map(({ row }) => `not-found ${String(row.voucherNumber)}`)].sort(),
    );
  });

  it('takes over the five-digit numbers of both sides, and says of every other contact why not', () => {
    const { customers, suppliers, withoutRole } = report.contacts;
    expect(customers).toMatchObject(EXPECTED_CONTACTS.customers);
    expect(suppliers).toEqual(EXPECTED_CONTACTS.suppliers);
    expect(customers.refused).toEqual(expect.arrayContaining(EXPECTED_CONTACTS.refused));
    expect(customers.refused).toHaveLength(EXPECTED_CONTACTS.refused.length);
    expect(customers.conflicts).toEqual(EXPECTED_CONTACTS.conflicts);
    expect(withoutRole).toBe(1);
  });

  it('only reads, and gets through every 429', () => {
    expect(server.requests.filter((line) => !line.startsWith('GET '))).toEqual([]);
    expect(report.requests.byStatus['429']).toBeGreaterThan(0);
    expect(JSON.stringify(report)).not.toContain(TOKEN);
  });

  it('G6: ends at once and says why when the token is refused', async () => {
    const refused = await runDemoProcess(folder, ['--base-url', server.url, '--token', 'canary-wrong']);
    expect(refused.exitCode).toBe(1);
    expect(refused.output).toContain('lehnt den API-Token ab');
    expect(refused.output).not.toContain('canary');
  });

  it('B16: says so when the books in the folder belong to another company, and touches nothing', async () => {
    const sandboxed = await runDemoProcess(folder, ['--pace-ms', '0']);
    expect(sandboxed.exitCode).toBe(1);
    expect(sandboxed.output).toContain('gehören einer anderen Firma');
  });
});
