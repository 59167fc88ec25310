import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Answers with a file below `root`, `undefined` when there is none. Links that lead out of the folder and hidden files are none.
 * @param path relative, as decoded from the address
 */
export async function serveFile(
  c: Context,
  root: string,
  path: string,
  cache: 'no-store' | 'no-cache' = 'no-cache',
): Promise<Response | undefined> {
  const file = await findFile(root, path);
  if (file === undefined) return undefined;
  const headers = {
    'content-type': TYPES[extname(file.path).toLowerCase()] ?? 'application/octet-stream',
    'content-length': String(file.size),
    'cache-control': cache,
    etag: file.etag,
  };
  if (c.req.header('if-none-match') === file.etag)
    return c.body(null, 304, { 'cache-control': cache, etag: file.etag });
  if (c.req.method === 'HEAD') return c.body(null, 200, headers);
  return c.body(Readable.toWeb(createReadStream(file.path)) as ReadableStream, 200, headers);
}

async function findFile(
  root: string,
  path: string,
): Promise<{ path: string; size: number; etag: string } | undefined> {
  const hidden = path.split('/').some((part) => part === '' || part.startsWith('.'));
  if (hidden || /[\\\0:]/.test(path)) return undefined;
  try {
    const base = await realpath(root);
    const found = await realpath(join(base, path));
    if (!found.startsWith(base + sep)) return undefined;
    const { size, mtimeMs, ino } = await stat(found).then((stats) =>
      stats.isFile() ? stats : { size: -1, mtimeMs: 0, ino: 0 },
    );
    return size < 0
      ? undefined
      : { path: found, size, etag: `"${ino.toString(36)}-${size.toString(36)}-${mtimeMs.toString(36)}"` };
  } catch {
    return undefined;
  }
}
