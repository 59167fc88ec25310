import { describe, expect, it } from 'vitest';
import { readStartOptions } from '../../../scripts/start-options.ts';

const read = (args: readonly string[] = [], env: Record<string, string> = {}) =>
  readStartOptions(['node', 'start', ...args], env);

describe('npm start', () => {
  it('uses the sandbox, usual ports and the folder of the user', () => {
    expect(read()).toMatchObject({
      port: 4600,
      sandboxPort: 4700,
      databaseUrl: undefined,
      remoteUrl: undefined,
    });
    expect(read().dataDir).toMatch(/fibuscan-lexoffice/);
  });

  it('goes live with --live, elsewhere with LEXOFFICE_BASE_URL', () => {
    expect(read(['--live']).remoteUrl).toBe('https://api.lexware.io');
    const LEXOFFICE_BASE_URL = 'http://127.0.0.1:4010/';
    expect(read([], { LEXOFFICE_BASE_URL }).remoteUrl).toBe('http://127.0.0.1:4010');
    expect(read(['--live'], { LEXOFFICE_BASE_URL }).remoteUrl).toBe('http://127.0.0.1:4010');
  });

  it.each(['http://api.lexware.io', 'api.lexware.io', 'https://user:canary@api.lexware.io', 'ftp://x'])(
    'refuses %s as LEXOFFICE_BASE_URL without repeating it (S2)',
    (LEXOFFICE_BASE_URL) => {
      let message = '';
      try {
        read([], { LEXOFFICE_BASE_URL });
      } catch (error) {
        message = (error as Error).message;
      }
      expect(message).toContain('LEXOFFICE_BASE_URL ist keine brauchbare Adresse');
      expect(message).not.toContain(LEXOFFICE_BASE_URL);
    },
  );

  it('takes an empty variable for none', () => {
    const env = { LEXOFFICE_BASE_URL: '', DATABASE_URL: '' };
    expect(read([], env)).toMatchObject({ remoteUrl: undefined, databaseUrl: undefined });
    expect(read(['--live'], env).remoteUrl).toBe('https://api.lexware.io');
  });

  it('keeps nothing anywhere with --memory', () => {
    const options = read(['--memory', '--data', 'x'], { DATABASE_URL: 'postgres://h/d' });
    expect(options).toMatchObject({ dataDir: undefined, databaseUrl: undefined });
  });
});
