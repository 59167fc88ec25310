import type { Person, PersonOutcome } from '../../../host/api/persons.ts';
import type { Host } from '../../../host/server/start-host.ts';
import type { VoucherOutcome } from '../../../host/api/vouchers.ts';
import { customer, invoice, SeatClient } from './seat-client.ts';

/** Fills every table of a host with something in every column; answers the path of its Mandant. */
export async function fillBooks(host: Pick<Host, 'url' | 'authorization'>): Promise<string> {
  const seat = new SeatClient(host);
  const m = await seat.mandant();
  const p = `${m}/plugins/lexoffice`;
  const fields = {
    fullName: 'Neu und Compagnon',
    contactPerson: 'Frau Neu',
    addressSupplement: 'Hof',
    street: 'Weg 1',
    postalCode: '10115',
    city: 'Berlin',
    countryCode: 'DE',
    email: 'a@b.de',
    phone: '1',
    vatId: 'DE123456789',
    taxNumber: '1/2',
    archived: false,
  };
  const { body: created } = await seat.send<PersonOutcome[]>('POST', `${m}/persons/changes`, [
    { ...customer('10001'), fields: { name: 'Neu & Co', ...fields } },
    customer('10002'),
  ]);
  const { person } = created[1] as { person: Person };
  await seat.send('PATCH', `${m}/persons/${person.id}`, { name: 'Neuer', note: 'x' });
  await seat.send('DELETE', `${m}/persons/${person.id}`);
  const line = { taxCase: 'domestic-19', rate: 19, netCents: 10_000, taxCents: 1_900, grossCents: 11_900 };
  for (let index = 0; index < 3; index++) {
    const { body } = await seat.send<VoucherOutcome>(
      'POST',
      `${m}/vouchers`,
      invoice({
        relatedNumber: 'RE-1',
        serviceFrom: '2026-11-01',
        serviceTo: '2026-11-02',
        personAddress: 'Weg 1',
        postingDate: '2026-11-03',
        countryCode: 'DE',
        vatId: 'DE123456789',
        hints: ['x'],
        grossCents: 23_800,
        lines: [
          { ...line, account: '8400', taxKey: '9', text: 'a', ossCountry: 'AT' },
          { ...line, account: '8400' },
        ],
      }),
    );
    await seat.send(
      'PUT',
      `${m}/vouchers/${body.voucher.id}/attachments?name=a.pdf&contentType=application/pdf&role=original`,
      new Uint8Array([1, 2, 3]),
    );
    await seat.send('PUT', `${m}/vouchers/${body.voucher.id}/missing-attachment`, { reason: 'fehlt' });
    await seat.send('POST', `${m}/vouchers/payments?source=lexoffice`, [
      { voucherId: body.voucher.id, state: 'paid', paidOn: '2026-11-12' },
    ]);
    if (index === 0) await seat.send('DELETE', `${m}/vouchers/${body.voucher.id}`);
  }
  await seat.send('PATCH', m, { closedUntil: '2020-12-31' });
  await seat.send('PUT', `${m}/accounts`, {
    accounts: [{ number: '8400', name: 'Erlöse', automaticRate: 19 }],
  });
  await seat.send('PATCH', `${p}/settings`, { 'lexoffice.lastFetchDate': '2026-10-31' });
  await seat.send('PUT', `${p}/secrets/lexoffice.apiToken`, { value: 'canary-token-of-full-books' });
  await seat.send('POST', `${p}/state/documents`, [{ key: 'a', value: { type: 'invoice' } }]);
  await seat.send('POST', `${p}/locks/import`, { description: 'Import', ttlMs: 60_000 });
  await seat.send('POST', `${m}/error-log`, [
    {
      code: 'x',
      severity: 'error',
      document: 'RE-1',
      message: 'm',
      advice: 'a',
      batchId: 'b',
      details: { a: 'b' },
    },
  ]);
  const { body: errors } = await seat.send<readonly { readonly id: string }[]>('GET', `${m}/error-log`);
  await seat.send('POST', `${m}/error-log/marks`, { ids: errors.map(({ id }) => id), done: true });
  return m;
}
