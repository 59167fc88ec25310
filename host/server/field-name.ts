import { FIELD_NAMES } from '../wire/field-names.ts';

/** Where a value stands that does not fit: `lines.3.netCents` → "Zeile 4, Netto". Unknown fields keep their own name. */
export function fieldName(path: readonly PropertyKey[]): string {
  const names = path.flatMap((part, index): string[] => {
    if (typeof part === 'number')
      return [`${path[index - 1] === 'lines' ? 'Zeile' : 'Eintrag'} ${String(part + 1)}`];
    // A container is named by what is in it.
    if (index < path.length - 1) return [];
    return [FIELD_NAMES[String(part)] ?? `Feld ${String(part)}`];
  });
  return names.length === 0 ? 'Die Anfrage' : names.join(', ');
}
