import { describe, expect, it } from 'vitest';
import { shortcutOf } from '../../../host/workbench/keyboard/shortcut-of.ts';

const NONE = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

describe('shortcutOf', () => {
  it('names what was pressed, with ⌘ as Ctrl', () => {
    expect(shortcutOf({ ...NONE, key: 'k', code: 'KeyK', ctrlKey: true })).toBe('Ctrl+K');
    expect(shortcutOf({ ...NONE, key: 'k', code: 'KeyK', metaKey: true })).toBe('Ctrl+K');
    expect(shortcutOf({ ...NONE, key: 'F1', code: 'F1' })).toBe('F1');
    expect(shortcutOf({ ...NONE, key: '?', code: 'Minus', shiftKey: true })).toBe('?');
  });

  it('goes by the place of the key after Alt, where a Mac types other signs', () => {
    expect(shortcutOf({ ...NONE, key: '¡', code: 'Digit1', altKey: true })).toBe('Alt+1');
    expect(shortcutOf({ ...NONE, key: 'i', code: 'KeyI', altKey: true })).toBe('Alt+I');
  });

  it('takes AltGr, letters and what is pressed with Shift for writing', () => {
    expect(shortcutOf({ ...NONE, key: '{', code: 'Digit7', altKey: true, ctrlKey: true })).toBeUndefined();
    expect(shortcutOf({ ...NONE, key: 'k', code: 'KeyK' })).toBeUndefined();
    expect(shortcutOf({ ...NONE, key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true })).toBeUndefined();
    expect(shortcutOf({ ...NONE, key: 'Control', code: 'ControlLeft', ctrlKey: true })).toBeUndefined();
  });
});
