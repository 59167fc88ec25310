import type { CalendarDate } from '../../../host/api/calendar-date.ts';
import { formatDate } from '../calendar/format-date.ts';
import type { Cents } from '../money/cents.ts';
import { formatCents } from '../money/format-cents.ts';
import type { Fingerprint } from './document-record.ts';

/** A field of rules.md 6, as text for display. */
export interface FingerprintDifference {
  readonly field: string;
  readonly oldValue: string;
  readonly newValue: string;
}

export interface FingerprintComparison {
  /** Relevant: the books are no longer what the document says. */
  readonly differences: readonly FingerprintDifference[];
  /** Fields that are shown as a hint only. */
  readonly informational: readonly string[];
}

function euros(cents: Cents | string | undefined): string {
  return formatCents(Number(cents));
}

function day(date: CalendarDate | undefined): string {
  return date === undefined ? '–' : formatDate(date);
}

/** `19:1000:190` → `19 %: 10,00 + 1,90`. */
function taxAmount(text: string): string {
  const [rate = '', net, tax] = text.split(':');
  return `${rate.replace('.', ',')} %: ${euros(net)} + ${euros(tax)}`;
}

function deduction(text: string): string {
  const parts = text.split(':');
  const [rate = '', , , gross] = parts.slice(-4);
  return `${parts.slice(0, -4).join(':')} (${rate.replace('.', ',')} %): ${euros(gross)}`;
}

function listOf(texts: readonly string[], display: (text: string) => string): string {
  return texts.length === 0 ? '–' : texts.map(display).join('; ');
}

/** How each relevant field is told apart and how it is shown. */
const RELEVANT: Readonly<
  Record<string, { same: (f: Fingerprint) => string; show: (f: Fingerprint) => string }>
> = {
  number: { same: (f) => f.number, show: (f) => f.number },
  date: { same: (f) => f.date, show: (f) => day(f.date) },
  serviceFrom: { same: (f) => f.serviceFrom ?? '', show: (f) => day(f.serviceFrom) },
  serviceTo: { same: (f) => f.serviceTo ?? '', show: (f) => day(f.serviceTo) },
  person: { same: (f) => f.contactId ?? '', show: (f) => f.informational.name },
  taxType: { same: (f) => f.taxType, show: (f) => f.taxType },
  taxSubType: { same: (f) => f.taxSubType ?? '', show: (f) => f.taxSubType ?? '–' },
  taxAmounts: { same: (f) => f.taxAmounts.join(' '), show: (f) => listOf(f.taxAmounts, taxAmount) },
  totalNet: { same: (f) => String(f.totalNetCents), show: (f) => euros(f.totalNetCents) },
  totalTax: { same: (f) => String(f.totalTaxCents), show: (f) => euros(f.totalTaxCents) },
  total: { same: (f) => String(f.totalCents), show: (f) => euros(f.totalCents) },
  deductions: { same: (f) => f.deductions.join('\n'), show: (f) => listOf(f.deductions, deduction) },
};

/** What changed between the version that was booked and the current one (rules.md 6, C6). */
export function compareFingerprints(old: Fingerprint, current: Fingerprint): FingerprintComparison {
  const differences = Object.entries(RELEVANT)
    .filter(([, { same }]) => same(old) !== same(current))
    .map(([field, { show }]) => ({ field, oldValue: show(old), newValue: show(current) }));
  const informational: string[] = [];
  if (old.informational.dueDate !== current.informational.dueDate) informational.push('dueDate');
  if (old.informational.address !== current.informational.address) informational.push('address');
  return { differences, informational };
}

export function sameRelevantFields(a: Fingerprint, b: Fingerprint): boolean {
  return Object.values(RELEVANT).every(({ same }) => same(a) === same(b));
}
