import { userInfo } from 'node:os';
import { afterEach, expect, it, vi } from 'vitest';
import { systemUser } from '../../../host/server/system-user.ts';

afterEach(() => vi.unstubAllEnvs());

it('is the name the operating system has', () => {
  expect(systemUser()).toBe(userInfo().username);
});

it('is a number where there is no name, as in a container', () => {
  vi.stubEnv('USER', undefined);
  const unknown = () => {
    throw new Error('uv_os_get_passwd returned ENOENT');
  };
  expect(systemUser(unknown)).toBe(`uid ${String(process.getuid?.())}`);
  vi.stubEnv('USER', 'kanzlei');
  expect(systemUser(unknown)).toBe('kanzlei');
});
