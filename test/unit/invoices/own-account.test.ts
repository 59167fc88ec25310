import { describe, expect, it } from 'vitest';
import { amounts } from '../../support/fake-lexoffice.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

async function listed(document = {}): Promise<{ scenario: ImportScenario; key: string }> {
  const scenario = new ImportScenario();
  const { id } = scenario.lexoffice.add(document);
  // The window stays open: the user chooses in it.
  await new Promise<void>((ready) =>
    scenario.lists.open().subscribe(({ status }) => {
      if (status === 'ready') ready();
    }),
  );
  return { scenario, key: `${id}:invoice` };
}

describe('The account of an entry', () => {
  it('is nearer than the person and the table, for this document alone, and stands in the Logbuch', async () => {
    const { scenario, key } = await listed();
    const [customer] = scenario.host.persons.values();
    scenario.host.changePerson(customer!.id, { revenueAccount: '8200' });
    scenario.lexoffice.add();

    expect(await scenario.lists.chooseAccount(key, 'domestic-19', '8100')).toBeUndefined();
    scenario.restart({ cache: 'lost' });
    await scenario.import();

    const lines = [...scenario.host.vouchers.values()].map(({ lines: [line], hints }) => [line, hints]);
    expect(lines).toMatchObject([
      [{ account: '8100', taxKey: '3' }, ['Inland 19 %: Konto 8100 wurde für diesen Beleg gewählt.']],
      [{ account: '8200', taxKey: '3' }, ['Inland 19 %: Erlöskonto 8200 aus den Stammdaten des Kunden.']],
    ]);
    expect(scenario.host.audits.find(({ action }) => action === 'entry.account-chosen')).toMatchObject({
      newValue: { key, taxCase: 'domestic-19', account: '8100', before: null },
    });
  });

  it('is never an automatic account of another rate, nor one that the chart does not have', async () => {
    const { scenario, key } = await listed();

    expect(await scenario.lists.chooseAccount(key, 'domestic-19', '8300')).toMatchObject({
      reason: 'account-missing',
      account: '8300',
      automaticRate: 7,
    });
    expect(await scenario.lists.chooseAccount(key, 'domestic-19', '9999')).toMatchObject({
      account: '9999',
    });

    expect((await scenario.list()).entries[0]?.booking?.lines[0]?.account).toBe('8400');
    expect(scenario.host.audits.filter(({ action }) => action === 'entry.account-chosen')).toEqual([]);
  });

  it('goes back to the table when it is emptied', async () => {
    const { scenario, key } = await listed();
    await scenario.lists.chooseAccount(key, 'domestic-19', '8100');
    await scenario.lists.chooseAccount(key, 'domestic-19', undefined);

    const [entry] = (await scenario.list()).entries;
    expect(entry).toMatchObject({ booking: { lines: [{ account: '8400' }] }, hints: [] });
  });

  it('books what the table has no row for', async () => {
    const { scenario, key } = await listed(amounts(10_000, 1_600, 16));
    expect(await scenario.summary()).toEqual(['invoice blocked account-missing']);

    expect(await scenario.lists.chooseAccount(key, 'net:16', '8200')).toBeUndefined();

    expect(await scenario.summary()).toEqual(['invoice preselected']);
  });

  it('falls out of the chart later: the document is blocked by its name', async () => {
    const { scenario, key } = await listed();
    await scenario.lists.chooseAccount(key, 'domestic-19', '8100');
    const { chart } = scenario.host;
    scenario.host.chart = { ...chart, accounts: chart.accounts.filter(({ number }) => number !== '8100') };

    const [entry] = (await scenario.list()).entries;
    expect(entry).toMatchObject({
      class: 'blocked',
      problems: [{ reason: 'account-missing', account: '8100' }],
    });
  });
});
