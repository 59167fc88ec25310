// Whether what was built last was built from what is there now. Asked by content: a checkout, a restored backup or a copy sets times as it likes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Goes into every part. Of the two lists of packages the first is what was wanted, the second what is installed. */
const EVERYWHERE = [
  'package.json',
  'package-lock.json',
  'node_modules/.package-lock.json',
  'plugin.manifest.json',
  'rollup.config.mjs',
  'tsconfig.base.json',
];

/** `needs` one file of each step: whoever deletes a folder wants it built again. */
export const PLUGIN = {
  name: 'plugin',
  folders: ['src', 'host/api'],
  needs: ['dist/plugin.js', 'dist/worker.js'],
};
export const HOST = {
  name: 'host',
  folders: ['src', 'host', 'sandbox', 'scripts', 'docs/screenshots'],
  files: ['handbuch', 'meldungen', 'manual', 'messages'].map((page) => `docs/${page}.md`),
  needs: [
    'build/workbench/index.html',
    'build/workbench/handbuch.html',
    'build/node/start.mjs',
    'build/node/worker.mjs',
  ],
};

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());

function stampOf(root, { folders, files = [] }) {
  const hash = createHash('sha256').update(process.versions.node);
  const inputs = [
    ...folders.flatMap((folder) => filesIn(path.join(root, folder))),
    ...[...EVERYWHERE, ...files].map((file) => path.join(root, file)).filter((file) => existsSync(file)),
  ];
  for (const file of inputs.sort())
    hash
      .update(`\0${path.relative(root, file)}\0`)
      .update(createHash('sha256').update(readFileSync(file)).digest());
  return `${hash.digest('hex')}\n`;
}

const stampFile = (root, { name }) => path.join(root, 'build', `${name}.sha256`);

export function isBuilt(root, part) {
  const stamp = stampFile(root, part);
  if ([stamp, ...part.needs.map((file) => path.join(root, file))].some((file) => !existsSync(file)))
    return false;
  return readFileSync(stamp, 'utf8') === stampOf(root, part);
}

/**
 * Builds, and keeps its stamp only when all is done: what was cut off halfway, or was built while somebody saved a file, is no
 * build of anything.
 */
export async function buildStamped(root, part, build) {
  const stamp = stampFile(root, part);
  rmSync(stamp, { force: true });
  const before = stampOf(root, part);
  await build();
  if (stampOf(root, part) !== before) return;
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, before);
}
