import type { Manifest } from '../../api/manifest.schema.ts';
import { matchesSearch } from '../../api/matches-search.ts';
import { text, type TextKey } from '../l10n/text.ts';
import type { OptionsPage } from '../location.ts';

/** A setting as a search finds it. */
export interface SettingEntry {
  /** Of a plugin's setting the key in its manifest, of the host's own the id of the field. */
  readonly key: string;
  readonly page: OptionsPage;
  readonly title: string;
  readonly description: string;
}

/** The host's own: page, id of the field, title and description. */
const OWN: readonly (readonly [OptionsPage, string, TextKey, TextKey?])[] = [
  ['general', 'name', 'mandant.name'],
  ['general', 'theme', 'appearance.theme', 'appearance.note'],
  ['general', 'density', 'appearance.density', 'appearance.note'],
  ['general', 'language', 'appearance.language', 'appearance.note'],
  ['accounting', 'closed-until', 'period.closedUntil', 'period.closedUntilNote'],
  ['accounting', 'fiscal-year-start', 'period.fiscalYearStart', 'period.fiscalYearStartNote'],
  ['accounting', 'chart', 'accounts.chart', 'accounts.chartNote'],
  ['mail', 'recipients', 'mail.recipients', 'mail.recipientsNote'],
  ['mail', 'occasion', 'mail.occasion'],
  ['mail', 'host', 'mail.host', 'mail.serverTitle'],
  ['mail', 'port', 'mail.port', 'mail.serverTitle'],
  ['mail', 'encryption', 'mail.encryption', 'mail.serverTitle'],
  ['mail', 'user', 'mail.user', 'mail.serverTitle'],
  ['mail', 'password', 'mail.password', 'mail.serverTitle'],
  ['mail', 'sender', 'mail.sender', 'mail.serverTitle'],
];

/** Every setting of the options in which all words of the query occur. */
export function findSettings(manifests: readonly Manifest[], query: string): readonly SettingEntry[] {
  const own = OWN.map(([page, key, title, note]): SettingEntry => ({
    key,
    page,
    title: text(title),
    description: note === undefined ? '' : text(note),
  }));
  const ofPlugins = manifests.flatMap(({ contributes }) =>
    Object.entries(contributes.configuration.properties).map(
      ([key, { title, description = '' }]): SettingEntry => ({ key, page: 'interfaces', title, description }),
    ),
  );
  return [...own, ...ofPlugins].filter(({ page, title, description }) =>
    matchesSearch(query, [title, description, text(`options.${page}`)].join('\n')),
  );
}
