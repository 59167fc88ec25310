import type { Person } from '../../api/persons.ts';
import type { VoucherRecord } from '../../wire/vouchers.ts';
import { formatDate, formatMoney } from '../format.ts';
import { showShortcuts } from '../keyboard/show-shortcuts.ts';
import { VIEW_KEYS } from '../keyboard/view-keys.ts';
import { language, storeLanguage, text } from '../l10n/text.ts';
import { PAGES, VIEWS } from '../location.ts';
import { placeOfView } from '../manual/manual-place.ts';
import { openManual } from '../manual/open-manual.ts';
import { askForMandant } from '../new-mandant.ts';
import { shownCommands } from '../plugin-host/shown-commands.ts';
import { toggleTheme } from '../theme.ts';
import type { Workbench } from '../workbench.ts';
import type { PaletteEntry } from './palette-entry.ts';

/** The places and commands of the workbench as they are now. */
export function placeEntries(workbench: Workbench): readonly PaletteEntry[] {
  return workbench.books === undefined
    ? hostCommands(workbench)
    : [...views(workbench), ...pluginCommands(workbench), ...hostCommands(workbench)];
}

function views(workbench: Workbench): readonly PaletteEntry[] {
  return [
    ...VIEWS.map((view) => ({
      group: 'views' as const,
      icon: view,
      label: text(`cockpit.${view}`),
      detail: otherThan(text(`cockpit.${view}`), text(`view.${view}`)),
      shortcut: VIEW_KEYS[view],
      run: () => workbench.openView(view),
    })),
    {
      group: 'views',
      icon: 'mandant',
      label: text('register.office'),
      detail: text('office.title'),
      run: () => workbench.openRegister('office'),
    },
    {
      group: 'views',
      icon: 'archive',
      label: text('register.archive'),
      detail: text('archive.title'),
      run: () => workbench.openRegister('archive'),
    },
    ...PAGES.map((page) => ({
      group: 'views' as const,
      icon: 'settings' as const,
      label: text(`options.${page}`),
      detail: text('register.options'),
      run: () => workbench.openOptions(page),
    })),
  ];
}

/** What the toolbars offer, those of the open view first; the others open theirs before they run. */
function pluginCommands(workbench: Workbench): readonly PaletteEntry[] {
  const { pluginHost, register } = workbench;
  const active = register === 'edit' ? workbench.views.active : undefined;
  return [...VIEWS]
    .sort((a, b) => Number(b === active) - Number(a === active))
    .flatMap((view) =>
      shownCommands(pluginHost, view).map(({ command, button }) => ({
        group: 'commands' as const,
        icon: command.icon ?? 'right',
        label: command.title,
        detail: [text(`cockpit.${view}`), button?.title].filter(Boolean).join(' · '),
        ...(view === active && command.key !== undefined ? { shortcut: command.key } : {}),
        run: () => {
          if (view !== active) workbench.openView(view);
          void pluginHost.run(command.command);
        },
      })),
    );
}

function hostCommands(workbench: Workbench): readonly PaletteEntry[] {
  const other = language === 'de' ? 'en' : 'de';
  return [
    ...workbench.mandanten
      .filter(({ id }) => id !== workbench.mandant?.id)
      .map(({ id, name }) => ({
        group: 'commands' as const,
        icon: 'mandant' as const,
        label: text('palette.openMandant', { name }),
        run: () => void workbench.openMandant(id),
      })),
    {
      group: 'commands',
      icon: 'mandant',
      label: text('mandant.newMenu'),
      run: () => void askForMandant((input) => workbench.addMandant(input)),
    },
    { group: 'commands', icon: 'theme', label: text('theme.toggle'), run: toggleTheme },
    {
      group: 'commands',
      icon: 'language',
      label: text(`palette.language.${other}`),
      run: () => {
        storeLanguage(other);
        location.reload();
      },
    },
    {
      group: 'commands',
      icon: 'keyboard',
      label: text('shortcuts.title'),
      shortcut: '?',
      run: () => void showShortcuts(workbench),
    },
    {
      group: 'commands',
      icon: 'manual',
      label: text('manual.title'),
      detail: text('manual.detail'),
      shortcut: 'F1',
      run: () => openManual(placeOfView(workbench)),
    },
  ];
}

/** Persons and vouchers of the books; deleted vouchers are in the archive. */
export function recordEntries(
  workbench: Workbench,
  persons: readonly Person[],
  vouchers: readonly VoucherRecord[],
): readonly PaletteEntry[] {
  return [
    ...persons
      .filter(({ deleted }) => !deleted)
      .map(({ id, name, accountNumber, role }) => ({
        group: 'persons' as const,
        icon: 'persons' as const,
        label: name,
        detail: `${accountNumber} · ${text(`role.${role}`)}`,
        run: () => workbench.views.open('persons', { person: id }),
      })),
    ...vouchers
      .filter(({ deleted }) => !deleted)
      .map(({ id, number, kind, personName, grossCents, date, belegkreis }) => ({
        group: 'vouchers' as const,
        icon: 'document' as const,
        label: number,
        detail: `${text(`kind.${kind}`)} · ${personName} · ${formatMoney(grossCents)} € · ${formatDate(date)}`,
        run: () => workbench.views.open(belegkreis, { voucher: id }),
      })),
  ];
}

/** A view that is called as its entry in the Cockpit says it once. */
const otherThan = (label: string, detail: string): string => (detail === label ? '' : detail);
