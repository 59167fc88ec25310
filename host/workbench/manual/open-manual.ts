import { language } from '../l10n/text.ts';

/** Opens the manual at one of its places, in a window of its own that stays the same one. */
export function openManual(place: string): void {
  const page = language === 'de' ? 'handbuch.html' : 'manual.html';
  open(`${page}#${place}`, 'fibuscan-manual')?.focus();
}
