import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { LANGUAGES } from '../../api/language.ts';
import { checkManifest } from '../../api/manifest-check.ts';
import type { JobDeclaration, Manifest, QuestionDeclaration } from '../../api/manifest.schema.ts';
import { inputProblem } from '../jobs/job-inputs.ts';

export interface InstalledPlugin {
  readonly id: string;
  /** Real path. */
  readonly folder: string;
  /** What can be used of the manifest; absent when it cannot be used at all. */
  readonly manifest: Manifest | undefined;
  readonly problems: readonly string[];
}

const SAFE_ID = /^[a-z][A-Za-z0-9.]*$/;

/** Reads plugin folders. A faulty one is kept with its problems, so that the user sees why it does not work. */
export async function loadPlugins(folders: readonly string[]): Promise<readonly InstalledPlugin[]> {
  const plugins = new Map<string, InstalledPlugin>();
  for (const folder of folders) {
    const plugin = await loadPlugin(folder);
    const same = plugins.get(plugin.id);
    if (same === undefined) plugins.set(plugin.id, plugin);
    else
      plugins.set(plugin.id, {
        ...same,
        problems: [...same.problems, `${folder}: the id ${plugin.id} is taken by ${same.folder}`],
      });
  }
  return [...plugins.values()];
}

async function loadPlugin(folder: string): Promise<InstalledPlugin> {
  const root = await realpath(folder);
  const input = await readJson(join(root, 'plugin.manifest.json'));
  if (input.problem !== undefined) {
    return {
      id: fallbackId(root, undefined),
      folder: root,
      manifest: undefined,
      problems: [`plugin.manifest.json: ${input.problem}`],
    };
  }
  const { manifest: declared, problems: found } = checkManifest(input.value);
  const { manifest, problems } = withoutUncheckable(declared, found);
  const id = manifest?.id ?? fallbackId(root, (input.value as { id?: unknown } | null)?.id);
  const textProblems = manifest === undefined ? [] : await missingTexts(root, manifest);
  return { id, folder: root, manifest, problems: [...problems, ...textProblems] };
}

/** A job or a question whose input cannot be checked is left out. */
function withoutUncheckable(
  manifest: Manifest | undefined,
  problems: readonly string[],
): { readonly manifest: Manifest | undefined; readonly problems: readonly string[] } {
  if (manifest === undefined) return { manifest, problems };
  const { jobs, questions } = manifest.contributes;
  const faults: string[] = [];
  const checkable =
    (kind: string) =>
    (declared: JobDeclaration | QuestionDeclaration): boolean => {
      const problem = inputProblem(declared);
      if (problem !== undefined) faults.push(`contributes.${kind}: ${declared.id}: input: ${problem}`);
      return problem === undefined;
    };
  const contributes = {
    ...manifest.contributes,
    ...(jobs && { jobs: jobs.filter(checkable('jobs')) }),
    ...(questions && { questions: questions.filter(checkable('questions')) }),
  };
  return { manifest: { ...manifest, contributes }, problems: [...problems, ...faults] };
}

/** The name under which a plugin without a usable manifest is listed. */
function fallbackId(root: string, id: unknown): string {
  if (typeof id === 'string' && SAFE_ID.test(id)) return id;
  return root.slice(root.lastIndexOf(sep) + 1);
}

/** Every %key% of the manifest needs its text in every language. */
async function missingTexts(root: string, manifest: Manifest): Promise<string[]> {
  const keys = new Set(JSON.stringify(manifest).match(/(?<=")%[^%"]+%(?=")/g) ?? []);
  const problems: string[] = [];
  for (const language of LANGUAGES) {
    const file = manifest.l10n[language];
    const texts = isBelow(file) ? await readJson(join(root, file)) : { problem: 'lies outside the folder' };
    if (texts.problem !== undefined) problems.push(`l10n.${language}: ${file}: ${texts.problem}`);
    const known = (texts.value ?? {}) as Record<string, unknown>;
    for (const key of texts.problem === undefined ? keys : []) {
      if (typeof known[key.slice(1, -1)] !== 'string')
        problems.push(`l10n.${language}: ${key} is missing in ${file}`);
    }
  }
  return problems;
}

async function readJson(file: string): Promise<{ readonly value?: unknown; readonly problem?: string }> {
  try {
    return { value: JSON.parse(await readFile(file, 'utf8')) as unknown };
  } catch (error) {
    return { problem: error instanceof SyntaxError ? 'is no JSON' : 'cannot be read' };
  }
}

/** A relative path of plain names. */
export const isBelow = (path: string): boolean =>
  /^[\w.-]+(\/[\w.-]+)*$/.test(path) && !path.split('/').some((part) => part.startsWith('.'));
