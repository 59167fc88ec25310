import { de } from '../../src/l10n/de/de.ts';
import type { ContactPlan } from '../../src/services/contacts/contact-plan.ts';
import { planContacts } from '../../src/services/contacts/plan-contacts.ts';
import '../../src/ui/contact-sync/contact-sync.ts';
import { contactColumns } from '../../src/ui/contact-sync/contact-columns.ts';
import { noteText } from '../../src/ui/contact-sync/contact-text.ts';
import { rowKey } from '../../src/ui/contact-sync/sync-choice.ts';
import { countryClass } from '../../test/support/builders/booking-context.ts';
import { company, contact } from '../../test/support/builders/contact.ts';
import './plain-table.ts';

const TRADES = ['Solar', 'Hochbau', 'Gärtnerei', 'Öle und Fette', 'Spedition', 'Elektro', 'Malerbetrieb'];
const CITIES = ['Dresden', 'Köln', 'Görlitz', 'Weener', 'Musterhafen'];

/** New customers only, so that all of them stand in one tab. */
function plan(count: number): ContactPlan {
  const contacts = Array.from({ length: count }, (_, index) =>
    contact({
      id: `c${index}`,
      customerNumber: String(10000 + ((index * 7919) % count)),
      name: company(`${TRADES[index % TRADES.length]} ${index} GmbH & Co. KG`),
      billing: [
        {
          street: `Deichweg ${index}`,
          postalCode: String(10000 + index),
          city: CITIES[index % CITIES.length],
          countryCode: 'DE',
        },
      ],
    }),
  );
  return planContacts({
    role: 'customer',
    contacts,
    persons: [],
    countryClass,
    overwrite: false,
    complete: true,
  });
}

/** The preview of the plugin. */
export function contactPreview(count: number): HTMLElement {
  const element = document.createElement('lexoffice-contact-sync');
  element.texts = de;
  element.state = { status: 'ready', plan: plan(count) };
  return element;
}

/** The same rows with all of them in the page. */
export function plainContacts(count: number): HTMLElement {
  const { rows } = plan(count);
  return Object.assign(document.createElement('lexoffice-bench-plain-table'), {
    columns: contactColumns(de, 'new'),
    rows,
    rowKey,
    searchText: (row: ContactPlan['rows'][number]) =>
      [row.number ?? '', row.name, row.fields.city ?? '', noteText(row, de)].join(' '),
  });
}
