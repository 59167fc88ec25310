import { Container } from 'inversify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import { accountTableModule } from '../../../src/services/account-table/account-table.module.ts';
import { AccountTables } from '../../../src/services/account-table/account-tables.ts';
import { Host } from '../../../src/services/host-tokens.ts';
import { goldenBookings } from '../../golden/booking-tables.ts';
import { sharedTestHost, type TestHost } from '../host-client/test-host.ts';
import { eventually } from '../../support/eventually.ts';

let test: TestHost;
beforeAll(async () => {
  test = await sharedTestHost();
});
afterAll(() => test.stop());

const seat = async () => (await test.session()).services(test.manifest);

describe('a real host', () => {
  it('books every golden booking of its chart as it is', async () => {
    const { mandant, persons, vouchers } = await seat();
    const bookings = goldenBookings(mandant.current.chartOfAccounts);
    const accounts = [...new Set(bookings.map(({ personAccount }) => personAccount))];
    await persons.apply(
      accounts.map((accountNumber) => ({
        kind: 'create',
        role: 'customer',
        accountNumber,
        externalKey: `lexoffice:o:${accountNumber}:customer`,
        fields: { name: `Kunde ${accountNumber}` },
      })),
    );
    for (const [index, booking] of bookings.entries()) {
      const { hints, ...booked } = booking;
      const externalKey = `lexoffice:o:d${index}:${booking.kind}:0`;
      const origin = { source: 'lexoffice', documentId: `d${index}`, batchId: 'b1', accountTableVersion: 1 };
      const input = { ...booked, externalKey, belegkreis: 'customers', origin } as const;
      const { kind, voucher } = await vouchers.create({ ...input, hints: hints.map(({ code }) => code) });
      expect(kind).toBe('created');
      // undefined fields do not cross the wire
      expect(voucher).toMatchObject(JSON.parse(JSON.stringify(booked)) as object);
    }
    expect(await vouchers.list()).toHaveLength(bookings.length);
  });
});

describe('account table on a real host', () => {
  function tablesOn(services: HostServices): AccountTables {
    const container = new Container();
    container.bind(Host).toConstantValue(services);
    container.load(accountTableModule);
    return container.get(AccountTables);
  }

  it('is one table for two seats: changes at once are both kept, and each sees the other', async () => {
    const [here, there] = [tablesOn(await seat()), tablesOn(await seat())];
    const seen: number[] = [];
    const subscription = there.table$.subscribe(({ version }) => seen.push(version));
    await here.current();
    await Promise.all([
      here.confirm(['abroad-19']),
      there.save([{ taxCase: 'net:16', account: '8200', taxKey: '5' }]),
    ]);
    const table = await here.current();
    expect(table.version).toBe(3);
    expect(table.rows.find(({ taxCase }) => taxCase === 'abroad-19')?.confirmed).toBe(true);
    expect(table.rows.find(({ taxCase }) => taxCase === 'net:16')).toEqual({
      taxCase: 'net:16',
      account: '8200',
      taxKey: '5',
      confirmed: true,
      origin: 'made',
    });
    expect(await there.at(3)).toEqual(table);
    await eventually(() => expect(seen.at(-1)).toBe(3));
    subscription.unsubscribe();
  });
});
