import { Hono } from 'hono';
import type { HostEnv } from '../http/host-env.ts';
import { serveFile } from '../http/static-files.ts';
import { isBelow } from '../plugins/plugin-folder.ts';
import { Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';

const tryDecode = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};

const missing = () => new Refusal('not-found', 'Diese Datei gibt es nicht.');

/** The workbench and the built files of plugins. */
export function staticRoutes({ plugins, workbenchDir }: Services): Hono<HostEnv> {
  const routes = new Hono<HostEnv>();
  routes
    .get('/plugins/:plugin/:path{.+}', async (c) => {
      const plugin = plugins.find(({ id }) => id === c.req.param('plugin'));
      const path = c.req.param('path');
      // Of a plugin's folder, which may be a whole checkout, only what it ships.
      const texts = Object.values(plugin?.manifest?.l10n ?? {}).filter(isBelow);
      const shipped = path === 'plugin.manifest.json' || path.startsWith('dist/') || texts.includes(path);
      const cache = path.startsWith('dist/') ? 'no-cache' : 'no-store';
      const file =
        plugin !== undefined && shipped ? await serveFile(c, plugin.folder, path, cache) : undefined;
      if (file === undefined) throw missing();
      return file;
    })
    .get('/*', async (c) => {
      const path = tryDecode(c.req.path.slice(1));
      if (workbenchDir === undefined || path === undefined || /^(api|plugins)(\/|$)/.test(path))
        throw missing();
      const file = path === '' || path === 'index.html' ? undefined : await serveFile(c, workbenchDir, path);
      // Addresses of the workbench's own views have no file; a missing script must not be answered with HTML.
      const answer =
        file ??
        (/\.\w+$/.test(path) && path !== 'index.html'
          ? undefined
          : await serveFile(c, workbenchDir, 'index.html', 'no-store'));
      if (answer === undefined) throw missing();
      return answer;
    });
  return routes;
}
