import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sweep } from '../../../src/services/lexoffice/lexoffice-client.ts';
import { stepOf, sweepOf } from '../../../src/services/lexoffice/lexoffice-question.ts';

const ITEMS = Array.from({ length: 9 }, (_, index) => ({ id: String(index) }));
const progress = { page: 1, pages: 2, total: 9, complete: false };

describe('The steps of a sweep on the wire', () => {
  it('give back every state, whatever came, went or was read anew', () => {
    const state = fc.uniqueArray(fc.constantFrom(...ITEMS));
    fc.assert(
      fc.property(fc.array(state), (states) => {
        let sent: readonly unknown[] = [];
        let received: Sweep<unknown>['items'] = [];
        for (const items of states) {
          const step = stepOf({ ...progress, items }, sent);
          sent = items;
          const sweep = sweepOf(step, received);
          received = sweep.items;
          expect(sweep).toEqual({ ...progress, items });
        }
      }),
    );
  });

  it('carry only what is new', () => {
    const [one, two, three] = ITEMS;
    expect(stepOf({ ...progress, items: [one, two, three] }, [one, two])).toEqual({
      ...progress,
      kept: 2,
      items: [three],
    });
  });
});
