import type { PluginContext } from '../../host/api/plugin-context.ts';
import { de } from './de/de.ts';
import type { Texts } from './texts.ts';

/** German comes with the plugin; any other language is a chunk of its own. */
export async function loadTexts(language: PluginContext['language']): Promise<Texts> {
  return language === 'de' ? de : (await import('./en/en.ts')).en;
}
