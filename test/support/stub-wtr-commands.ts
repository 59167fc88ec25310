/** @open-wc/semantic-dom-diff imports these for matchSnapshot(), which needs Web Test Runner; Vitest has its own. */
const unavailable = (): never => {
  throw new Error('Snapshots of @open-wc/testing need Web Test Runner; use Vitest snapshots');
};
export const getSnapshot = unavailable;
export const getSnapshotConfig = unavailable;
export const saveSnapshot = unavailable;
