import { lastValueFrom, takeWhile, tap } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import type { ImportList } from '../../../src/services/invoices/rules/entry.ts';
import { computingTime } from '../../support/computing-time.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

describe('A list of 10 000 documents', () => {
  it('shows its first page at once, and classifies every row in bounded time', async () => {
    const scenario = new ImportScenario();
    const count = 10_000;
    for (let index = 0; index < count; index += 1) {
      const { id } = scenario.lexoffice.add({ number: `RE-${index}` });
      if (index % 50 === 0) scenario.lexoffice.void(id);
    }
    scenario.lexoffice.before = (request) => {
      if (request.startsWith('document')) throw new LexofficeError('offline', { path: '/v1/invoices' });
    };
    let lists = 0;
    let last: ImportList | undefined;
    const took = await computingTime(async () => {
      last = await lastValueFrom(
        scenario.lists.open().pipe(
          tap(() => (lists += 1)),
          takeWhile((list: ImportList) => list.status !== 'failed' || !list.complete, true),
        ),
      );
    });

    expect(last?.entries).toHaveLength(count + count / 50);
    expect(lists).toBeGreaterThan(1);
    // Some ten times what it takes: this fails for n², not for a slow machine.
    expect(took).toBeLessThan(20_000);
  });

  it('fetches details without building the list anew for each of them', async () => {
    const scenario = new ImportScenario();
    for (let index = 0; index < 1_500; index += 1) scenario.lexoffice.add();
    let list: ImportList | undefined;
    const took = await computingTime(async () => {
      list = await scenario.list();
    });
    expect(list?.details).toMatchObject({ done: 1_500, total: 1_500 });
    expect(took).toBeLessThan(20_000);
  });
});
