import type { TermDescriber } from '../../api/terms.ts';
import type { AuditEntry } from '../../wire/journal.ts';
import { text } from '../l10n/text.ts';
import { wordsOf } from './readable-value.ts';

const ID = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/;

/** What a line of the Logbuch is about, as a bookkeeper calls it: of a thing that is known by an id, its number or name as the line itself states it. */
export function subjectOf(
  { subject, newValue, oldValue }: Pick<AuditEntry, 'subject' | 'newValue' | 'oldValue'>,
  termOf: TermDescriber,
): string {
  if (!ID.test(subject)) return wordsOf(subject, termOf);
  return statedName(newValue) ?? statedName(oldValue) ?? '';
}

/** Who spoke to the books: this program, or a plugin by its name. */
export const sourceOf = (source: string, termOf: TermDescriber): string =>
  source === 'user' ? text('log.source.host') : wordsOf(source, termOf);

function statedName(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { number, name } = value as { readonly number?: unknown; readonly name?: unknown };
  return [number, name].find((stated) => typeof stated === 'string' && stated !== '') as string | undefined;
}
