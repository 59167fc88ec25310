import type { SettingProperty } from '../../api/manifest.schema.ts';
import type { SettingValue } from '../../api/settings.ts';
import { typedDate } from '../../api/typed-date.ts';
import { today } from '../format.ts';
import { text } from '../l10n/text.ts';

/** What an input says, as a value of the setting's type; an emptied field goes back to the default. */
export function valueOf(
  property: SettingProperty,
  input: Pick<HTMLInputElement, 'value'> | HTMLSelectElement,
): SettingValue {
  if (property.type === 'boolean') return (input as HTMLInputElement).checked;
  const entered = input.value.trim();
  if (entered === '') return undefined;
  if (property.type === 'date') return typedDate(entered, today()) ?? entered;
  return property.type === 'integer' ? Number(entered) : entered;
}

/** What is wrong with a value, for the user; the host checks again. */
export function problemOf(property: SettingProperty, value: SettingValue): string | undefined {
  if (value === undefined) return undefined;
  if (
    property.type === 'string' &&
    property.pattern !== undefined &&
    !new RegExp(property.pattern, 'u').test(String(value))
  ) {
    return property.patternMessage ?? text('setting.pattern');
  }
  if (property.type === 'date' && typedDate(String(value), today()) === undefined)
    return text('setting.date');
  if (property.type === 'integer') {
    const { minimum = -Infinity, maximum = Infinity } = property;
    const number = Number(value);
    if (!Number.isInteger(number)) return text('setting.integer');
    if (number < minimum || number > maximum) return text('setting.range', { minimum, maximum });
  }
  return undefined;
}
