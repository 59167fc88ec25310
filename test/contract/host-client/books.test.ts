import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { VoucherBooking } from '../../../host/api/vouchers.ts';
import { HostFailure } from '../../../host/client/failures.ts';
import { collect } from '../../../host/client/pages.ts';
import { eventually } from '../../support/eventually.ts';
import { invoice } from '../host/seat-client.ts';
import { sharedTestHost, startTestHost, type TestHost } from './test-host.ts';

describe('books of the client', () => {
  let test: TestHost;
  beforeAll(async () => {
    test = await sharedTestHost();
  });
  afterAll(() => test.stop());

  it('books a voucher once and tells the other seat', async () => {
    const [here, there] = [await test.session(), await test.session()];
    const { persons, vouchers, attachments } = here.services(test.manifest);
    const heard = vi.fn();
    there.services(test.manifest).vouchers.onDidChange(heard);
    await persons.apply([
      {
        kind: 'create',
        role: 'customer',
        accountNumber: '10021',
        externalKey: 'lexoffice:o:1:customer',
        fields: { name: 'Müller GmbH' },
      },
    ]);
    const input = {
      externalKey: 'lexoffice:o:d1:invoice:0',
      belegkreis: 'customers',
      kind: 'invoice',
      number: 'RE-1021',
      date: '2026-04-01',
      personAccount: '10021',
      personName: 'Müller GmbH',
      text: 'Rechnung RE-1021',
      grossCents: 119_00,
      lines: [
        {
          account: '8400',
          taxCase: 'domestic-19',
          rate: 19,
          netCents: 100_00,
          taxCents: 19_00,
          grossCents: 119_00,
        },
      ],
      origin: { source: 'lexoffice', documentId: 'd1', batchId: 'b1' },
    } as const;

    const created = await vouchers.create(input);
    expect(created.kind).toBe('created');
    expect((await vouchers.create(input)).kind).toBe('exists');
    await eventually(() => expect(heard).toHaveBeenCalledWith([created.voucher.id]));
    expect(await vouchers.list({ belegkreis: 'customers', externalKeyPrefix: 'lexoffice:o:' })).toHaveLength(
      1,
    );

    const bytes = new TextEncoder().encode('%PDF-1.7 ü');
    const stored = await attachments.add(created.voucher.id, {
      name: 'RE 1021 ü.pdf',
      contentType: 'application/pdf',
      role: 'original',
      bytes,
    });
    expect(await attachments.list(created.voucher.id)).toEqual([stored]);
    const file = await fetch(here.admin.attachmentUrl(stored.id), {
      headers: { authorization: test.host.authorization },
    });
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);

    await here.admin.deleteVoucher(created.voucher.id);
    expect((await vouchers.create(input)).kind).toBe('deleted');
    expect(await vouchers.list()).toEqual([]);
    await here.admin.restoreVoucher(created.voucher.id);
    expect(await vouchers.list()).toEqual([created.voucher]);

    await here.admin.updateMandant({ closedUntil: created.voucher.postingDate });
    await expect(vouchers.create({ ...input, externalKey: 'lexoffice:o:late' })).rejects.toMatchObject({
      name: 'HostError',
      code: 'invalid',
    });
  });

  it('marks a missing file and clears the mark', async () => {
    const session = await test.session();
    const { vouchers, attachments } = session.services(test.manifest);
    const [voucher] = await vouchers.list({ includeDeleted: true });
    await attachments.markMissing(voucher!.id, 'noch nicht da');
    expect(await collect(session.admin.vouchers({ includeDeleted: true }))).toMatchObject([
      { missingAttachment: 'noch nicht da' },
    ]);
    await attachments.markMissing(voucher!.id, undefined);
    const [cleared] = await collect(session.admin.vouchers({ includeDeleted: true }));
    expect(cleared!.missingAttachment).toBeUndefined();
  });

  it('books in groups with records, one outcome each, and alone with a rejection', async () => {
    const { vouchers, state } = (await test.session()).services(test.manifest);
    const records = state.collection('documents');
    const booking = (name: string, expectedVersion: number): VoucherBooking => ({
      vouchers: [{ input: invoice({ externalKey: `lexoffice:o:${name}`, personAccount: '10021' }) }],
      records: [{ collection: 'documents', key: name, value: { name }, expectedVersion }],
    });
    const group = [booking('group-1', 0), booking('group-2', 1), booking('group-3', 0)];
    const outcomes = await vouchers.createMany(group);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['booked', 'refused', 'booked']);
    expect((await records.list()).map(({ key }) => key)).toEqual(['group-1', 'group-3']);

    const late = { ...group[1]!.vouchers[0]!.input, externalKey: 'lexoffice:o:group-4' };
    await expect(vouchers.create(late, { records: group[1]!.records })).rejects.toMatchObject({
      name: 'HostError',
      code: 'conflict',
    });
    const fresh = [
      { collection: 'documents', key: 'group-2', value: { name: 'group-2' }, expectedVersion: 0 },
    ];
    expect((await vouchers.create(late, { records: fresh })).kind).toBe('created');
    expect(await records.get('group-2')).toMatchObject({ value: { name: 'group-2' }, version: 1 });
  });

  it('rejects with a HostError of code invalid when the lines do not sum up', async () => {
    const { vouchers } = (await test.session()).services(test.manifest);
    const rejection = vouchers.create({
      externalKey: 'lexoffice:o:d2:invoice:0',
      belegkreis: 'customers',
      kind: 'invoice',
      number: 'RE-1022',
      date: '2026-04-01',
      personAccount: '10021',
      personName: 'Müller GmbH',
      text: 'Rechnung',
      grossCents: 1,
      lines: [],
      origin: { source: 'lexoffice', documentId: 'd2', batchId: 'b1' },
    });
    await expect(rejection).rejects.toBeInstanceOf(HostFailure);
    await expect(rejection).rejects.toMatchObject({ name: 'HostError', code: 'invalid' });
  });

  it('keeps payment terms with the user: edited in the record, absent from what a plugin reads', async () => {
    const session = await test.session();
    const { persons } = session.services(test.manifest);
    const [person] = await persons.list({ role: 'customer' });
    const record = await session.admin.updatePerson(person!.id, {
      paymentTerms: { netDays: 14 },
      version: person!.version,
    });
    expect(record.paymentTerms).toEqual({ netDays: 14 });
    expect(await persons.list()).toEqual([
      expect.not.objectContaining({ paymentTerms: expect.anything() as unknown }),
    ]);
  });

  it('writes and reads both logs', async () => {
    const session = await test.session();
    const { log } = session.services(test.manifest);
    const heard = vi.fn();
    log.onDidChange(heard);
    await log.report([{ code: 'person-missing', severity: 'error', message: 'Kunde fehlt', batchId: 'b9' }]);
    await log.audit({ action: 'entry.dismissed', subject: 'RE-1021', newValue: { reason: 'doppelt' } });
    await eventually(() => expect(heard).toHaveBeenCalled());
    expect(await log.errors({ batchId: 'b9' })).toMatchObject([
      { code: 'person-missing', source: 'lexoffice', user: 'Frau Muster' },
    ]);
    const [newest] = await collect(session.admin.auditLog());
    expect(newest).toMatchObject({ action: 'entry.dismissed', source: 'lexoffice' });
    expect(await session.admin.checkAuditLog()).toMatchObject({ intact: true });
  });

  it('rejects with not-found for an unknown Mandant, with unreachable when nobody answers', async () => {
    const stopped = await startTestHost();
    const client = await stopped.connect();
    await expect(client.openMandant('unknown')).rejects.toMatchObject({ code: 'not-found' });
    await stopped.stop();
    await expect(client.listMandanten()).rejects.toMatchObject({ name: 'HostError', code: 'unreachable' });
  });
});
