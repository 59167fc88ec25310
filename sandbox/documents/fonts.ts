import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Liberation Sans (OFL): beside the program in the package, otherwise out of pdfjs-dist, found through Node's resolution. */
const packed = path.join(import.meta.dirname, 'fonts');
const require = createRequire(import.meta.url);
const cache = new Map<string, Uint8Array>();

function fontFolder(): string {
  if (existsSync(packed)) return packed;
  return path.join(path.dirname(require.resolve('pdfjs-dist/package.json')), 'standard_fonts');
}

export function fontBytes(face: 'Regular' | 'Bold'): Uint8Array {
  const known = cache.get(face);
  if (known) return known;
  const bytes = new Uint8Array(readFileSync(path.join(fontFolder(), `LiberationSans-${face}.ttf`)));
  cache.set(face, bytes);
  return bytes;
}
