import type { LedgerAccount } from '../../api/accounts.ts';
import { parseCsv } from '../../api/csv.ts';
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
  for (const [index, { line, cells }] of parseCsv(content).entries()) {
    const [number = '', name = ''] = cells;
    if (index === 0 && !/^\d/.test(number)) continue;
    if (!/^\d{4,8}$/.test(number)) problems.push(text('accounts.badNumber', { line, number }));
    else if (name === '') problems.push(text('accounts.noName', { line, number }));
    else if (accounts.has(number)) problems.push(text('accounts.double', { line, number }));
    else accounts.set(number, { number, name });
  }
  return { accounts: [...accounts.values()], problems };
}
