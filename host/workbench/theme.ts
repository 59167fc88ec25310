const STORAGE_KEY = 'fibuscan.theme';

/** Applies the stored choice; without one the system decides. */
export function applyTheme(): void {
  const stored = localStorage.getItem(STORAGE_KEY);
  if (stored !== null) document.documentElement.dataset['theme'] = stored;
}

/** Switches between light and dark and remembers it. */
export function toggleTheme(): void {
  const shown = document.documentElement.dataset['theme'];
  const dark = shown === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : shown === 'dark';
  localStorage.setItem(STORAGE_KEY, dark ? 'light' : 'dark');
  applyTheme();
}
