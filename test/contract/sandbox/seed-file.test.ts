/** What a seed file adds. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, startTestSandbox } from './client.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-seed-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function seeded(seed: unknown): Promise<Sandbox> {
  const seedFile = join(folder, 'seed.json');
  await writeFile(seedFile, JSON.stringify(seed));
  return startTestSandbox({ dataSet: 'empty', seedFile });
}

describe('a seed file', () => {
  it('adds contacts, their documents in their states, vouchers and a profile', async () => {
    const sandbox = await seeded({
      profile: { companyName: 'Eigene Daten GmbH' },
      contacts: [{ key: 'anna', company: 'Anna GmbH', customer: 12345 }],
      documents: [
        { contact: 'anna', voucherNumber: 'RE-1', paid: true },
        { contact: 'anna', voucherNumber: 'RE-2', voided: true },
        { type: 'creditnote', voucherNumber: 'GS-1', draft: true },
      ],
      vouchers: [{ voucherNumber: 'B-1' }],
    });
    const { body } = await get(
      sandbox,
      '/voucherlist?voucherType=any&voucherStatus=any&sort=voucherNumber,ASC',
    );
    const profile = await get(sandbox, '/profile');
    await sandbox.stop();
    expect(profile.body.companyName).toBe('Eigene Daten GmbH');
    expect(
      body.content.map(({ voucherNumber, voucherStatus, contactName }: Record<string, string>) =>
        [voucherNumber, voucherStatus, contactName].join(' '),
      ),
    ).toEqual([
      'B-1 open Sammellieferant',
      'GS-1 draft Erika Beispiel',
      'RE-1 paid Anna GmbH',
      'RE-2 voided Anna GmbH',
    ]);
  });

  it.each([
    [{ invoices: [] }, /has "invoices"; there are: profile, contacts, documents, vouchers/],
    [{ documents: [{ contact: 'nobody' }] }, /has no contact "nobody"/],
    [[], /must be an object/],
  ])('is refused with file and reason: %j', async (seed, message) => {
    await expect(seeded(seed)).rejects.toThrow(message);
  });
});
