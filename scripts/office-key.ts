import { readKey } from '../host/server/key-file.ts';

/**
 * A further server on the PostgreSQL of an office opens its secrets with the key of the office.
 * @throws Error with a sentence for the user when it is not there: another one would be made, which opens nothing
 */
export async function requireOfficeKey(dataDir: string): Promise<void> {
  if ((await readKey(dataDir, 'secret.key')) === undefined)
    throw new Error(
      `Im Datenordner ${dataDir} fehlt die Datei „secret.key“ des Büros. Bitte von dessen Server kopieren, oder ihren Ordner mit --data angeben.`,
    );
}
