import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Liberation Sans (OFL) out of pdfjs-dist, which is a dependency anyway; found through Node's resolution, so bundling does not break it. */
const require = createRequire(import.meta.url);
const cache = new Map<string, Uint8Array>();

export function fontBytes(face: 'Regular' | 'Bold'): Uint8Array {
  const known = cache.get(face);
  if (known) return known;
  const folder = path.dirname(require.resolve('pdfjs-dist/package.json'));
  const bytes = new Uint8Array(
    readFileSync(path.join(folder, 'standard_fonts', `LiberationSans-${face}.ttf`)),
  );
  cache.set(face, bytes);
  return bytes;
}
