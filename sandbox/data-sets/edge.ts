/** `edge`: every case of edge-cases.md that can exist on the wire; edge-case-index.ts says where or why not. */
import type { Organization } from '../store/organization.ts';
import { addContacts } from './contact-builder.ts';
import { AMOUNT_DOCUMENTS } from './edge-amounts.ts';
import { EDGE_CONTACTS } from './edge-contacts.ts';
import { dateDocuments } from './edge-dates.ts';
import { writeLifecycle } from './edge-lifecycle.ts';
import { History } from './history.ts';
import { addDefaults } from './organization-defaults.ts';

export function populateEdge(organization: Organization, seed: number): void {
  addDefaults(organization);
  organization.continueNumber('RE', 1001);
  organization.continueNumber('GS', 101);
  const history = new History(organization, addContacts(organization, EDGE_CONTACTS), seed);
  for (const spec of dateDocuments(history)) history.write({ ago: 0, ...spec });
  for (const spec of AMOUNT_DOCUMENTS) history.write({ ago: 6, ...spec });
  writeLifecycle(history);
  history.play();
}
