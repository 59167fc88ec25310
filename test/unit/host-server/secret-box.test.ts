import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SecretBox } from '../../../host/server/secrets/secret-box.ts';
import { loadKey } from '../../../host/server/key-file.ts';

const CANARY = 'canary-5d0f7a1e-token';

describe('SecretBox', () => {
  const box = new SecretBox(randomBytes(32));

  it('opens what it sealed, at the same place only', () => {
    const sealed = box.seal(CANARY, 'mandant/plugin/key');
    expect(box.open(sealed, 'mandant/plugin/key')).toBe(CANARY);
    expect(() => box.open(sealed, 'another/plugin/key')).toThrow();
  });

  it('shows nothing of the text and never the same bytes twice', () => {
    const [first, second] = [box.seal(CANARY, 'x'), box.seal(CANARY, 'x')];
    expect(first.includes(CANARY)).toBe(false);
    expect(first.equals(second)).toBe(false);
  });

  it('notices every changed byte', () => {
    const sealed = box.seal(CANARY, 'x');
    for (let index = 0; index < sealed.length; index++) {
      const changed = Buffer.from(sealed);
      changed[index]! ^= 1;
      expect(() => box.open(changed, 'x')).toThrow();
    }
  });

  it('does not open with another key, and tells keys apart', () => {
    const other = new SecretBox(randomBytes(32));
    expect(() => other.open(box.seal(CANARY, 'x'), 'x')).toThrow();
    expect(other.keyId).not.toBe(box.keyId);
  });
});

describe('loadKey', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fibuscan-key-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes one key per folder, readable by its owner only, whoever starts at the same time', async () => {
    const keys = await Promise.all([1, 2, 3].map(() => loadKey(folder, 'secret.key')));
    const file = await readFile(join(folder, 'secret.key'));
    for (const key of [...keys, await loadKey(folder, 'secret.key')]) expect(key.equals(file)).toBe(true);
    expect((await stat(join(folder, 'secret.key'))).mode & 0o777).toBe(0o600);
  });

  it('refuses a damaged key instead of making a new one', async () => {
    await writeFile(join(folder, 'secret.key'), 'short');
    await expect(loadKey(folder, 'secret.key')).rejects.toThrow('ist beschädigt');
  });

  it('takes a key that others may read back to its owner', async () => {
    await writeFile(join(folder, 'secret.key'), randomBytes(32), { mode: 0o644 });
    await loadKey(folder, 'secret.key');
    expect((await stat(join(folder, 'secret.key'))).mode & 0o777).toBe(0o600);
  });
});
