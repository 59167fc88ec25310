import type { ErrorLogEntry } from '../api/log.ts';
import type { RepairPlace } from '../api/repairs.ts';
import type { TermDescriber } from '../api/terms.ts';
import { text } from './l10n/text.ts';
import type { OptionsPage } from './location.ts';
import type { PluginHost } from './plugin-host/plugin-host.ts';
import type { ViewSwitch } from './plugin-host/view-switch.ts';

/** The way to where a line of the Fehlerprotokoll is put right. */
export interface Repair {
  readonly label: string;
  open(): void;
}

/** What opens the places. */
interface Desk {
  readonly pluginHost: PluginHost;
  readonly views: ViewSwitch;
  readonly termOf: TermDescriber;
  openOptions(page: OptionsPage): void;
  openSetting(key: string): void;
  openLink(url: string): void;
}

export type RepairFinder = (line: ErrorLogEntry) => Repair | undefined;

/** Where the host's own lines are put right. */
const OWN_PAGES: Readonly<Record<string, OptionsPage | undefined>> = {
  'secret-unreadable': 'interfaces',
  'mail-failed': 'mail',
  'mail-given-up': 'mail',
};

/** The place that the plugin of the line names, or the host of its own lines; `undefined` where nobody knows one. */
export function repairOf(desk: Desk, line: ErrorLogEntry): Repair | undefined {
  const place = desk.pluginHost.repairs.get(line.source)?.(line);
  if (place !== undefined) return repairAt(desk, place);
  const page = line.source === 'host' ? OWN_PAGES[line.code] : undefined;
  return (
    page && {
      label: text('repair.open', { place: text(`options.${page}`) }),
      open: () => desk.openOptions(page),
    }
  );
}

function repairAt(desk: Desk, place: RepairPlace): Repair {
  const { pluginHost, views } = desk;
  switch (place.kind) {
    case 'setting':
      return {
        label: text('repair.open', { place: desk.termOf(place.setting, 'name') ?? place.setting }),
        open: () => desk.openSetting(place.setting),
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
      return { label: place.title, open: () => desk.openLink(place.url) };
  }
}
