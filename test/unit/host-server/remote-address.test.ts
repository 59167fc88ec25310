import { describe, expect, it } from 'vitest';
import { checkedBaseUrl, remoteAddress } from '../../../host/server/connection/remote-address.ts';

const BASE = 'https://api.lexware.io';

describe('remoteAddress', () => {
  it.each([
    '/v1/contacts?page=0&size=250',
    '/v1/files/0b2c',
    '/v1/x?ref=../../etc&u=//host\\',
    '/v1/a%20b',
    '/',
  ])('passes %s on unchanged', (target) => {
    expect(remoteAddress(BASE, target).href).toBe(BASE + target);
  });

  it.each([
    '',
    'v1/contacts',
    '//evil.example/v1',
    '/%2fevil.example',
    '/v1/../../x',
    '/v1/%2e%2e/x',
    '/v1/%252e%252e/x',
    '/v1/..%2fx',
    '/v1/./x',
    '/\\evil.example',
    '/v1/%5c..%5cx',
    '/v1/%0d%0aHost:evil',
    'https://evil.example/',
    '@evil.example/',
    '/x#y',
    `/${'%25'.repeat(1)}${'25'.repeat(12)}2e`,
  ])('refuses %s', (target) => {
    expect(() => remoteAddress(BASE, target)).toThrow(
      expect.objectContaining({ failure: 'refused' }) as Error,
    );
  });

  it('stays below the path of the base URL', () => {
    expect(remoteAddress('http://127.0.0.1:8080/sandbox', '/v1/profile').href).toBe(
      'http://127.0.0.1:8080/sandbox/v1/profile',
    );
  });
});

describe('checkedBaseUrl', () => {
  it('takes https anywhere and http to this machine only (S2)', () => {
    expect(checkedBaseUrl('https://api.lexware.io/')).toBe('https://api.lexware.io');
    expect(checkedBaseUrl('http://127.0.0.1:4010')).toBe('http://127.0.0.1:4010');
    expect(checkedBaseUrl('http://localhost:4010/x/')).toBe('http://localhost:4010/x');
    expect(checkedBaseUrl('http://[::1]:4010')).toBe('http://[::1]:4010');
  });

  it.each([
    'http://api.lexware.io',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://10.0.0.1',
    'ftp://127.0.0.1',
    'https://user:secret@api.lexware.io',
    'https://api.lexware.io?x=1',
  ])('refuses %s', (url) => {
    expect(() => checkedBaseUrl(url)).toThrow();
  });
});
