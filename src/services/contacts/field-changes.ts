import {
  ADDRESS_FIELDS,
  PERSON_FIELDS,
  type Person,
  type PersonChange,
  type PersonFields,
} from '../../../host/api/persons.ts';
import type { FieldChange } from './contact-plan.ts';

type Field = keyof PersonFields;
type FieldUpdates = Extract<PersonChange, { kind: 'update' }>['fields'];

const ADDRESS: ReadonlySet<Field> = new Set(ADDRESS_FIELDS);

export interface Differences {
  readonly changes: readonly FieldChange[];
  readonly updates: FieldUpdates;
}

/**
 * What differs and what of it is written (rules.md 17). Without `overwrite` only empty fields are filled; the rest is shown as kept.
 * Absence in lexoffice is no statement and empties nothing, but for the parts of an address, which is one statement.
 */
export function differences(person: Person, fields: PersonFields, overwrite: boolean): Differences {
  const changes: FieldChange[] = [];
  const updates: Partial<Record<Field, string | boolean | null>> = {};
  const hasAddress = ADDRESS_FIELDS.some((field) => fields[field] !== undefined);
  const writesName = overwrite || person.name === fields.name;

  for (const field of PERSON_FIELDS) {
    const current = person[field] || undefined;
    const wanted = fields[field] || undefined;
    if (current === wanted || (wanted === undefined && !mayEmpty(field, hasAddress))) continue;
    const written = mayWrite(field, current === undefined, { overwrite, writesName });
    // Of parts that are kept, those that lexoffice does not have need no mention.
    if (!written && wanted === undefined) continue;
    changes.push({
      field,
      ...(current !== undefined && { oldValue: String(current) }),
      ...(wanted !== undefined && { newValue: String(wanted) }),
      kept: !written,
    });
    if (written) updates[field] = wanted ?? (field === 'archived' ? false : null);
  }
  return { changes, updates: updates as FieldUpdates };
}

function mayEmpty(field: Field, hasAddress: boolean): boolean {
  return field === 'archived' || field === 'fullName' || (ADDRESS.has(field) && hasAddress);
}

function mayWrite(
  field: Field,
  empty: boolean,
  { overwrite, writesName }: { readonly overwrite: boolean; readonly writesName: boolean },
): boolean {
  // A mark of the origin, no value that a user could have typed.
  if (field === 'archived') return true;
  if (field === 'fullName') return writesName;
  return overwrite || empty;
}
