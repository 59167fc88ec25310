import type { Report } from './report.schema.ts';

const euro = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 });

/** The run as tables that a person can read. */
export function printReport({
  contacts,
  badge,
  entries,
  vouchers,
  identity,
  errorLog,
  originals,
  requests,
}: Report): void {
  console.log('\nPersonenkonten');
  console.table(
    Object.fromEntries(
      (['customers', 'suppliers'] as const).map((side) => {
        const { new: added, changed, unchanged, conflict, refused } = contacts[side];
        return [
          side === 'customers' ? 'Kunden' : 'Lieferanten',
          {
            neu: added,
            geändert: changed,
            unverändert: unchanged,
            Konflikt: conflict,
            abgelehnt: refused.length,
          },
        ];
      }),
    ),
  );
  const groups = new Map<string, number>();
  for (const { kind, class: entryClass, reason } of entries) {
    const key = [entryClass, kind, reason ?? ''].join('|');
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  console.log(`Einträge (Zahl am Importknopf: ${badge})`);
  console.table(
    [...groups].sort().map(([key, Anzahl]) => {
      const [Klasse, Art, Grund] = key.split('|');
      return { Klasse, Art, Grund, Anzahl };
    }),
  );
  const sum = vouchers.reduce((total, { grossCents }) => total + grossCents, 0);
  console.log(`Gebucht: ${vouchers.length} Belege, Summe ${euro.format(sum / 100)} EUR`);
  const { found, imported, alreadyTransferred, leftOut, blocked, failed } = identity;
  console.log(
    `Gefunden ${found} = gebucht ${imported} + bereits übertragen ${alreadyTransferred} + ausgelassen ${leftOut} + gesperrt ${blocked} + fehlgeschlagen ${failed}`,
  );
  if (originals !== null)
    console.log(`Originale: ${originals.kept} im Beleg, ${originals.missing} fehlen noch`);
  const statuses = Object.entries(requests.byStatus).map(([status, count]) => `${status}: ${count}`);
  console.log(
    `Fehlerprotokoll: ${errorLog.length} Einträge · Anfragen: ${requests.total} (${statuses.join(', ')})\n`,
  );
}
