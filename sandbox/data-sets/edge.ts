/** `edge`: every case of edge-cases.md that can be on the wire. `hostile`: the same and what cannot. edge-case-index.ts says where a case is or why not. */
import type { Organization } from '../store/organization.ts';
import { addContacts } from './contact-builder.ts';
import { AMOUNT_DOCUMENTS } from './edge-amounts.ts';
import { EDGE_CONTACTS } from './edge-contacts.ts';
import { dateDocuments } from './edge-dates.ts';
import { writeLifecycle } from './edge-lifecycle.ts';
import { History } from './history.ts';
import { addDefaults } from './organization-defaults.ts';

function populate(organization: Organization, seed: number, withHostile: boolean): void {
  const belongs = (spec: { hostile?: boolean }): boolean => withHostile || spec.hostile !== true;
  addDefaults(organization);
  organization.continueNumber('RE', 1001);
  organization.continueNumber('GS', 101);
  const history = new History(organization, addContacts(organization, EDGE_CONTACTS.filter(belongs)), seed);
  for (const spec of dateDocuments(history)) history.write({ ago: 0, ...spec });
  for (const spec of AMOUNT_DOCUMENTS.filter(belongs)) history.write({ ago: 6, ...spec });
  writeLifecycle(history, withHostile);
  history.play();
}

export const populateEdge = (organization: Organization, seed: number): void =>
  populate(organization, seed, false);

export const populateHostile = (organization: Organization, seed: number): void =>
  populate(organization, seed, true);
