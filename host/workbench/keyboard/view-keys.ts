import type { ViewId } from '../../api/views.ts';
import { VIEWS } from '../location.ts';

/** Alt with the place of a view in the Cockpit. */
export const VIEW_KEYS = Object.fromEntries(
  VIEWS.map((view, index) => [view, `Alt+${String(index + 1)}`]),
) as Readonly<Record<ViewId, string>>;
