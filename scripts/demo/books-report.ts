import type { JobRun } from '../../host/api/jobs.ts';
import type { Voucher } from '../../host/api/vouchers.ts';
import type { Books } from './with-books.ts';
import type { Report } from './report.schema.ts';

/** Every voucher that the plugin booked and that is not deleted. */
export function bookedBy({ vouchers }: Pick<Books, 'vouchers'>): Promise<readonly Voucher[]> {
  return vouchers.list({ externalKeyPrefix: 'lexoffice:' });
}

/** Of these vouchers: which have their file, and which still wait for it. A reversal has none. */
export async function originalsOf(
  { attachments }: Pick<Books, 'attachments'>,
  booked: readonly Voucher[],
): Promise<NonNullable<Report['originals']>> {
  const wanted = booked.filter(({ kind }) => kind !== 'reversal');
  let kept = 0;
  for (const { id } of wanted)
    if ((await attachments.list(id)).some(({ role }) => role === 'original')) kept++;
  return { kept, missing: wanted.length - kept };
}

/** What the worker did since then, oldest first. */
export async function runsSince(
  { jobs }: Pick<Books, 'jobs'>,
  startedAt: string,
): Promise<readonly JobRun[]> {
  return (await jobs.list()).filter(({ createdAt }) => createdAt >= startedAt).toReversed();
}

export function runEntry({ job, state, origin, counts = {} }: JobRun): Report['runs'][0] {
  return { job, state, origin, counts: { ...counts } };
}
