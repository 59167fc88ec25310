import { berlinTimestamp } from '../berlin-time.ts';

/** Answer of create and PUT (lexware-api.md 1.6). `resourceUri` names the live host, as the live system does; clients must not follow it blindly. */
export interface ActionResult {
  id: string;
  resourceUri: string;
  createdDate: string;
  updatedDate: string;
  version: number;
}

export function actionResult(
  path: string,
  entity: { id: string; createdAt: number; updatedAt: number; version: number },
): ActionResult {
  return {
    id: entity.id,
    resourceUri: `https://api.lexware.io/v1/${path}/${entity.id}`,
    createdDate: berlinTimestamp(entity.createdAt),
    updatedDate: berlinTimestamp(entity.updatedAt),
    version: entity.version,
  };
}
