import { Container } from 'inversify';
import { describe, expect, it } from 'vitest';
import type { ChartOfAccounts } from '../../../host/api/accounts.ts';
import type { Mandant } from '../../../host/api/mandant.ts';
import type { StateCollection } from '../../../host/api/state.ts';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import { type AccountTable } from '../../../src/services/account-table/account-table.ts';
import { AccountTables } from '../../../src/services/account-table/account-tables.ts';
import { accountTableModule } from '../../../src/services/account-table/account-table.module.ts';
import { prefilledRows } from '../../../src/services/account-table/prefilled-rows.ts';
import { Host } from '../../../src/services/host-tokens.ts';
import { hostError, InMemoryHost } from '../../support/in-memory-host.ts';

function tablesOn(services: HostServices): AccountTables {
  const container = new Container();
  container.bind(Host).toConstantValue(services);
  container.load(accountTableModule);
  return container.get(AccountTables);
}

function setUp() {
  const host = new InMemoryHost();
  return { host, tables: tablesOn(host.services) };
}

const rowOf = (table: AccountTable, taxCase: string) => table.rows.find((row) => row.taxCase === taxCase);
/** Lets everything that waits for the in-memory host run. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A seat whose Mandant can change its chart. */
function rechartable(host: InMemoryHost) {
  const listeners = new Set<(mandant: Mandant) => void>();
  let current = host.services.mandant.current;
  const services: HostServices = {
    ...host.services,
    mandant: {
      get current() {
        return current;
      },
      onDidChange: (listener) => {
        listeners.add(listener);
        return { dispose: () => void listeners.delete(listener) };
      },
    },
  };
  const change = (chartOfAccounts: ChartOfAccounts) => {
    current = { ...current, chartOfAccounts };
    for (const listener of listeners) listener(current);
  };
  return { services, change };
}

describe('AccountTables', () => {
  it('is the prefilled table until somebody changes it, kept as version 1 and logged', async () => {
    const { host, tables } = setUp();
    const accounts = new Map(host.chart.accounts.map((account) => [account.number, account]));
    const table = await tables.current();
    expect(table).toEqual({ chart: 'SKR03', version: 1, rows: prefilledRows('SKR03', accounts) });
    expect(await tables.current()).toEqual(table);
    expect(host.audits).toMatchObject([{ action: 'accountTable.prefilled', subject: 'SKR03' }]);
  });

  it('confirms rows as they are, with old and new in the Logbuch', async () => {
    const { host, tables } = setUp();
    await tables.confirm(['abroad-19', 'domestic-19', 'unknown']);
    const table = await tables.current();
    expect(rowOf(table, 'abroad-19')).toMatchObject({
      account: '8400',
      confirmed: true,
      origin: 'prefilled',
    });
    expect(host.audits.slice(1)).toEqual([
      {
        action: 'accountTableRow.confirmed',
        subject: 'abroad-19',
        oldValue: { taxCase: 'abroad-19', account: '8400', confirmed: false, origin: 'prefilled' },
        newValue: { taxCase: 'abroad-19', account: '8400', confirmed: true, origin: 'prefilled' },
      },
    ]);
  });

  it('saves changed and new rows, confirmed by that', async () => {
    const { host, tables } = setUp();
    await tables.current();
    await tables.save([
      { taxCase: 'exempt', account: '8105', taxKey: '' },
      { taxCase: 'net:16', account: '8200', taxKey: '5' },
      { taxCase: 'abroad-7', account: '8300' },
    ]);
    const table = await tables.current();
    expect(table.version).toBe(2);
    expect(rowOf(table, 'exempt')).toEqual({
      taxCase: 'exempt',
      account: '8105',
      confirmed: true,
      origin: 'changed',
    });
    expect(rowOf(table, 'net:16')).toEqual({
      taxCase: 'net:16',
      account: '8200',
      taxKey: '5',
      confirmed: true,
      origin: 'made',
    });
    expect(rowOf(table, 'abroad-7')).toMatchObject({ confirmed: true, origin: 'prefilled' });
    expect(host.audits.slice(1).map(({ action, subject }) => [action, subject])).toEqual([
      ['accountTableRow.confirmed', 'abroad-7'],
      ['accountTableRow.changed', 'exempt'],
      ['accountTableRow.added', 'net:16'],
    ]);
    expect(table.rows.map(({ taxCase }) => taxCase).at(-1)).toBe('net:16');
  });

  it('F11: adds cases met for the first time unconfirmed, and only those', async () => {
    const { tables } = setUp();
    await tables.addMet([
      { taxCase: 'oss-goods:FR:20', account: '8320', taxKey: '10' },
      { taxCase: 'domestic-19', account: '9999' },
    ]);
    await tables.addMet([{ taxCase: 'oss-goods:FR:20', account: '8321' }]);
    const table = await tables.current();
    expect(rowOf(table, 'oss-goods:FR:20')).toEqual({
      taxCase: 'oss-goods:FR:20',
      account: '8320',
      taxKey: '10',
      confirmed: false,
      origin: 'made',
    });
    expect(rowOf(table, 'domestic-19')).toMatchObject({ account: '8400', origin: 'prefilled' });
    expect(table.version).toBe(1);
  });

  it('writes no version when nothing changes', async () => {
    const { host, tables } = setUp();
    await tables.current();
    await tables.confirm(['domestic-19']);
    await tables.save([{ taxCase: 'domestic-19', account: '8400' }]);
    await tables.addMet([]);
    expect((await tables.current()).version).toBe(1);
    expect(host.audits).toHaveLength(1);
  });

  it('F14: keeps every version, so that a batch can be explained later', async () => {
    const { tables } = setUp();
    const first = await tables.current();
    await tables.save([{ taxCase: 'domestic-19', account: '8401' }]);
    await tables.save([{ taxCase: 'domestic-19', account: '8402' }]);
    expect(await tables.at(1)).toEqual(first);
    expect(rowOf((await tables.at(2))!, 'domestic-19')?.account).toBe('8401');
    expect(rowOf((await tables.at(3))!, 'domestic-19')?.account).toBe('8402');
    expect(await tables.at(4)).toBeUndefined();
  });

  it('loses no change when two seats write at once', async () => {
    const { host, tables } = setUp();
    const other = tablesOn(host.seat('bert'));
    const seats = [tables, other];
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        seats[index % 2]!.save([{ taxCase: `net:${index + 30}`, account: '8200' }]),
      ),
    );
    const table = await tables.current();
    expect(table.rows.filter(({ taxCase }) => taxCase.startsWith('net:'))).toHaveLength(8);
    expect(await other.current()).toEqual(table);
    expect(host.audits.filter(({ action }) => action === 'accountTableRow.added')).toHaveLength(8);
    const versions = await Promise.all(Array.from({ length: table.version }, (_, at) => tables.at(at + 1)));
    expect(versions.map((version) => version?.version)).toEqual(versions.map((_, at) => at + 1));
  });

  it('gives up when the conflict never ends, and passes other refusals on at once', async () => {
    const { host, tables } = setUp();
    await tables.current();
    for (const [code, attempts] of [
      ['conflict', 10],
      ['forbidden', 1],
    ] as const) {
      let writes = 0;
      host.before = (call) => {
        if (call !== 'state.write') return;
        writes += 1;
        throw hostError(code);
      };
      await expect(tables.confirm(['exempt'])).rejects.toMatchObject({ code });
      expect(writes).toBe(attempts);
    }
  });

  it('has a table for each chart and goes back to the one it had', async () => {
    const host = new InMemoryHost();
    const { services, change } = rechartable(host);
    const tables = tablesOn(services);
    await tables.save([{ taxCase: 'domestic-19', account: '8401' }]);
    change('SKR04');
    expect(rowOf(await tables.current(), 'domestic-19')?.account).toBe('4400');
    expect(await tables.current()).toMatchObject({ chart: 'SKR04', version: 2 });
    change('SKR03');
    expect(rowOf(await tables.current(), 'domestic-19')?.account).toBe('8401');
  });

  it('streams the table and every change, here, at another seat and of the chart, each once', async () => {
    const host = new InMemoryHost();
    const { services, change } = rechartable(host);
    const tables = tablesOn(services);
    const seen: string[] = [];
    const subscription = tables.table$.subscribe(({ chart, version }) => seen.push(`${chart} ${version}`));
    await settled();
    await tables.confirm(['exempt']);
    await settled();
    await tables.confirm(['exempt']);
    await settled();
    await tablesOn(host.seat('bert')).confirm(['abroad-7']);
    await settled();
    change('SKR04');
    await settled();
    change('SKR03');
    await settled();
    subscription.unsubscribe();
    await tables.confirm(['abroad-19']);
    await settled();
    expect(seen).toEqual(['SKR03 1', 'SKR03 2', 'SKR03 3', 'SKR04 4', 'SKR03 3']);
  });

  it('reads again when the host cannot say what was written meanwhile', async () => {
    const host = new InMemoryHost();
    const records = host.services.state.collection('account-table');
    const resyncs = new Set<(keys: readonly string[]) => void>();
    const services: HostServices = {
      ...host.services,
      state: {
        ...host.services.state,
        collection: <T>() =>
          ({
            ...records,
            onDidChange: (listener) => {
              resyncs.add(listener);
              return { dispose: () => void resyncs.delete(listener) };
            },
          }) as StateCollection<T>,
      },
    };
    const seen: number[] = [];
    const subscription = tablesOn(services).table$.subscribe(({ version }) => seen.push(version));
    await settled();
    await tablesOn(host.seat('bert')).confirm(['exempt']);
    for (const resync of resyncs) resync(['other']);
    await settled();
    expect(seen).toEqual([1]);
    for (const resync of resyncs) resync([]);
    await settled();
    expect(seen).toEqual([1, 2]);
    subscription.unsubscribe();
  });

  it('survives a host that does not answer and follows the next change', async () => {
    const { host, tables } = setUp();
    host.before = () => {
      throw hostError('unreachable');
    };
    const seen: number[] = [];
    const subscription = tables.table$.subscribe({
      next: ({ version }) => seen.push(version),
      error: () => seen.push(-1),
    });
    await settled();
    expect(seen).toEqual([]);
    host.before = () => undefined;
    await tables.current();
    await settled();
    expect(seen).toEqual([1]);
    subscription.unsubscribe();
  });
});
