import { createServer } from 'vite';

/** Runs `work` with a way to load modules written in TypeScript, by their path from the root of the project. */
export async function withTypeScript(work) {
  const loader = await createServer({
    configFile: false,
    logLevel: 'warn',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    return await work((path) => loader.ssrLoadModule(path));
  } finally {
    await loader.close();
  }
}
