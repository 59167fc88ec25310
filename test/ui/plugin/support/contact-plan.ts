import type { PersonFields } from '../../../../host/api/persons.ts';
import type {
  ContactPlan,
  ContactPlanRow,
  ContactState,
} from '../../../../src/services/contacts/contact-plan.ts';

/** A new customer that would be created; name only what the test is about. */
export function aPlanRow(part: Partial<ContactPlanRow> = {}): ContactPlanRow {
  const number = 'number' in part ? part.number : '10021';
  const name = part.name ?? 'Müller GmbH';
  const state = part.state ?? 'new';
  const fields: PersonFields = { name, street: 'Hauptstraße 1', postalCode: '01067', city: 'Dresden' };
  const contactId = part.contactId ?? `c-${number ?? name}`;
  const writes = state === 'new' || state === 'changed';
  return {
    contactId,
    role: 'customer',
    state,
    ...(number === undefined ? {} : { number }),
    name,
    archived: false,
    fields,
    changes: [],
    warnings: [],
    ...(writes
      ? {
          change: {
            kind: 'create',
            role: 'customer',
            accountNumber: number ?? '',
            externalKey: contactId,
            fields,
          },
        }
      : {}),
    ...part,
  };
}

export function aPlan(rows: readonly ContactPlanRow[], part: Partial<ContactPlan> = {}): ContactPlan {
  const count = (state: ContactState) => rows.filter((row) => row.state === state).length;
  return {
    role: 'customer',
    rows,
    counts: {
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      conflict: count('conflict'),
      refused: count('refused'),
    },
    withoutRole: 0,
    overwrite: false,
    complete: true,
    ...part,
  };
}

export function realisticPlan(): ContactPlan {
  return aPlan(
    [
      aPlanRow(),
      aPlanRow({
        number: '10022',
        name: 'Vereinigte Donaudampfschifffahrtsgesellschaft Oberpfälzer Bin',
        warnings: [
          {
            code: 'name-shortened',
            full: 'Vereinigte Donaudampfschifffahrtsgesellschaft Oberpfälzer Binnenhäfen mbH & Co. KGaA',
          },
        ],
      }),
      aPlanRow({ number: '10023', name: 'Öztürk, Ayşe', archived: true }),
      aPlanRow({
        number: '99001',
        name: 'Sonderfall KG',
        warnings: [
          { code: 'number-outside-range' },
          { code: 'possible-duplicate', others: ['10012 Sonderfall KG'], more: true },
        ],
      }),
      aPlanRow({
        number: '10030',
        name: 'Ökobau e.K.',
        state: 'changed',
        changes: [
          { field: 'email', oldValue: 'alt@oekobau.example', newValue: 'neu@oekobau.example', kept: true },
          { field: 'phone', newValue: '0351 123456', kept: false },
        ],
      }),
      aPlanRow({
        number: '10031',
        name: 'Bau AG',
        state: 'changed',
        changes: [{ field: 'street', oldValue: 'Alte Gasse 5', newValue: 'Neuer Weg 17', kept: false }],
      }),
      ...Array.from({ length: 61 }, (_, index) =>
        aPlanRow({ number: String(10100 + index), name: `Bestandskunde ${index + 1}`, state: 'unchanged' }),
      ),
      aPlanRow({ number: '123456', name: 'Sechs GmbH', state: 'refused', reason: 'number-not-five-digits' }),
      aPlanRow({ number: '4711', name: '=cmd|calc', state: 'refused', reason: 'number-not-five-digits' }),
      aPlanRow({ number: undefined, name: 'Ohne Nummer e.V.', state: 'refused', reason: 'number-missing' }),
      aPlanRow({
        number: '10050',
        name: '<img src=x onerror=alert(1)>',
        state: 'conflict',
        reason: 'number-used-twice',
        conflictWith: 'Zweite Firma GmbH',
      }),
    ],
    { withoutRole: 3 },
  );
}
