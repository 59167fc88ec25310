import { describe, expect, it } from 'vitest';
import { DriveSpace, StorageFull } from '../../../host/server/database/drive-space.ts';

const MEGABYTE = 1024 * 1024;
const written = () => Promise.resolve('written');

describe('the space of the data folder', () => {
  it('is enough as long as the log of the database finds room, for a file twice', async () => {
    await expect(new DriveSpace('.').during(0, written)).resolves.toBe('written');
    const just = new DriveSpace('x', () => Promise.resolve(84 * MEGABYTE));
    await expect(just.during(10 * MEGABYTE, written)).resolves.toBe('written');
  });

  it('is refused in one sentence when it is not, before anything is written', async () => {
    let begun = false;
    const little = new DriveSpace('x', () => Promise.resolve(84 * MEGABYTE - 1));
    const refused = little.during(10 * MEGABYTE, () => Promise.resolve((begun = true)));
    await expect(refused).rejects.toThrow(StorageFull);
    await expect(refused).rejects.toThrow('kein Platz mehr');
    expect(begun).toBe(false);
  });

  it('is given once: what is being written counts until it is there', async () => {
    const space = new DriveSpace('x', () => Promise.resolve(100 * MEGABYTE));
    let end: () => void = () => undefined;
    const first = space.during(10 * MEGABYTE, () => new Promise<void>((resolve) => (end = resolve)));
    await expect(space.during(10 * MEGABYTE, written)).rejects.toThrow(StorageFull);
    end();
    await first;
    await expect(space.during(10 * MEGABYTE, written)).resolves.toBe('written');
  });
});
