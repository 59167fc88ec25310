import { describe, expect, it } from 'vitest';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

describe('A key that may not read credit notes', () => {
  function scenarioWithout(): { scenario: ImportScenario; credit: string } {
    const scenario = new ImportScenario();
    const [credit] = ['GS-1', 'GS-2'].map(
      (number) => scenario.lexoffice.add({ type: 'creditNote', number }).id,
    );
    scenario.lexoffice.add({ number: 'RE-1' });
    const credits = [...scenario.lexoffice.documentsById.values()].filter(
      ({ type }) => type === 'creditNote',
    );
    scenario.lexoffice.before = (request) => {
      if (credits.some(({ id }) => request === `document ${id}`))
        throw new LexofficeError('plan', { path: '/v1/credit-notes', status: 403, right: 'credit-notes' });
    };
    return { scenario, credit: credit ?? '' };
  }

  it('G7: lists the rest, names the right, and asks once', async () => {
    const { scenario } = scenarioWithout();

    const list = await scenario.list();

    expect(list).toMatchObject({ status: 'ready', lacking: ['right-credit-notes'] });
    expect(list.entries.map(({ number, detail, failure }) => [number, detail, failure])).toEqual([
      ['GS-1', 'failed', 'right-credit-notes'],
      ['GS-2', 'failed', 'right-credit-notes'],
      ['RE-1', 'ready', undefined],
    ]);
    const asked = scenario.lexoffice.requests.filter((request) => request.startsWith('document '));
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  it('books the rest, and says of each credit note which right is missing', async () => {
    const { scenario } = scenarioWithout();

    const result = await scenario.import(() => true);

    expect(result.outcomes.map(({ entry, outcome }) => [entry.number, outcome])).toMatchObject([
      ['GS-1', { kind: 'failed', code: 'right-credit-notes' }],
      ['GS-2', { kind: 'failed', code: 'right-credit-notes' }],
      ['RE-1', { kind: 'imported' }],
    ]);
    expect(scenario.host.errors.map(({ code }) => code)).toEqual([
      'right-credit-notes',
      'right-credit-notes',
    ]);
  });
});
