import { describe, expect, it } from 'vitest';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import { TransferRegistry } from '../../../src/services/registry/transfer-registry.ts';
import { RegistryError } from '../../../src/services/registry/registry-error.ts';
import type { DocumentRecord } from '../../../src/services/registry/document-record.ts';
import { hostError, InMemoryHost } from '../../support/in-memory-host.ts';

const invoice: DocumentRecord = { type: 'invoice' };
const now = { lastFetchDate: '2026-10-31', today: '2026-11-23' };
const mark = { updatedFrom: '2026-11-22', readAt: '2026-11-23T08:00:00.000Z', lastFetchDate: '2026-10-31' };

function registryOf(host: HostServices): TransferRegistry {
  return new TransferRegistry(host);
}

describe('TransferRegistry', () => {
  it('keeps changes of two seats at once', async () => {
    const host = new InMemoryHost();
    const [anna, bernd] = [registryOf(host.seat('anna')), registryOf(host.seat('bernd'))];
    await Promise.all([
      anna.update('o', 'd', (record) => ({ ...invoice, ...record, waiting: true })),
      bernd.update('o', 'd', (record) => ({ ...invoice, ...record, takenByHand: true })),
      anna.updateMany(
        'o',
        new Map([['d', (record) => ({ ...invoice, ...record, voidedSeen: '2026-11-01' })]]),
      ),
    ]);
    expect((await anna.load('o')).get('d')?.record).toEqual({
      ...invoice,
      waiting: true,
      takenByHand: true,
      voidedSeen: '2026-11-01',
    });
  });

  it('gives up when it loses every time, and passes other failures on', async () => {
    const host = new InMemoryHost();
    host.before = (call) => {
      if (call === 'state.write') throw hostError('conflict');
    };
    await expect(registryOf(host.services).update('o', 'd', () => invoice)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(host.calls.filter((call) => call === 'state.write')).toHaveLength(10);
    host.before = (call) => {
      if (call === 'state.write') throw hostError('forbidden');
    };
    await expect(registryOf(host.services).update('o', 'd', () => invoice)).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(host.calls.filter((call) => call === 'state.write')).toHaveLength(11);
  });

  it('writes nothing when nothing changes', async () => {
    const host = new InMemoryHost();
    const registry = registryOf(host.services);
    await registry.update('o', 'd', () => invoice);
    await registry.update('o', 'd', (record) => record);
    await registry.update('o', 'none', (record) => record && { ...record, waiting: false });
    expect(host.calls.filter((call) => call === 'state.write')).toHaveLength(1);
  });

  it('writes many records in few requests', async () => {
    const host = new InMemoryHost();
    const ids = Array.from({ length: 1_200 }, (_, index) => `d${index}`);
    await registryOf(host.services).updateMany('o', new Map(ids.map((id) => [id, () => invoice])));
    expect(host.state('documents').size).toBe(1_200);
    expect(host.calls.filter((call) => call === 'state.write')).toHaveLength(3);
  });

  it('B16: knows organisations apart', async () => {
    const host = new InMemoryHost();
    const registry = registryOf(host.services);
    await registry.update('o', 'd', () => invoice);
    await registry.update('other', 'd', () => ({ ...invoice, waiting: true }));
    expect((await registry.load('o')).get('d')?.record?.waiting).toBeUndefined();
    await registry.advanceWatermark('o', mark);
    expect(await registry.watermark('other', now)).toBeUndefined();
  });

  it('R7: reads what a later release added and keeps it, and does not touch what it cannot read', async () => {
    const host = new InMemoryHost();
    const registry = registryOf(host.services);
    host.setState('documents', 'o:later', { ...invoice, colour: 'green' });
    host.setState('documents', 'o:other', { type: 'poem' });
    await registry.update('o', 'later', (record) => ({ ...invoice, ...record, waiting: true }));
    expect(host.state('documents').get('o:later')).toEqual({ ...invoice, colour: 'green', waiting: true });
    expect((await registry.load('o')).get('other')).toEqual({ unreadable: true, version: 1, vouchers: [] });
    await expect(registry.update('o', 'other', () => invoice)).rejects.toBeInstanceOf(RegistryError);
    expect(host.state('documents').get('o:other')).toEqual({ type: 'poem' });
  });

  it('lets an older listing not overtake a newer one, and a boundary moved back void the watermark', async () => {
    const host = new InMemoryHost();
    const registry = registryOf(host.services);
    await registry.advanceWatermark('o', mark);
    await registry.advanceWatermark('o', {
      ...mark,
      updatedFrom: '2026-11-01',
      readAt: '2026-11-02T08:00:00.000Z',
    });
    expect(await registry.watermark('o', now)).toEqual(mark);
    expect(await registry.watermark('o', { ...now, lastFetchDate: '2026-09-30' })).toBeUndefined();
    expect(await registry.watermark('o', { ...now, lastFetchDate: '2026-11-10' })).toEqual(mark);
    expect(await registry.watermark('o', { ...now, today: '2026-11-22' })).toBeUndefined();
  });
});
