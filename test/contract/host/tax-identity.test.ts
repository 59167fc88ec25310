import { beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../../host/api/persons.ts';
import type { VoucherInput, VoucherOutcome } from '../../../host/api/vouchers.ts';
import { ownMandant } from '../../support/own-mandant.ts';
import { customer, invoice, SeatClient } from './seat-client.ts';

let seat: SeatClient;
let m: string;

beforeAll(async () => {
  const own = await ownMandant();
  seat = new SeatClient(own.host);
  m = own.path;
  await seat.send('POST', `${m}/persons/changes`, [customer('10001')]);
});

const line = invoice().lines[0]!;
const book = (input: VoucherInput) => seat.send<VoucherOutcome>('POST', `${m}/vouchers`, input);

describe('what a voucher freezes of the recipient (rules.md 31)', () => {
  it('is country, USt-IdNr and the country of an OSS line, sealed with the voucher', async () => {
    const lines = [{ ...line, taxCase: 'oss-goods:FR:19', rate: 19, ossCountry: 'FR' }];
    const { body } = await book(invoice({ countryCode: 'FR', vatId: 'FR40303265045', lines }));
    expect(body.voucher).toMatchObject({ countryCode: 'FR', vatId: 'FR40303265045', lines });
    const { body: listed } = await seat.send('GET', `${m}/vouchers`);
    expect(listed[0]).toEqual(body.voucher);
    expect((await seat.send('GET', `${m}/audit-log/check`)).body).toMatchObject({ intact: true });
  });

  it('is absent where nothing was stated', async () => {
    const { body } = await book(invoice());
    for (const field of ['countryCode', 'vatId']) expect(body.voucher).not.toHaveProperty(field);
    expect(body.voucher.lines[0]).not.toHaveProperty('ossCountry');
  });

  it('stays when the person changes later', async () => {
    const { body } = await book(invoice({ vatId: 'ATU12345678' }));
    const { body: persons } = await seat.send<Person[]>('GET', `${m}/persons`);
    await seat.send('PATCH', `${m}/persons/${persons[0]!.id}`, { vatId: 'ATU99999999' });
    const { body: listed } = await seat.send('GET', `${m}/vouchers`);
    expect(listed[0]).toEqual(body.voucher);
  });

  it.each([
    ['a USt-IdNr with blanks', { vatId: 'DE 123 456 789' }, 'USt-IdNr.'],
    ['an empty USt-IdNr', { vatId: '' }, 'USt-IdNr.'],
    ['an empty country', { countryCode: ' ' }, 'Land'],
    [
      'an OSS country that is no code',
      { lines: [{ ...line, ossCountry: 'Frankreich' }] },
      'Land der OSS-Steuer',
    ],
  ])('is refused: %s', async (_what, changes, field) => {
    const { status, body } = await seat.send('POST', `${m}/vouchers`, invoice(changes));
    expect(status).toBe(422);
    expect(body.error.message).toContain(field);
  });
});

describe('the Erlöskonto of a person (rules.md 22)', () => {
  it('is read by plugins and written by the user alone', async () => {
    const { body: before } = await seat.send<Person[]>('GET', `${m}/persons`);
    const { id, version } = before[0]!;
    await seat.send('PATCH', `${m}/persons/${id}`, { revenueAccount: '8125', note: 'nur für den Benutzer' });
    const { body: persons } = await seat.send<Person[]>('GET', `${m}/persons`);
    expect(persons[0]).toMatchObject({ revenueAccount: '8125', version: version + 1 });
    expect(persons[0]).not.toHaveProperty('note');
    const { body: outcomes } = await seat.send('POST', `${m}/persons/changes`, [
      { kind: 'update', id, version: version + 1, fields: { revenueAccount: '8400' } },
    ]);
    expect(outcomes).toMatchObject([{ kind: 'failed', code: 'invalid' }]);
  });
});
