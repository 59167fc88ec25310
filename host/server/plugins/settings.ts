import { and, eq } from 'drizzle-orm';
import type { Manifest, SettingProperty } from '../../api/manifest.schema.ts';
import { calendarDate } from '../../wire/text.ts';
import type { SettingsChange } from '../../wire/settings.ts';
import type { Books, Seat } from '../books/books.ts';
import { settings } from '../database/schema.ts';
import { appendAudit } from '../journal/audit-log.ts';
import { Refusal } from '../refusal.ts';

type StoredValue = string | number | boolean;

/** What is stored for a plugin in a Mandant; defaults are the manifest's. Values that the manifest no longer allows are left out. */
export async function readSettings(
  books: Pick<Books, 'database'>,
  mandantId: string,
  manifest: Manifest,
): Promise<Readonly<Record<string, StoredValue>>> {
  const rows = await books.database
    .select()
    .from(settings)
    .where(and(eq(settings.mandantId, mandantId), eq(settings.plugin, manifest.id)));
  const { properties } = manifest.contributes.configuration;
  return Object.fromEntries(
    rows
      .filter(({ key, value }) => settingProblem(properties[key], value) === undefined)
      .map(({ key, value }) => [key, value]),
  );
}

/** Stores all or none; `null` goes back to the default. Every change leaves a line with old and new value. */
export async function changeSettings(
  books: Books,
  seat: Seat,
  manifest: Manifest,
  change: SettingsChange,
): Promise<void> {
  const { properties } = manifest.contributes.configuration;
  for (const [key, value] of Object.entries(change)) {
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const problem = value === null ? nullProblem(property) : settingProblem(property, value);
    if (problem !== undefined) throw new Refusal('invalid', `${key}: ${problem}`);
  }
  const changed = await books.database.transaction(async (tx) => {
    const keys: string[] = [];
    for (const [key, value] of Object.entries(change)) {
      const place = { mandantId: seat.mandantId, plugin: manifest.id, key };
      const here = and(
        eq(settings.mandantId, place.mandantId),
        eq(settings.plugin, place.plugin),
        eq(settings.key, key),
      );
      const [stored] = await tx.select().from(settings).where(here).for('update');
      const old = stored?.value;
      if (old === (value ?? undefined)) continue;
      if (value === null) await tx.delete(settings).where(here);
      else {
        await tx
          .insert(settings)
          .values({ ...place, value })
          .onConflictDoUpdate({
            target: [settings.mandantId, settings.plugin, settings.key],
            set: { value },
          });
      }
      await appendAudit(tx, seat.mandantId, books.now(), seat.author, {
        action: 'setting.changed',
        subject: key,
        oldValue: old,
        newValue: value ?? undefined,
      });
      keys.push(key);
    }
    return keys;
  });
  if (changed.length > 0)
    books.events.publish(seat.mandantId, 'settings', { ids: changed, plugin: manifest.id });
}

function nullProblem(property: SettingProperty | undefined): string | undefined {
  if (property === undefined) return 'Diese Einstellung gibt es nicht.';
  return property.type === 'secret' || property.type === 'action' ? 'hat keinen Wert.' : undefined;
}

/** German sentence why the value does not fit the manifest, `undefined` when it does. */
function settingProblem(property: SettingProperty | undefined, value: StoredValue): string | undefined {
  switch (property?.type) {
    case undefined:
      return 'Diese Einstellung gibt es nicht.';
    case 'secret':
      return 'Ein Geheimnis wird nicht als Einstellung gespeichert.';
    case 'action':
      return 'hat keinen Wert.';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'Ja oder Nein erwartet.';
    case 'date':
      return calendarDate.safeParse(value).success ? undefined : 'Datum erwartet (JJJJ-MM-TT).';
    case 'enum':
      return property.values.some((choice) => choice.value === value)
        ? undefined
        : 'Dieser Wert steht nicht zur Wahl.';
    case 'integer': {
      const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = property;
      if (!Number.isSafeInteger(value)) return 'Ganze Zahl erwartet.';
      return Number(value) >= minimum && Number(value) <= maximum
        ? undefined
        : `Zahl von ${minimum} bis ${maximum} erwartet.`;
    }
    case 'string': {
      if (typeof value !== 'string' || value.includes('\0')) return 'Text erwartet.';
      const fits = property.pattern === undefined || new RegExp(property.pattern, 'u').test(value);
      return fits ? undefined : 'Die Eingabe hat nicht die verlangte Form.';
    }
  }
}
