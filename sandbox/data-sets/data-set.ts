import type { Organization } from '../store/organization.ts';
import type { Profile } from '../store/profile.ts';
import { DEMO_COMPANY } from './demo-company.ts';
import { populateDemo } from './demo.ts';
import { addDefaults } from './organization-defaults.ts';

export type DataSetName = 'demo' | 'edge' | 'big' | 'empty';

export interface DataSet {
  profile: Profile;
  populate: (organization: Organization, seed: number) => void;
}

export const DATA_SETS: Readonly<Record<DataSetName, DataSet>> = {
  demo: { profile: DEMO_COMPANY, populate: populateDemo },
  edge: { profile: DEMO_COMPANY, populate: populateDemo },
  big: { profile: DEMO_COMPANY, populate: populateDemo },
  empty: { profile: { ...DEMO_COMPANY, companyName: 'Neuanfang GmbH' }, populate: addDefaults },
};
