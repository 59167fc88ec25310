import type { ErrorLogEntry } from '../api/log.ts';
import type { RepairPlace } from '../api/repairs.ts';
import { text } from './l10n/text.ts';
import type { OptionsPage } from './location.ts';
import type { Workbench } from './workbench.ts';

/** The way to where a line of the Fehlerprotokoll is put right. */
export interface Repair {
  readonly label: string;
  open(): void;
}

export type RepairFinder = (line: ErrorLogEntry) => Repair | undefined;

/** Where the host's own lines are put right. */
const OWN_PAGES: Readonly<Record<string, OptionsPage | undefined>> = {
  'secret-unreadable': 'interfaces',
  'mail-failed': 'mail',
  'mail-given-up': 'mail',
};

/** The place that the plugin of the line names, or the host of its own lines; `undefined` where nobody knows one. */
export function repairOf(workbench: Workbench, line: ErrorLogEntry): Repair | undefined {
  const place = workbench.pluginHost.repairs.get(line.source)?.(line);
  if (place !== undefined) return repairAt(workbench, place);
  const page = line.source === 'host' ? OWN_PAGES[line.code] : undefined;
  return (
    page && {
      label: text('repair.open', { place: text(`options.${page}`) }),
      open: () => workbench.openOptions(page),
    }
  );
}

function repairAt(workbench: Workbench, place: RepairPlace): Repair {
  const { pluginHost, views } = workbench;
  switch (place.kind) {
    case 'setting':
      return {
        label: text('repair.open', { place: workbench.termOf(place.setting, 'name') ?? place.setting }),
        open: () => workbench.openSetting(place.setting),
      };
    case 'voucher':
      return {
        label: text('repair.voucher'),
        open: () => views.open(place.view, { voucher: place.id }),
      };
    case 'person':
      return {
        label: text('voucher.showPerson'),
        open: () => views.open(place.view, { person: place.id }),
      };
    case 'command':
      return {
        label: pluginHost.titleOf(place.command) ?? place.command,
        open: () => {
          views.open(place.view);
          void pluginHost.run(place.command);
        },
      };
    case 'link':
      return { label: place.title, open: () => workbench.openLink(place.url) };
  }
}
