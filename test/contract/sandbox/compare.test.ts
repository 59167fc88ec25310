/** `compare`: what a recorded answer has and ours lacks. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareShapes } from '../../../sandbox/compare/compare-shapes.ts';

/** An account as somebody recorded it, in the words of another language; names of the public documentation. */
const RECORDED = `# API response shapes
Taken somewhere.

## GET /v1/profile
companyName: str
smallBusiness: bool
taxType: str=net
businessFeatures[]: array|str

## GET /v1/contacts/{id} (company)
company.name: str
company.taxNumber: str
roles.customer.number: int

## GET /v1/invoices/{id}
lineItems[].unitPrice.netAmount: float
lineItems[].discountPercentage: int
paymentConditions.paymentTermLabelTemplate: str
relatedVouchers[]: array

## GET /v1/payment-conditions
[]: array
[].paymentTermLabelTemplate: str

## GET /v1/vouchers/{id}
files[]: array|str

## GET /v1/articles
content[].gtin: NoneType
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-shapes-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function compare(text: string): Promise<string[]> {
  const file = join(folder, 'shapes.txt');
  await writeFile(file, text);
  return compareShapes(file);
}

describe('compare', () => {
  it('finds nothing that the recording has and the sandbox lacks', async () => {
    expect(await compare(RECORDED)).toEqual([]);
  });

  it('names the call and the member that are missing, and a type that never occurs', async () => {
    const drifted = `${RECORDED}
## GET /v1/invoices/{id}
reversalDate: str
totalPrice.totalNetAmount: str

## GET /v1/bank-accounts
content[]: array
`;
    expect(await compare(drifted)).toEqual([
      'GET /v1/invoices/{id}: reversalDate is missing',
      'GET /v1/invoices/{id}: totalPrice.totalNetAmount is never string',
      'GET /v1/bank-accounts: no such answer',
    ]);
  });

  it('refuses a file without a recording', async () => {
    await expect(compare('hello')).rejects.toThrow(/records no call/);
  });
});
