import { daysBetween } from '../days-between.ts';
import type { OpenItem } from './open-items.ts';

/** How long an item is overdue, the newest first; `due` is due today. */
export const AGES = ['notDue', 'due', 'to30', 'to60', 'to90', 'older'] as const;
export type Age = (typeof AGES)[number];

export interface AgeSum {
  readonly count: number;
  readonly cents: number;
}

/** Negative before it is due; without a day it is not due. */
export const overdueDays = ({ dueDate }: OpenItem, today: string): number =>
  dueDate === undefined ? -1 : daysBetween(dueDate, today);

export function ageOf(item: OpenItem, today: string): Age {
  const days = overdueDays(item, today);
  if (days <= 0) return days < 0 ? 'notDue' : 'due';
  if (days <= 30) return 'to30';
  if (days <= 60) return 'to60';
  return days <= 90 ? 'to90' : 'older';
}

/** What is open by age; the sums of all ages are the sum of all items. */
export function ageing(items: readonly OpenItem[], today: string): Readonly<Record<Age, AgeSum>> {
  const sums = Object.fromEntries(AGES.map((age) => [age, { count: 0, cents: 0 }])) as Record<Age, AgeSum>;
  for (const item of items) {
    const age = ageOf(item, today);
    const { count, cents } = sums[age];
    sums[age] = { count: count + 1, cents: cents + item.openCents };
  }
  return sums;
}
