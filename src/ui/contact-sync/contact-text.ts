import { PERSON_ACCOUNT_RANGES, type PersonRole } from '../../../host/api/persons.ts';
import type { Texts } from '../../l10n/texts.ts';
import type { ContactPlanRow, ContactWarning, FieldChange } from '../../services/contacts/contact-plan.ts';
import { problemText } from '../problem-text.ts';

export function warningText(warning: ContactWarning, role: PersonRole, texts: Texts): string {
  const { warnings, fields } = texts.contactSync;
  switch (warning.code) {
    case 'number-outside-range':
      return warnings.outsideRange(PERSON_ACCOUNT_RANGES[role].join('–'));
    case 'name-shortened':
      return warnings.nameShortened(warning.full);
    case 'email-too-long':
      return warnings.emailTooLong;
    case 'several-addresses':
      return warnings.severalAddresses;
    case 'no-address':
      return warnings.noAddress;
    case 'possible-duplicate':
      return warnings.possibleDuplicate(warning.others.join(', '), warning.more);
    case 'country-unknown':
      return warnings.countryUnknown(warning.countryCode);
    case 'text-normalised':
      return warnings.normalised(
        warning.fields.map((field) => (fields as Record<string, string>)[field] ?? field).join(', '),
      );
  }
}

/** Why a row is refused or in conflict, with its number: "Kundennummer 123456 hat 6 Stellen, erlaubt sind 5". */
export function reasonText(row: ContactPlanRow, texts: Texts): string {
  const t = texts.contactSync;
  if (row.reason === undefined) return '';
  if (row.reason === 'number-not-five-digits' && row.number !== undefined) {
    const text = row.role === 'customer' ? t.numberLength : t.supplierNumberLength;
    return text(row.number, row.number.length);
  }
  const { message } = problemText(texts, row.reason);
  return row.conflictWith === undefined ? message : `${message} (${t.conflictWith(row.conflictWith)})`;
}

/** What a conflict's check mark does; where FIBUscan has no way out, what to do instead. */
export function decisionText(row: ContactPlanRow, texts: Texts): string {
  const { decision, number = '', conflictWith = '' } = row;
  if (decision) return texts.contactSync.decisions[decision.kind](number, conflictWith);
  if (row.reason === undefined) return '';
  return row.reason === 'number-taken'
    ? texts.contactSync.changeNumber
    : problemText(texts, row.reason).advice;
}

/** Everything to note about a row, reason first. */
export function noteText(row: ContactPlanRow, texts: Texts): string {
  return [
    ...(row.reason === undefined ? [] : [reasonText(row, texts)]),
    ...row.warnings.map((warning) => warningText(warning, row.role, texts)),
    ...(row.archived ? [texts.contactSync.archived] : []),
  ].join(' · ');
}

function valueText(value: string | undefined, texts: Texts): string {
  return value === undefined || value === '' ? texts.contactSync.empty : value;
}

export function changeText(change: FieldChange, texts: Texts): string {
  const t = texts.contactSync;
  return t.change(
    t.fields[change.field],
    valueText(change.oldValue, texts),
    valueText(change.newValue, texts),
  );
}
