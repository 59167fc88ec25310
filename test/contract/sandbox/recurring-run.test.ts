import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextExecution } from '../../../sandbox/store/recurring-run.ts';
import type { Sandbox } from '../../../sandbox/server.ts';
import { get, send, startTestSandbox } from './client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ now: '2026-09-15T10:00:00+02:00' });
});
afterAll(() => sandbox.stop());

interface Settings {
  nextExecutionDate: string | null;
  lastExecutionDate: string | null;
  executionStatus: string;
}
const settings = async (): Promise<Settings> =>
  (await get(sandbox, '/recurring-templates')).body.content[0].recurringTemplateSettings as Settings;

describe('the nightly run of recurring templates', () => {
  it.each([
    ['2026-01-31', 'MONTHLY', '2026-02-28'],
    ['2026-11-30', 'QUARTERLY', '2027-02-28'],
    ['2026-08-31', 'BIANNUALLY', '2027-02-28'],
    ['2028-02-29', 'ANNUALLY', '2029-02-28'],
    ['2026-03-28', 'WEEKLY', '2026-04-04'],
    ['2026-12-24', 'BIWEEKLY', '2027-01-07'],
  ] as const)('comes after %s %s again on %s', (day, interval, next) => {
    expect(nextExecution(day, interval)).toBe(next);
  });

  it('writes nothing before 3 o’clock of the day, then one invoice per day that is due', async () => {
    const { nextExecutionDate } = await settings();
    const due = nextExecutionDate!;
    sandbox.admin.setClock(`${due}T02:59:59+02:00`);
    expect(sandbox.admin.runRecurringTemplates()).toEqual([]);
    sandbox.admin.setClock(`${due}T03:00:00+02:00`);
    const events: string[] = [];
    const { organization } = sandbox.admin;
    organization.onEvent = ({ eventType }) => events.push(eventType);
    const [written, ...more] = sandbox.admin.runRecurringTemplates();
    expect(more).toEqual([]);
    const { body } = await get(sandbox, `/invoices/${written!.id}`);
    expect(body).toMatchObject({
      voucherStatus: 'open',
      voucherDate: `${due}T00:00:00.000+02:00`,
      createdDate: `${due}T03:00:00.000+02:00`,
      shippingConditions: { shippingType: 'serviceperiod', shippingDate: `${due}T00:00:00.000+02:00` },
      recurringTemplateId: expect.any(String) as string,
    });
    expect(events).toEqual(expect.arrayContaining(['invoice.created', 'recurring-template.changed']));
    const after = await settings();
    expect(after).toMatchObject({ lastExecutionDate: due, executionStatus: 'ACTIVE' });
    expect(sandbox.admin.runRecurringTemplates()).toEqual([]);
    sandbox.admin.setClock(`${after.nextExecutionDate!}T12:00:00+02:00`);
    expect(sandbox.admin.runRecurringTemplates()).toHaveLength(1);
  });
});

describe('the default discount of a contact', () => {
  it('applies where the caller sends none, and only there', async () => {
    const contact = sandbox.admin.createContact({ company: 'Rabatt GmbH' });
    sandbox.admin.updateContact(contact.id, (stored) => void (stored.defaultDiscountPercentage = 10));
    const invoice = (totalPrice: object) => ({
      voucherDate: '2026-09-15T00:00:00.000+02:00',
      address: { contactId: contact.id },
      lineItems: [
        {
          ...{ type: 'custom', name: 'Beratung', quantity: 1, unitName: 'Stunde' },
          unitPrice: { currency: 'EUR', netAmount: 100, taxRatePercentage: 19 },
        },
      ],
      totalPrice: { currency: 'EUR', ...totalPrice },
      taxConditions: { taxType: 'net' },
      shippingConditions: { shippingType: 'service', shippingDate: '2026-09-15T00:00:00.000+02:00' },
    });
    const totals = async (totalPrice: object) => {
      const { body } = await send(sandbox, 'POST', '/invoices', invoice(totalPrice));
      return (await get(sandbox, `/invoices/${String(body.id)}`)).body.totalPrice as object;
    };
    expect(await totals({})).toMatchObject({ totalDiscountPercentage: 10, totalNetAmount: 90 });
    expect(await totals({ totalDiscountPercentage: 0 })).toMatchObject({ totalNetAmount: 100 });
    expect((await get(sandbox, `/contacts/${contact.id}`)).body).not.toHaveProperty(
      'defaultDiscountPercentage',
    );
  });
});
