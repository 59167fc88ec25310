import type { LedgerAccount } from '../../api/accounts.ts';
import { parseCsv } from '../csv.ts';
import { text } from '../l10n/text.ts';

export interface ParsedAccounts {
  readonly accounts: readonly LedgerAccount[];
  /** Lines that cannot be used, for the user. */
  readonly problems: readonly string[];
}

/** Reads an individual chart: `Kontonummer;Kontobezeichnung`, a headline is skipped. Numbers stay text; doubles are refused. */
export function parseAccounts(content: string): ParsedAccounts {
  const accounts = new Map<string, LedgerAccount>();
  const problems: string[] = [];
  for (const [index, [number = '', name = '']] of parseCsv(content).entries()) {
    if (index === 0 && !/^\d/.test(number)) continue;
    const line = index + 1;
    if (!/^\d{4,8}$/.test(number)) problems.push(text('accounts.badNumber', { line, number }));
    else if (name === '') problems.push(text('accounts.noName', { line, number }));
    else if (accounts.has(number)) problems.push(text('accounts.double', { line, number }));
    else accounts.set(number, { number, name });
  }
  return { accounts: [...accounts.values()], problems };
}

/** Reads the file as UTF-8, or as Windows-1252 where Excel saved it so. */
export function decodeCsv(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
