import { eq } from 'drizzle-orm';
import type { Database } from '../database/open-database.ts';
import { attachments, persons, vouchers } from '../database/schema.ts';
import type { BrokenSeal } from '../database/seals.ts';

const WHAT: Readonly<Record<string, string>> = {
  accounts: 'Sachkonto',
  attachments: 'Datei',
  error_log: 'Zeile des Fehlerprotokolls',
  host_secrets: 'Geheimnis des Hosts',
  host_settings: 'Einstellung des Hosts',
  job_run_contents: 'Inhalt eines Laufs',
  job_runs: 'Lauf',
  locks: 'Sperre',
  mail_recipients: 'Empfänger von E-Mails',
  mandanten: 'Mandant',
  migrations: 'Schritt der Datenbank',
  pace: 'Takt einer Verbindung',
  person_history: 'Zeile der Stammdaten-Historie',
  persons: 'Person',
  secrets: 'Geheimnis',
  settings: 'Einstellung',
  state: 'Merkposten',
  voucher_lines: 'Belegzeile',
  voucher_payments: 'Zahlungsstand eines Belegs',
  vouchers: 'Beleg',
};

const HAPPENED = {
  changed: 'ist am Programm vorbei verändert worden',
  added: 'ist am Programm vorbei hinzugekommen',
  missing: 'ist am Programm vorbei verschwunden',
} as const satisfies Record<BrokenSeal['problem'], string>;

/** German sentence that names the row in words of the books where there are some, and always by table and key. */
export async function describeBroken(tx: Database, { table, key, problem }: BrokenSeal): Promise<string> {
  const name = await nameOf(tx, table, key);
  return `${WHAT[table] ?? 'Eintrag'}${name === undefined ? '' : ` ${name}`} (${table} ${key}) ${HAPPENED[problem]}.`;
}

async function nameOf(tx: Database, table: string, key: string): Promise<string | undefined> {
  const id = firstPart(key);
  if (id === undefined) return undefined;
  switch (table) {
    case 'persons': {
      const [row] = await tx.select().from(persons).where(eq(persons.id, id));
      return row && `${row.accountNumber} ${row.name}`;
    }
    case 'vouchers':
    case 'voucher_lines':
    case 'voucher_payments': {
      const [row] = await tx.select({ number: vouchers.number }).from(vouchers).where(eq(vouchers.id, id));
      return row && `${table === 'vouchers' ? '' : 'von '}${row.number}`;
    }
    case 'attachments': {
      const [row] = await tx
        .select({ name: attachments.name })
        .from(attachments)
        .where(eq(attachments.id, id));
      return row?.name;
    }
    default:
      return undefined;
  }
}

/** A key that was itself changed may be anything. */
function firstPart(key: string): string | undefined {
  try {
    const [id] = JSON.parse(key) as unknown[];
    return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}
