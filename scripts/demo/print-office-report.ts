import type { OfficeReport } from './office-report.schema.ts';

/** The office as one table that a person can read: a line per company. */
export function printOfficeReport({ companies, requests }: OfficeReport): void {
  console.table(
    companies.map(({ mandant, identity, booked, bookedTwice, bookedAgain, originals, runs }) => ({
      Mandant: mandant,
      Gefunden: identity.found,
      Gebucht: identity.imported,
      Ausgelassen: identity.leftOut,
      Gesperrt: identity.blocked,
      'In den Büchern': booked,
      Doppelt: bookedTwice + bookedAgain,
      Originale: originals.kept,
      'Fehlen noch': originals.missing,
      Läufe: runs.length,
    })),
  );
  console.log(`Anfragen: ${String(requests.total)}\n`);
}
