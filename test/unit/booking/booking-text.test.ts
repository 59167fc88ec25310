import { describe, expect, it } from 'vitest';
import { documentText, reversalText } from '../../../src/services/booking/booking-text.ts';

const lengthOf = (text: string) => Array.from(text).length;

describe('booking text', () => {
  it('names customer and number', () => {
    expect(documentText('RE1', 'Neu & Co')).toEqual({
      text: 'Neu & Co, RE1',
      numberShortened: false,
      nameShortened: false,
    });
    expect(reversalText('Storno', 'RE1', 'Neu & Co').text).toBe('Storno RE1, Neu & Co');
  });

  it('keeps the number whole and cuts the name to 60 characters', () => {
    const { text } = documentText('RE1', 'x'.repeat(100));
    expect(text).toBe(`${'x'.repeat(55)}, RE1`);
    expect(lengthOf(text)).toBe(60);
    expect(documentText('RE1', 'x'.repeat(55)).text).toBe(`${'x'.repeat(55)}, RE1`);
  });

  it('E17: composes decomposed umlauts', () => {
    expect(documentText('RE1', 'Mu\u0308ller').text).toBe('M\u00fcller, RE1');
  });

  it('turns line breaks, tabs and no-break spaces into single spaces', () => {
    expect(documentText(' RE\u00a01 ', ' Neu\r\n\t&\u00a0 Co\u0000').text).toBe('Neu & Co, RE 1');
  });

  it('E20: leaves out what nobody sees and what turns text around, and replaces half a character', () => {
    expect(documentText('RE\u20601', 'Neu\u200b\u202e & Co\ud83d').text).toBe('Neu & Co\ufffd, RE1');
  });

  it('never cuts through a grapheme', () => {
    const family = '👨‍👩‍👧‍👦'; // seven code points
    const { text } = documentText('RE1', 'x'.repeat(50) + family);
    expect(text).toBe(`${'x'.repeat(50)}, RE1`);
    expect(documentText('RE1', 'x'.repeat(48) + family).text).toBe(`${'x'.repeat(48)}${family}, RE1`);
  });

  it('leaves no space before the comma where it cut', () => {
    expect(documentText('RE1', `${'x'.repeat(54)} yz`).text).toBe(`${'x'.repeat(54)}, RE1`);
  });

  it.each(['', ' \n '])('is the number alone when there is no name: %j', (name) => {
    expect(documentText('RE1', name).text).toBe('RE1');
  });

  it('is the number alone when it leaves no room', () => {
    expect(documentText('9'.repeat(57), 'Neu').text).toBe(`N, ${'9'.repeat(57)}`);
    expect(documentText('9'.repeat(58), 'Neu')).toMatchObject({
      text: '9'.repeat(58),
      numberShortened: false,
      nameShortened: true,
    });
    expect(documentText('9'.repeat(60), 'Neu')).toMatchObject({
      text: '9'.repeat(60),
      numberShortened: false,
      nameShortened: true,
    });
    expect(documentText('9'.repeat(61), 'Neu')).toMatchObject({
      text: '9'.repeat(60),
      numberShortened: true,
      nameShortened: false,
    });
  });
});
