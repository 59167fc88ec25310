import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellingsOf } from '../../../host/server/connection/token-spellings.ts';

const TOKEN = 'Ab1-cD2_eF3.gH4/iJ5+kL6=';
const hexOf = (character: string) => character.charCodeAt(0).toString(16).padStart(2, '0');
const each = (spell: (character: string) => string) => Array.from(TOKEN, spell).join('');

describe('a token that a remote echoes', () => {
  it.each([
    ['as it is', TOKEN],
    ['in percent', each((character) => `%${hexOf(character)}`)],
    ['in percent twice', each((character) => `%25${hexOf(character).toUpperCase()}`)],
    ['by encodeURIComponent', encodeURIComponent(TOKEN)],
    ['in JSON escapes', each((character) => `\\u00${hexOf(character)}`)],
    ['with escaped slashes', TOKEN.replaceAll('/', '\\/')],
    ['in HTML', each((character) => `&#${String(character.charCodeAt(0))};`)],
    ['in HTML, hexadecimal', each((character) => `&#x${hexOf(character)};`)],
    ['in hexadecimal', Buffer.from(TOKEN).toString('hex').toUpperCase()],
    ['in base64', Buffer.from(TOKEN).toString('base64')],
    ['in base64url', Buffer.from(TOKEN).toString('base64url')],
  ])('is found %s', (_what, text) => {
    expect(spellingsOf(TOKEN).test(`{"echo":"${text}"}`)).toBe(true);
  });

  it('is found in base64 of any text around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = Buffer.from(`${before}${TOKEN}${after}`).toString('base64');
        expect(spellingsOf(TOKEN).test(text)).toBe(true);
      }),
    );
  });

  it('is not seen in what only begins like it', () => {
    expect(spellingsOf(TOKEN).test(`${TOKEN.slice(0, -1)} ${encodeURIComponent(TOKEN.slice(1))}`)).toBe(
      false,
    );
  });
});
