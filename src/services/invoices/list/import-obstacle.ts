/** Why an import cannot start now; checked before anything is fetched. */
export type ImportObstacle =
  | 'no-token'
  | 'no-last-fetch-date'
  | 'customers-never-synced'
  | 'organization-changed'
  | 'organization-shared'
  /** The token is refused. */
  | 'unauthorized'
  | 'plan';
