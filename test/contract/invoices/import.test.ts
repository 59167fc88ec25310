import 'reflect-metadata';
import type { Container } from 'inversify';
import { firstValueFrom } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MandantSession } from '../../../host/client/mandant-session.ts';
import { collect } from '../../../host/client/pages.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/server.ts';
import { Host } from '../../../src/services/host-tokens.ts';
import type { ImportList } from '../../../src/services/invoices/rules/entry.ts';
import { ImportLists } from '../../../src/services/invoices/list/import-lists.ts';
import type { RunEntry, RunResult } from '../../../src/services/invoices/run/import-run.ts';
import { OriginalFiles } from '../../../src/services/invoices/originals/original-files.ts';
import {
  bookedAt,
  isChoosable,
  listedAt,
  makeReady,
  officeSeat,
  syncedAddress,
} from '../../support/office-seat.ts';
import { startTestHost, type TestHost } from '../host-client/test-host.ts';

/** One seat: the real services over a real host server, database and sandbox. */
interface Seat {
  readonly session: MandantSession;
  readonly container: Container;
}

describe.each(['demo', 'hostile'] as const)(
  'an import from the sandbox into the host, data set %s',
  (dataSet) => {
    let sandbox: Sandbox;
    let test: TestHost;
    let anna: Seat;
    let bernd: Seat;
    let first: RunResult<RunEntry>;

    async function openSeat(): Promise<Seat> {
      const session = await test.session();
      return { session, container: officeSeat(session, test.manifest) };
    }
    const list = ({ container }: Seat) => listedAt(container);
    const book = ({ container }: Seat, from: ImportList, choose = isChoosable) =>
      bookedAt(container, from, choose);

    const vouchers = () => collect(anna.session.admin.vouchers({}));

    /** Address of a contact that the sync took over. */
    /** Sum of the vouchers of one document. */
    async function sumOf(documentId: string): Promise<number> {
      const own = (await vouchers()).filter(({ origin }) => origin.documentId === documentId);
      return own.reduce((sum, { grossCents }) => sum + grossCents, 0);
    }

    beforeAll(async () => {
      sandbox = await startSandbox({ dataSet, ratePerSecond: Infinity });
      test = await startTestHost({ lexoffice: sandbox.url });
      [anna, bernd] = [await openSeat(), await openSeat()];
      await makeReady(anna.session, anna.container, sandbox.token);
    });

    afterAll(async () => {
      await test.stop();
      await sandbox.stop();
    });

    it('R16: accounts for every document of the remote', async () => {
      expect(await anna.container.get(ImportLists).obstacle()).toBeUndefined();
      const all = await list(anna);
      expect(all).toMatchObject({ status: 'ready', complete: true });
      const asked = new Set(['invoice', 'creditnote', 'downpaymentinvoice']);
      const there = sandbox.admin
        .documents()
        .filter(({ type, voucherStatus }) => asked.has(type) && voucherStatus !== 'draft');
      // A row whose id cannot be read is found by its number.
      const found = new Set(all.entries.flatMap(({ documentId, number }) => [documentId, number]));
      const lost = there.filter(({ id, voucherNumber }) => !found.has(id) && !found.has(voucherNumber ?? ''));
      expect(lost.map(({ id }) => id)).toEqual([]);
      first = await book(anna, all);
      expect(first.balanced).toBe(true);
      expect(first.identity.imported).toBeGreaterThan(10);
      expect(first.outcomes.filter(({ outcome }) => outcome.kind === 'failed')).toEqual([]);
    });

    it('R17: books what each document states, and nothing for what was voided', async () => {
      const booked = await vouchers();
      const imported = new Set(
        first.outcomes.flatMap(({ outcome }) => (outcome.kind === 'imported' ? outcome.voucherIds : [])),
      );
      expect(new Set(booked.map(({ id }) => id))).toEqual(imported);
      for (const { entry, outcome } of first.outcomes) {
        if (outcome.kind !== 'imported' || entry.kind === 'cancellation') continue;
        const { document } = entry;
        const deducted = document?.deductions.reduce((sum, { grossCents }) => sum + grossCents, 0) ?? 0;
        const sign = entry.kind === 'creditNote' ? -1 : 1;
        const stated = sign * ((document?.totalGrossCents ?? 0) - deducted);
        expect(await sumOf(entry.documentId), entry.number).toBe(document?.status === 'voided' ? 0 : stated);
      }
    });

    it('B1, R2: imports nothing a second time, at this seat or another', async () => {
      const before = (await vouchers()).length;
      for (const seat of [anna, bernd]) {
        const again = await book(seat, await list(seat));
        expect(again.identity.imported).toBe(0);
        expect(again.balanced).toBe(true);
      }
      expect(await vouchers()).toHaveLength(before);
    });

    it('R3: two seats at once book a new document once', async () => {
      const { id } = sandbox.admin.createInvoice({ address: await syncedAddress(anna.container) });
      const lists = await Promise.all([list(anna), list(bernd)]);
      const runs = await Promise.allSettled([book(anna, lists[0]), book(bernd, lists[1])]);
      expect(runs.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
      expect((await vouchers()).filter(({ origin }) => origin.documentId === id)).toHaveLength(1);
    });

    it('C1, C6, C11: tells a Storno, a change and a payment apart', async () => {
      const customer = await syncedAddress(anna.container);
      const [voided, edited, paid] = [0, 1, 2].map(() => sandbox.admin.createInvoice({ address: customer }));
      await book(anna, await list(anna));
      await new Promise((resolve) => setTimeout(resolve, 1_100)); // another second of updatedDate
      sandbox.admin.voidDocument(voided!.id);
      sandbox.admin.editDocument(edited!.id, {
        lineItems: [
          {
            type: 'custom',
            name: 'Beratung',
            quantity: 2,
            unitName: 'Stunde',
            unitPrice: { netAmount: 100, taxRatePercentage: 19 },
          },
        ],
      });
      sandbox.admin.payDocument(paid!.id);

      const { entries } = await list(bernd);
      const of = (id: string) =>
        entries
          .filter(({ documentId }) => documentId === id)
          .map(({ kind, class: is, reason }) => [kind, is, reason].filter(Boolean).join(' '));
      expect(of(voided!.id)).toEqual(['invoice transferred', 'cancellation preselected']);
      expect(of(edited!.id)).toEqual(['invoice transferred', 'correction offered changed-after-transfer']);
      expect(of(paid!.id)).toEqual(['invoice transferred']);

      await book(bernd, await list(bernd));
      expect(await sumOf(voided!.id)).toBe(0);
      expect(await sumOf(edited!.id)).toBe(23_800);
      expect(await sumOf(paid!.id)).toBe(11_900);
    });

    it('G20: the badge says what the window lists', async () => {
      const lists = anna.container.get(ImportLists);
      await lists.refreshWaiting({ force: true });
      const badge = await firstValueFrom(lists.waiting$);
      const { entries } = await list(anna);
      const main = entries.filter((entry) => isChoosable(entry) || entry.class === 'blocked');
      expect(badge).toMatchObject({ status: 'ready', count: main.length });
    });

    // The demo company has every file: all of them kept is what test/e2e/demo.test.ts shows.
    if (dataSet === 'hostile') {
      it('G10, G11, G15: keeps the originals, and marks those that are not to be had', async () => {
        const unsettled = async () => {
          // The pass that another run started may still hold the lock.
          await anna.container.get(OriginalFiles).fetchMissing();
          const booked = (await vouchers()).filter(({ kind }) => kind !== 'reversal').slice(0, 40);
          const files = await Promise.all(booked.map(({ id }) => anna.session.admin.attachments(id)));
          return booked.filter(
            ({ missingAttachment }, index) =>
              (missingAttachment === undefined) !== files[index]?.some(({ role }) => role === 'original'),
          );
        };
        await expect.poll(unsettled, { interval: 500 }).toEqual([]);
      });
    }

    it('E10: books an invoice without a contact on the Sammeldebitor', async () => {
      const { id } = sandbox.admin.createInvoice({ address: { name: 'Erika Beispiel', countryCode: 'DE' } });
      await anna.session.admin.addPerson({ role: 'customer', accountNumber: '10999', name: 'Sammelkunde' });
      await anna.container.get(Host).settings.update('lexoffice.collectiveAccount', '10999');
      await book(anna, await list(anna));
      const own = (await vouchers()).filter(({ origin }) => origin.documentId === id);
      expect(own).toMatchObject([{ personAccount: '10999', personName: 'Erika Beispiel' }]);
    });

    it('LX-09: sent GETs only, and the Logbuch is whole', async () => {
      expect(new Set(sandbox.journal().map(({ method }) => method))).toEqual(new Set(['GET']));
      expect(await anna.session.admin.checkAuditLog()).toMatchObject({ intact: true });
    });
  },
);
