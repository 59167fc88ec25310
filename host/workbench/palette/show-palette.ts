import { disposeAll } from '../../client/emitter.ts';
import { text } from '../l10n/text.ts';
import { showDialog } from '../window/show-dialog.ts';
import type { Workbench } from '../workbench.ts';
import './host-palette.ts';
import { placeEntries, recordEntries } from './palette-entries.ts';
import type { PaletteEntry } from './palette-entry.ts';

/** Opens the palette with what was typed ahead of it; what is chosen is done when it is closed. */
export async function showPalette(workbench: Workbench, typed: () => string): Promise<void> {
  const places = placeEntries(workbench);
  const { books } = workbench;
  const chosen = await showDialog<PaletteEntry>({
    title: text('palette.title'),
    size: 'narrow',
    manual: 'shortcuts',
    mount(body, close) {
      const palette = document.createElement('host-palette');
      palette.typed = typed;
      const fill = (): void => {
        const records =
          books === undefined
            ? []
            : recordEntries(workbench, books.persons.state.rows, books.vouchers.state.rows);
        palette.entries = [...places, ...records];
      };
      const watched = [books?.persons, books?.vouchers].flatMap((list) => list?.onDidChange(fill) ?? []);
      fill();
      palette.addEventListener('host-choose', (event) => close((event as CustomEvent<PaletteEntry>).detail));
      body.append(palette);
      return { dispose: () => disposeAll(watched) };
    },
  });
  chosen?.run();
}
