import type { Language } from '../../api/language.ts';
import { checkManifest } from '../../api/manifest-check.ts';
import type { Manifest } from '../../api/manifest.schema.ts';

export interface LoadedPlugin {
  readonly id: string;
  /** Ends with `/`; the manifest's paths are relative to it. */
  readonly baseUrl: string;
  /** Texts resolved; absent when the manifest cannot be used at all. */
  readonly manifest: Manifest | undefined;
  readonly problems: readonly string[];
}

/** Reads a plugin's manifest with its texts in the user's language. Never rejects: what is wrong stands in `problems`. */
export async function loadPlugin(
  id: string,
  language: Language,
  fetchFunction: typeof fetch = fetch,
): Promise<LoadedPlugin> {
  const baseUrl = `/plugins/${encodeURIComponent(id)}/`;
  const read = async (file: string): Promise<unknown> => {
    const response = await fetchFunction(baseUrl + file);
    if (!response.ok) throw new Error(`${file}: ${String(response.status)}`);
    return response.json();
  };
  try {
    const { manifest, problems } = checkManifest(await read('plugin.manifest.json'));
    if (manifest === undefined) return { id, baseUrl, manifest, problems };
    const texts = await readTexts(read, manifest, language);
    const missing = new Set<string>();
    const resolved = resolveTexts(manifest, texts.values, missing) as Manifest;
    return {
      id,
      baseUrl,
      manifest: resolved,
      problems: [
        ...problems,
        ...texts.problems,
        ...[...missing].map((key) => `text %${key}% is missing in ${manifest.l10n[language]}`),
      ],
    };
  } catch (error) {
    return {
      id,
      baseUrl,
      manifest: undefined,
      problems: [error instanceof Error ? error.message : String(error)],
    };
  }
}

async function readTexts(
  read: (file: string) => Promise<unknown>,
  manifest: Manifest,
  language: Language,
): Promise<{ readonly values: Readonly<Record<string, string>>; readonly problems: readonly string[] }> {
  try {
    return { values: (await read(manifest.l10n[language])) as Record<string, string>, problems: [] };
  } catch (error) {
    return { values: {}, problems: [error instanceof Error ? error.message : String(error)] };
  }
}

/** Replaces every `%key%` by its text; an unknown key stays readable and is collected. */
function resolveTexts(
  value: unknown,
  texts: Readonly<Record<string, string>>,
  missing: Set<string>,
): unknown {
  if (typeof value === 'string') {
    const key = /^%(.+)%$/.exec(value)?.[1];
    if (key === undefined) return value;
    const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
    if (text === undefined) missing.add(key);
    return text ?? key;
  }
  if (Array.isArray(value)) return value.map((item) => resolveTexts(item, texts, missing));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, resolveTexts(item, texts, missing)]),
  );
}
