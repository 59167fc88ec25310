import type { Organization } from '../store/organization.ts';
import type { TokenBucket } from './rate-limit.ts';

/** `XL` has the API; `none` answers 402 (G7). */
export type Plan = 'XL' | 'none';

/** An organisation with the pace and the plan that all its keys share. */
export interface Account {
  organization: Organization;
  bucket: TokenBucket;
  plan: Plan;
}
