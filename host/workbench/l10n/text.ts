import type { Language } from '../../api/language.ts';
import { de, type TextKey } from './de.ts';
import { en } from './en.ts';

const STORAGE_KEY = 'fibuscan.language';
const TEXTS: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { de, en };

export type { TextKey };

/** The language of this browser; German unless the user chose otherwise. */
export const language: Language = localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'de';

/** Stores the choice; the caller loads the page anew, since plugins are told the language once. */
export function storeLanguage(next: Language): void {
  localStorage.setItem(STORAGE_KEY, next);
}

/** Names of what this host writes into the Logbuch, by action. */
export const hostActions: Readonly<Record<string, string | undefined>> = Object.fromEntries(
  Object.entries(TEXTS[language]).flatMap(([key, name]) =>
    key.startsWith('audit.') ? [[key.slice('audit.'.length), name]] : [],
  ),
);

/** The text of a key, with `{name}` replaced. */
export function text(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  return TEXTS[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
