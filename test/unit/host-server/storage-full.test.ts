import { describe, expect, it } from 'vitest';
import { requireSpace, StorageFull } from '../../../host/server/storage-full.ts';

const MEGABYTE = 1024 * 1024;

describe('the space of the data folder', () => {
  it('is enough as long as the log of the database finds room, for a file twice', async () => {
    await expect(requireSpace('.', 0)).resolves.toBeUndefined();
    await expect(
      requireSpace('x', 10 * MEGABYTE, () => Promise.resolve(84 * MEGABYTE)),
    ).resolves.toBeUndefined();
  });

  it('is refused in one sentence when it is not', async () => {
    const little = requireSpace('x', 10 * MEGABYTE, () => Promise.resolve(84 * MEGABYTE - 1));
    await expect(little).rejects.toThrow(StorageFull);
    await expect(little).rejects.toThrow('kein Platz mehr');
  });
});
