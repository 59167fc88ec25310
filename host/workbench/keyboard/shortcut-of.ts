type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/**
 * What was pressed as shortcuts are written (`Ctrl+K`, `Alt+1`, `F1`, `?`); `undefined` for everything else. ⌘ counts as Ctrl, and AltGr, which
 * writes @ and {, is no shortcut. After Alt the place of the key counts: with it a Mac types other signs.
 */
export function shortcutOf({ key, code, altKey, ctrlKey, metaKey, shiftKey }: Pressed): string | undefined {
  const control = ctrlKey || metaKey;
  if (altKey) {
    const place = /^(?:Digit|Key)(.)$/.exec(code)?.[1];
    return control || shiftKey || place === undefined ? undefined : `Alt+${place}`;
  }
  if (control) return shiftKey || key.length !== 1 ? undefined : `Ctrl+${key.toUpperCase()}`;
  return key === '?' || (/^F\d+$/.test(key) && !shiftKey) ? key : undefined;
}

/** Whether the user is writing, so that a single sign is a letter and no shortcut. */
export function isWriting(event: Event): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type))
  );
}
