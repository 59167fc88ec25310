import { describe, expect, it } from 'vitest';
import { personKey } from '../../../src/services/contacts/person-key.ts';
import { ContactSync } from '../../../src/services/contacts/contact-sync.ts';
import { ContactStates } from '../../../src/services/contacts/contact-states.ts';
import { AccountTables } from '../../../src/services/account-table/account-tables.ts';
import { de } from '../../../src/l10n/de/de.ts';
import { hintText } from '../../../src/ui/import-window/hint-text.ts';
import { ORGANIZATION, amounts } from '../../support/fake-lexoffice.ts';
import { ImportScenario } from '../../support/import-scenario.ts';

const NEW_CONTACT = 'aa10aa10-0000-4000-8000-000000000099';

describe('A blocked document', () => {
  it('E12: waits for its contact and books once that is synced, without another request', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ contactId: NEW_CONTACT });
    const result = await scenario.import(() => true);
    expect(result.outcomes[0]?.outcome).toEqual({ kind: 'blocked', reason: 'person-missing' });

    scenario.host.addCustomer('10011', personKey(ORGANIZATION, NEW_CONTACT, 'customer'));
    await scenario.import();
    expect([...scenario.host.vouchers.values()][0]?.personAccount).toBe('10011');
  });

  it('E1: says why its contact was refused', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ contactId: NEW_CONTACT });
    const record = {
      role: 'customer',
      state: 'refused',
      reason: 'number-not-five-digits',
      number: '123456',
    } as const;
    await scenario.container.get(ContactStates).remember(ORGANIZATION, 'customer', NEW_CONTACT, record);

    const [entry] = (await scenario.list()).entries;
    expect(entry).toMatchObject({
      reason: 'person-missing',
      hints: [{ code: 'person-refused', number: '123456', problem: 'number-not-five-digits' }],
    });
    await scenario.import();
    expect(scenario.host.errors).toMatchObject([
      { code: 'person-missing', advice: expect.stringContaining('„Personenkonto vergeben“') as string },
    ]);
  });

  it('E14: waits while its contact is in conflict, even when there is a person', async () => {
    const scenario = new ImportScenario();
    const { contactId = '' } = scenario.lexoffice.add();
    const record = { role: 'customer', state: 'conflict', reason: 'number-changed' } as const;
    await scenario.container.get(ContactStates).remember(ORGANIZATION, 'customer', contactId, record);

    expect(await scenario.summary()).toEqual(['invoice blocked person-conflict']);
  });

  it('E10: needs the Sammeldebitor when it has no contact, and books on it with its own name', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({
      contactId: undefined,
      address: { name: 'Erika Beispiel', city: 'Musterhafen', countryCode: 'DE' },
    });
    expect(await scenario.summary()).toEqual(['invoice blocked collective-account-missing']);
    scenario.host.addCustomer('10000');
    scenario.host.settings.set('lexoffice.collectiveAccount', '10000');

    await scenario.import();
    expect([...scenario.host.vouchers.values()][0]).toMatchObject({
      personAccount: '10000',
      personName: 'Erika Beispiel',
      personAddress: 'Musterhafen, DE',
    });
  });

  it('E10: creates the Sammeldebitor with the first document when its number is free', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ contactId: undefined });
    scenario.host.settings.set('lexoffice.collectiveAccount', '10000');
    expect(await scenario.summary()).toEqual(['invoice preselected']);
    await scenario.import();
    expect(
      [...scenario.host.persons.values()].find(({ accountNumber }) => accountNumber === '10000'),
    ).toMatchObject({ role: 'customer', name: 'Sammeldebitor' });
    expect([...scenario.host.vouchers.values()][0]).toMatchObject({ personAccount: '10000' });
  });

  it('E12: is booked on the Sammeldebitor on the word of the user when its contact is gone, logged', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({
      contactId: NEW_CONTACT,
      address: { name: 'Fort GmbH', countryCode: 'DE' },
    });
    await scenario.container.get(ContactSync).syncOne(NEW_CONTACT, 'customer');
    const [blocked] = (await scenario.list()).entries;
    expect(blocked).toMatchObject({
      reason: 'person-missing',
      hints: [{ code: 'person-refused', problem: 'contact-gone' }],
    });

    await scenario.lists.refreshWaiting({ force: true });
    await scenario.lists.bookOnCollective(`${id}:invoice`, true);
    expect(await scenario.summary()).toEqual(['invoice blocked collective-account-missing']);
    scenario.host.settings.set('lexoffice.collectiveAccount', '10000');
    const [entry] = (await scenario.list()).entries;
    expect(entry).toMatchObject({ class: 'preselected', hints: [{ code: 'on-collective-account' }] });
    await scenario.import();
    expect([...scenario.host.vouchers.values()]).toMatchObject([
      { personAccount: '10000', personName: 'Fort GmbH' },
    ]);
    expect([...scenario.host.persons.values()].map(({ accountNumber }) => accountNumber)).toContain('10000');
    expect(scenario.host.audits.map(({ action }) => action)).toContain('entry.to-collective');
    expect(await scenario.summary()).toEqual(['invoice transferred']);
  });

  it.each([
    ['the person', {}, 'Nordlicht'],
    ['the Sammeldebitor', { contactId: undefined }, 'Sammeldebitor'],
  ])('takes the name of %s when the document has none', async (_who, input, name) => {
    const scenario = new ImportScenario();
    const [person] = scenario.host.persons.values();
    scenario.host.persons.set(person!.id, { ...person!, name: 'Nordlicht' });
    scenario.host.settings.set('lexoffice.collectiveAccount', '10000');
    scenario.lexoffice.add({ ...input, number: 'RE-1', address: { name: ' ', countryCode: 'DE' } });
    await scenario.import();
    expect([...scenario.host.vouchers.values()]).toMatchObject([{ personName: name, text: `${name}, RE-1` }]);
  });

  it('cuts a number that the books cannot hold, and says so before it is booked', async () => {
    const scenario = new ImportScenario();
    const number = `RE-${'1'.repeat(120)}`;
    scenario.lexoffice.add({ number });
    const [entry] = (await scenario.list()).entries;
    expect(entry?.hints.map((hint) => hintText(hint, de))).toEqual([
      `Belegnummer gekürzt; vollständig: ${number}`,
    ]);
    await scenario.import();
    expect([...scenario.host.vouchers.values()].map((voucher) => voucher.number)).toEqual([
      number.slice(0, 100),
    ]);
    expect(await scenario.summary()).toEqual(['invoice transferred']);
  });

  it('E12: is taken off the Sammeldebitor again', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    scenario.host.settings.set('lexoffice.collectiveAccount', '10000');
    await scenario.lists.refreshWaiting();
    await scenario.lists.bookOnCollective(`${id}:invoice`, true);
    await scenario.lists.bookOnCollective(`${id}:invoice`, false);
    const [entry] = (await scenario.list()).entries;
    expect(entry).toMatchObject({ hints: [], booking: { personAccount: '10010' } });
    expect(scenario.host.audits.map(({ action }) => action)).toContain('entry.to-own-account');
  });

  it('F3: is blocked when its amounts differ by more than a cent per rate', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ ...amounts(10_000, 1_900), totalGrossCents: 11_950 });
    expect(await scenario.summary()).toEqual(['invoice blocked amounts-differ']);
    await scenario.import();
    expect(scenario.host.errors[0]?.message).toBe(
      'Die Summen des Belegs passen nicht zusammen. Der Beleg weist 119,50 aus, die Beträge je Steuersatz ergeben 119,00.',
    );
  });

  it('is blocked while its account is unconfirmed, and books after one confirmation', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ ...amounts(10_000, 0, 0), taxType: 'vatfree' });
    expect(await scenario.summary()).toEqual(['invoice blocked account-unconfirmed']);

    await scenario.container.get(AccountTables).confirm(['exempt']);
    await scenario.import();
    expect(scenario.keys()).toEqual(['invoice:0']);
  });

  it('F11: gets an unconfirmed row when an OSS case is met for the first time', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.profileValue = {
      ...scenario.lexoffice.profileValue,
      distanceSalesPrinciple: 'DESTINATION',
    };
    scenario.lexoffice.add({
      ...amounts(10_000, 2_000, 20),
      taxSubType: 'distanceSales',
      address: { name: 'Marie', countryCode: 'FR' },
    });
    await scenario.list();

    const { rows } = await scenario.container.get(AccountTables).current();
    expect(rows).toContainEqual(
      expect.objectContaining({ taxCase: 'oss-goods:FR:20', account: '8320', confirmed: false }),
    );
    expect(await scenario.summary()).toEqual(['invoice blocked account-unconfirmed']);
  });

  it('keeps the order of reasons: the person before the amounts', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ contactId: NEW_CONTACT, totalGrossCents: 12_345 });
    expect(await scenario.summary()).toEqual(['invoice blocked person-missing']);
  });

  it('A20: stands in the Fehlerprotokoll once, not with every run', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ number: 'RE-1033', contactId: NEW_CONTACT });
    await scenario.import();
    await scenario.import();
    expect(scenario.host.errors).toHaveLength(1);
    expect(scenario.host.errors[0]).toMatchObject({
      code: 'person-missing',
      severity: 'warning',
      document: 'RE-1033 · Nordlicht Solar & Söhne KG',
      message: 'Der Kunde ist nicht abgeglichen.',
    });
    expect(scenario.host.errors[0]?.advice).toMatch(/abgleichen/);
  });
});

describe('A document that stays out', () => {
  it('F21: has another currency', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ currency: 'USD' });
    expect(await scenario.summary()).toEqual(['invoice leftOut currency']);
  });

  it('A14: has a type or status of tomorrow', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ number: 'RE-1', status: 'frozen' });
    scenario.lexoffice.add({ number: 'RE-2' });
    scenario.lexoffice.onRow = (row) =>
      row.number === 'RE-2' ? { ...row, type: { unknown: 'subscription' } } : row;
    expect(await scenario.summary()).toEqual(['invoice leftOut status', 'unknown leftOut type']);
  });

  it('C7: became a draft again between the list and its details, and says so', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    scenario.clock.advance({ minutes: 1 });
    scenario.lexoffice.before = (request) => {
      if (request.startsWith('document')) scenario.lexoffice.change(id, { status: 'draft' });
    };
    expect(await scenario.summary()).toEqual(['invoice leftOut being-edited']);
  });

  it('A13, A10: came although nobody asked for it, and the Fehlerprotokoll says so once per run', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    scenario.lexoffice.dropped = 3;
    const result = await scenario.import();
    expect(result.identity).toMatchObject({ found: 1, imported: 1 });
    expect(scenario.host.errors).toMatchObject([
      { code: 'rows-not-asked-for', severity: 'info', batchId: result.batchId, details: { count: '3' } },
    ]);
  });

  it('G18: has a row that cannot be read; the others go on, and it stays in reach', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.unreadableRows.push({
      unreadable: true,
      number: 'RE-X',
      problem: 'totalAmount amount, voucherDate date, colour amount',
    });
    scenario.lexoffice.add();
    const [unreadable] = (await scenario.list()).entries.filter(({ reason }) => reason === 'unreadable');
    expect(unreadable?.hints.map((hint) => hintText(hint, de))).toEqual([
      'Nicht lesbar: Gesamtbetrag, Belegdatum, Feld colour',
    ]);
    expect(scenario.host.errors.map(({ message }) => message)).toEqual([
      'Der Datensatz konnte nicht gelesen werden. Nicht lesbar: Gesamtbetrag, Belegdatum, Feld colour',
    ]);
    const result = await scenario.import();
    expect(result.identity).toMatchObject({ found: 2, imported: 1, leftOut: 1 });
    scenario.clock.advance({ days: 20 });
    await scenario.list();
    scenario.lexoffice.requests.length = 0;
    await scenario.list();
    expect(scenario.lexoffice.requests).toContain('list 2026-10-31 1');
  });

  it('G18: has details that cannot be read, and is tried again', async () => {
    const { LexofficeError } = await import('../../../src/services/lexoffice/lexoffice-error.ts');
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    scenario.lexoffice.before = (request) => {
      if (request.startsWith('document'))
        throw new LexofficeError('unreadable', {
          path: '/v1/invoices',
          problem: 'taxAmounts.0.taxAmount amount',
        });
    };
    const [entry] = (await scenario.list()).entries;
    expect(entry).toMatchObject({ class: 'leftOut', reason: 'unreadable' });
    expect(entry?.hints.map((hint) => hintText(hint, de))).toEqual(['Nicht lesbar: USt je Steuersatz']);
    scenario.lexoffice.before = () => undefined;
    scenario.clock.advance({ days: 30 });
    expect(await scenario.summary()).toEqual(['invoice preselected']);
  });

  it('B5: was dismissed, until it is restored; both are logged', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    await scenario.lists.refreshWaiting();
    await scenario.lists.dismiss([`${id}:invoice`]);
    expect(await scenario.summary()).toEqual(['invoice leftOut dismissed']);
    await scenario.lists.restore([`${id}:invoice`]);
    expect(await scenario.summary()).toEqual(['invoice preselected']);
    expect(scenario.host.audits.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['entry.dismissed', 'entry.restored']),
    );
  });

  it('takes its Storno along when it is dismissed, now or later', async () => {
    const scenario = new ImportScenario();
    const first = scenario.lexoffice.add({ number: 'RE-1' });
    const second = scenario.lexoffice.add({ number: 'RE-2' });
    scenario.lexoffice.void(first.id);
    await scenario.lists.refreshWaiting();
    await scenario.lists.dismiss([`${first.id}:cancellation`, `${second.id}:invoice`]);
    scenario.lexoffice.void(second.id);
    expect(await scenario.summary()).toEqual(
      Array(4)
        .fill(0)
        .map((_, index) => `${index % 2 ? 'cancellation' : 'invoice'} leftOut dismissed`),
    );
  });

  it('does not hide the Storno of a transferred document behind a dismissed correction', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add();
    await scenario.import();
    scenario.clock.advance({ days: 1 });
    scenario.lexoffice.change(id, amounts(20_000, 3_800));
    await scenario.list();
    await scenario.lists.dismiss([`${id}:correction`]);
    expect(await scenario.summary()).toEqual(['invoice transferred', 'correction leftOut dismissed']);
    scenario.clock.advance({ days: 1 });
    scenario.lexoffice.pay(id);
    expect(await scenario.summary()).toEqual(['invoice transferred', 'correction leftOut dismissed']);
    scenario.clock.advance({ seconds: 2 });
    scenario.lexoffice.change(id, amounts(20_001, 3_800));
    expect(await scenario.summary()).toEqual([
      'invoice transferred',
      'correction offered changed-after-transfer',
    ]);
    scenario.clock.advance({ days: 1 });
    scenario.lexoffice.void(id);
    expect(await scenario.summary()).toEqual(['invoice transferred', 'cancellation preselected']);
  });
});

describe('A document that is marked as transferred', () => {
  async function marked(): Promise<{ scenario: ImportScenario; id: string }> {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ date: '2026-11-20' });
    expect(await scenario.lists.unmarked()).toMatchObject([{ id, date: '2026-11-20' }]);
    expect(await scenario.lists.markAllTransferred()).toBe(1);
    scenario.clock.advance({ days: 2 });
    return { scenario, id };
  }

  it('is not offered, and a payment does not change that', async () => {
    const { scenario, id } = await marked();
    expect(await scenario.summary()).toEqual(['invoice transferred']);
    scenario.lexoffice.pay(id);
    expect(await scenario.summary()).toEqual(['invoice transferred']);
    expect(await scenario.lists.unmarked()).toEqual([]);
    const audit = scenario.host.audits.find(({ action }) => action === 'documents.marked-transferred');
    expect(audit?.newValue).toMatchObject({ count: 1 });
  });

  it('is offered as Storno computed from the document when it is voided', async () => {
    const { scenario, id } = await marked();
    scenario.lexoffice.void(id);
    const [, storno] = (await scenario.list()).entries;
    expect(storno).toMatchObject({
      kind: 'cancellation',
      class: 'offered',
      reason: 'marked-transferred',
      date: '2026-11-25',
      hints: [{ code: 'original-booked-elsewhere' }],
    });
    await scenario.import(() => true);
    expect(scenario.keys()).toEqual(['cancellation:0']);
    expect(scenario.sum()).toBe(-11_900);
    expect(await scenario.summary()).toEqual(['cancellation transferred']);
  });

  it('is offered with its new booking when it was changed', async () => {
    const { scenario, id } = await marked();
    scenario.lexoffice.change(id, amounts(20_000, 3_800));
    const [, correction] = (await scenario.list()).entries;
    expect(correction).toMatchObject({ kind: 'correction', class: 'offered', reason: 'marked-transferred' });
    expect(correction?.reversal).toBeUndefined();
    await scenario.import(() => true);
    expect(scenario.keys()).toEqual(['invoice:0']);
    expect(await scenario.summary()).toEqual(['invoice transferred']);
  });

  it('marks a voided document as it is: its Storno is elsewhere too', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.void(scenario.lexoffice.add().id);
    await scenario.lists.markAllTransferred();
    expect(await scenario.summary()).toEqual(['invoice transferred']);
  });

  it('is one of those that were chosen, and is taken back by itself', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add({ date: '2026-09-30' });
    const october = ['2026-10-01', '2026-10-31'].map((date) => scenario.lexoffice.add({ date }).id);

    expect(await scenario.lists.markAllTransferred(new Set(october))).toBe(2);
    expect(await scenario.summary()).toEqual([
      'invoice preselected',
      'invoice transferred',
      'invoice transferred',
    ]);
    const marked = await scenario.lists.marked();
    expect(marked.map(({ id, type, date }) => ({ id, type, date }))).toEqual(
      expect.arrayContaining([
        { id: october[0], type: 'invoice', date: '2026-10-01' },
        { id: october[1], type: 'invoice', date: '2026-10-31' },
      ]),
    );
    expect(marked).toHaveLength(2);
    expect(await scenario.lists.unmark(new Set(['another']))).toBe(0);
    expect(await scenario.lists.unmark(new Set(october))).toBe(2);
    expect(await scenario.summary()).toEqual(Array(3).fill('invoice preselected'));
    const audit = scenario.host.audits.findLast(({ action }) => action === 'documents.unmarked');
    expect(audit?.newValue).toMatchObject({ count: 2 });
  });

  it('is found again after its mark was taken back although the list has passed it long since', async () => {
    const { scenario, id } = await marked();
    scenario.lexoffice.add({ number: 'RE-9' });
    scenario.clock.advance({ days: 5 });
    await scenario.import();
    scenario.restart({ cache: 'lost' });
    expect(await scenario.summary()).not.toContain('invoice preselected');

    expect(await scenario.lists.unmark(new Set([id]))).toBe(1);

    expect(await scenario.summary()).toContain('invoice preselected');
  });

  it('is a chosen one, pair or not, and is taken back by itself', async () => {
    const scenario = new ImportScenario();
    const { id } = scenario.lexoffice.add({ date: '2026-11-20' });
    const pair = scenario.lexoffice.add({ date: '2026-11-21' });
    scenario.lexoffice.void(pair.id);
    scenario.lexoffice.add({ date: '2026-11-22' });
    await scenario.lists.refreshWaiting({ force: true });

    await scenario.lists.markTransferred([`${id}:invoice`, `${pair.id}:invoice`]);
    expect(await scenario.summary()).toEqual([
      'invoice transferred',
      'invoice transferred',
      'invoice preselected',
    ]);
    await scenario.lists.restore([`${id}:invoice`]);
    expect(await scenario.summary()).toEqual([
      'invoice preselected',
      'invoice transferred',
      'invoice preselected',
    ]);
  });

  it('leaves transferred and dismissed documents unmarked', async () => {
    const scenario = new ImportScenario();
    scenario.lexoffice.add();
    await scenario.import();
    const { id } = scenario.lexoffice.add();
    await scenario.lists.refreshWaiting({ force: true });
    await scenario.lists.dismiss([`${id}:invoice`]);
    expect(await scenario.lists.unmarked()).toEqual([]);
  });
});
