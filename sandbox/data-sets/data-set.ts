import type { Organization } from '../store/organization.ts';
import type { Profile } from '../store/profile.ts';
import { populateBig } from './big.ts';
import { DEMO_COMPANY } from './demo-company.ts';
import { populateDemo } from './demo.ts';
import { populateEdge, populateHostile } from './edge.ts';
import { addDefaults } from './organization-defaults.ts';

export type DataSetName = 'demo' | 'edge' | 'hostile' | 'big' | 'empty';

export interface DataSet {
  profile: Profile;
  /** What ids are made from; default: the name. `hostile` keeps those that its documents had as part of `edge`. */
  namespace?: string;
  populate: (organization: Organization, seed: number) => void;
}

export const DATA_SETS: Readonly<Record<DataSetName, DataSet>> = {
  demo: { profile: DEMO_COMPANY, populate: populateDemo },
  edge: { profile: { ...DEMO_COMPANY, companyName: 'Grenzfall & Partner GmbH' }, populate: populateEdge },
  hostile: {
    namespace: 'edge',
    profile: { ...DEMO_COMPANY, companyName: 'Grenzfall & Partner GmbH' },
    populate: populateHostile,
  },
  big: { profile: { ...DEMO_COMPANY, companyName: 'Großbetrieb Nordhessen GmbH' }, populate: populateBig },
  empty: { profile: { ...DEMO_COMPANY, companyName: 'Neuanfang GmbH' }, populate: addDefaults },
};
