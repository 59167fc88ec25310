import type { HostServices } from '../../../../host/api/plugin-context.ts';
import { ServiceFailure } from '../../service-failure.ts';

/** Creates the Sammeldebitor with the first document that is booked on it, as FIBUscan does with every person. */
export async function ensureCollectiveCustomer(
  { persons }: HostServices,
  number: string,
  name: string,
): Promise<void> {
  const known = await persons.list({ role: 'customer' });
  if (known.some(({ accountNumber, deleted }) => accountNumber === number && !deleted)) return;
  const [outcome] = await persons.apply([
    {
      kind: 'create',
      role: 'customer',
      accountNumber: number,
      externalKey: `lexoffice:collective:${number}`,
      fields: { name },
    },
  ]);
  if (outcome?.kind === 'failed') throw new ServiceFailure('collective-account-missing');
}
