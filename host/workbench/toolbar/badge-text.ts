import type { Badge } from '../../api/badges.ts';
import { formatCount } from '../format.ts';
import { text } from '../l10n/text.ts';

const MOST = 999;

/** What stands in the pill; nothing for 0 and without a number. */
export function badgeText({ count = 0 }: Badge): string | undefined {
  if (count <= 0) return undefined;
  return count > MOST ? `${String(MOST)}+` : String(count);
}

/** Accessible name of the button, with the exact number: "Rechnungen importieren, 14 wartend". */
export function badgeName(title: string, badge: Badge | undefined): string {
  const count = badge?.count ?? 0;
  return count <= 0 ? title : text('toolbar.waiting', { title, count: formatCount(count) });
}
