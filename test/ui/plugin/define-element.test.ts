import { expect, it, vi } from 'vitest';
import { defineElement } from '../../../src/ui/define-element.ts';

it('keeps the first definition of a tag and says so, instead of throwing', () => {
  class First extends HTMLElement {}
  class Second extends HTMLElement {}
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  defineElement('lexoffice-defined-twice')(First);
  expect(warn).not.toHaveBeenCalled();
  defineElement('lexoffice-defined-twice')(Second);
  expect(customElements.get('lexoffice-defined-twice')).toBe(First);
  expect(warn).toHaveBeenCalledOnce();
  warn.mockRestore();
});
