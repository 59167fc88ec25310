import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstalledPlugin } from './plugin-folder.ts';

/** What a job is called in German, for what the host itself says of it. */
export async function jobTitle(
  plugins: readonly InstalledPlugin[],
  { plugin: id, job }: { readonly plugin: string; readonly job: string },
): Promise<string> {
  const plugin = plugins.find((one) => one.id === id);
  const title = plugin?.manifest?.contributes.jobs?.find((one) => one.id === job)?.title;
  if (plugin?.manifest === undefined || title === undefined) return job;
  if (!/^%.+%$/.test(title)) return title;
  try {
    const file = join(plugin.folder, plugin.manifest.l10n.de);
    const texts = JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<string, string>>;
    return texts[title.slice(1, -1)] ?? job;
  } catch {
    // Missing texts are told when the plugin is loaded.
    return job;
  }
}
