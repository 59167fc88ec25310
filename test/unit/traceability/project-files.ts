import { readdirSync } from 'node:fs';
import { posix, sep } from 'node:path';

/** Folders of the repository that hold what was written by hand. */
export const FOLDERS = ['src', 'host', 'sandbox', 'scripts', 'bench', 'test', 'docs', 'l10n'] as const;

/** All files of a kind in those folders and in the root, as paths with `/`. */
export function projectFiles(kind: RegExp): readonly string[] {
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
      posix.join(folder, file.split(sep).join('/')),
    ),
  );
  return [...readdirSync('.'), ...inFolders].filter((file) => kind.test(file));
}
