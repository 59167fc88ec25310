import { html } from 'lit';
import type { Texts } from '../../l10n/texts.ts';
import type { Entry, EntryKind } from '../../services/invoices/rules/entry.ts';
import { sumOf } from '../../services/money/cents.ts';
import { effectCents } from '../entry-amounts.ts';
import type { GridGroup } from '../grid/grid-group.ts';
import { formatCents, formatCount } from '../format.ts';

/** One group per kind of entry, its heading with count and sum of what is shown. */
export function kindGroup(entries: readonly Entry[], texts: Texts): GridGroup<Entry> {
  return {
    of: (entry) => entry.kind,
    heading: (kind) => {
      const ofKind = entries.filter((entry) => entry.kind === kind);
      const sum = formatCents(sumOf(ofKind.map(effectCents)));
      return html`<strong>${texts.common.kinds[kind as EntryKind]}</strong>
        <span class="muted">${texts.importWindow.group(formatCount(ofKind.length), sum)}</span>`;
    },
  };
}
