import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { NEWEST_STEP } from '../database/migrate.ts';
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  UnusableBackup,
  type BackupEnd,
  type BackupHeader,
} from './backup-format.ts';

const damaged = (file: string, cause?: unknown) =>
  new UnusableBackup(
    `Die Sicherung ${file} ist beschädigt oder nicht vollständig und wird nicht eingespielt.`,
    {
      cause,
    },
  );

/** Reads the whole file once before anything is done with it. @throws UnusableBackup */
export async function checkBackup(file: string): Promise<BackupHeader> {
  const hash = createHash('sha256');
  let header: BackupHeader | undefined;
  let last: string | undefined;
  let lines = 0;
  for await (const line of linesIn(file)) {
    if (last !== undefined) {
      hash.update(`${last}\n`);
      lines++;
    }
    header ??= headerOf(file, line);
    last = line;
  }
  const end = parsed(last ?? '') as BackupEnd | undefined;
  if (header === undefined || end?.lines !== lines || end.sha256 !== hash.digest('hex')) throw damaged(file);
  return header;
}

function headerOf(file: string, line: string): BackupHeader {
  const header = parsed(line) as Partial<BackupHeader> | undefined;
  if (header?.format !== BACKUP_FORMAT) throw new UnusableBackup(`${file} ist keine Sicherung von FIBUscan.`);
  const { version = 0, step = 0 } = header;
  if (version > BACKUP_VERSION || step > NEWEST_STEP)
    throw new UnusableBackup(
      `Die Sicherung ${file} stammt von einer neueren Programmversion: bitte das Programm aktualisieren.`,
    );
  return header as BackupHeader;
}

/** The lines without their end. @throws UnusableBackup when the file cannot be unpacked */
export async function* linesIn(file: string): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  const source = createReadStream(file);
  const unpacked = createGunzip();
  // An error of the file has to end the reading of what is unpacked from it.
  source.on('error', (error) => unpacked.destroy(error)).pipe(unpacked);
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      let start = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
        yield Buffer.concat([...rest, chunk.subarray(start, end)]).toString('utf8');
        rest = [];
        start = end + 1;
      }
      if (start < chunk.length) rest.push(chunk.subarray(start));
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new UnusableBackup(`Die Sicherung ${file} gibt es nicht.`, { cause: error });
    if (code?.startsWith('E')) throw error;
    throw damaged(file, error);
  }
  if (rest.length > 0) throw damaged(file);
}

function parsed(line: string): object | undefined {
  try {
    return JSON.parse(line) as object;
  } catch {
    return undefined;
  }
}
