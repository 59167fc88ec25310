import { describe, expect, it } from 'vitest';
import { LexofficeError } from '../../../src/services/lexoffice/lexoffice-error.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

const LATER = '2027-01-01T10:00:00.000Z';

describe('Details of the documents in the list', () => {
  it('C11: takes a document that the list dates later for good, and looks at it once only', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    scenario.lexoffice.onRow = (row) => ({ ...row, updatedDate: LATER });
    expect((await scenario.import()).identity).toMatchObject({ imported: 1, failed: 0 });
    scenario.lexoffice.requests.length = 0;
    scenario.restart();
    expect(await scenario.summary()).toEqual(['invoice transferred']);
    expect(scenario.lexoffice.requests.filter((request) => request.startsWith('document'))).toEqual([]);
  });

  it('G18: books no document that is behind what its row says, and all the others', async () => {
    const scenario = new ImportScenario();
    const behind = scenario.lexoffice.add();
    scenario.lexoffice.add();
    scenario.lexoffice.onRow = (row) =>
      row.id === behind.id ? { ...row, updatedDate: LATER, totalCents: row.totalCents + 1 } : row;
    const { identity, outcomes } = await scenario.import();
    expect(identity).toMatchObject({ imported: 1, failed: 1 });
    expect(outcomes.map(({ outcome }) => outcome)).toContainEqual({ kind: 'failed', code: 'unavailable' });
    scenario.lexoffice.onRow = (row) => row;
    expect((await scenario.import()).identity).toMatchObject({ imported: 1, alreadyTransferred: 1 });
  });

  it('asks again where the document was behind for a moment', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    const before = scenario.lexoffice.get(id);
    const after = { ...before, updatedDate: LATER, totalGrossCents: 11_901, taxAmounts: before.taxAmounts };
    scenario.lexoffice.onRow = (row) => ({ ...row, updatedDate: LATER, totalCents: 11_901 });
    scenario.lexoffice.before = (request) => {
      const asked = scenario.lexoffice.requests.filter((one) => one === `document ${id}`).length;
      if (request.startsWith('document') && asked === 2) scenario.lexoffice.documentsById.set(id, after);
    };
    const { entries } = await scenario.list();
    expect(entries).toMatchObject([{ detail: 'ready', document: { totalGrossCents: 11_901 } }]);
  });

  it('lets one document that the API cannot deliver not stop the others', async () => {
    const scenario = new ImportScenario();
    const broken = scenario.lexoffice.add();
    scenario.lexoffice.add();
    scenario.lexoffice.before = (request) => {
      if (request.endsWith(broken.id))
        throw new LexofficeError('unavailable', { path: request, status: 500 });
    };
    expect((await scenario.import()).identity).toMatchObject({ found: 2, imported: 1, failed: 1 });
    expect(scenario.host.errors).toHaveLength(1);
  });

  it('gives up when three documents in a row cannot be had', async () => {
    const scenario = new ImportScenario();
    for (let index = 0; index < 10; index += 1) scenario.lexoffice.add();
    scenario.lexoffice.before = (request) => {
      if (request.startsWith('document'))
        throw new LexofficeError('unavailable', { path: request, status: 500 });
    };
    expect(await scenario.list()).toMatchObject({ status: 'failed', failure: 'unavailable' });
    expect(
      scenario.lexoffice.requests.filter((request) => request.startsWith('document')).length,
    ).toBeLessThan(6);
  });
});
