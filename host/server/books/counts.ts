import { and, count, eq, isNull, ne } from 'drizzle-orm';
import type { BookCounts } from '../../wire/counts.ts';
import { errorLog, persons, vouchers } from '../database/schema.ts';
import type { Books } from './books.ts';

/** Counted by the database: no screen reads 100 000 vouchers to say how many there are. */
export async function readCounts({ database }: Books, mandantId: string): Promise<BookCounts> {
  const kreise = await database
    .select({ belegkreis: vouchers.belegkreis, vouchers: count() })
    .from(vouchers)
    .where(and(eq(vouchers.mandantId, mandantId), isNull(vouchers.deletedAt)))
    .groupBy(vouchers.belegkreis);
  const [known] = await database
    .select({ persons: count() })
    .from(persons)
    .where(and(eq(persons.mandantId, mandantId), isNull(persons.deletedAt)));
  const [told] = await database
    .select({ lines: count() })
    .from(errorLog)
    .where(and(eq(errorLog.mandantId, mandantId), ne(errorLog.severity, 'info'), isNull(errorLog.doneAt)));
  return {
    customers: 0,
    suppliers: 0,
    cash: 0,
    bank: 0,
    ...Object.fromEntries(kreise.map(({ belegkreis, vouchers: number }) => [belegkreis, number])),
    persons: known?.persons ?? 0,
    log: told?.lines ?? 0,
  };
}
