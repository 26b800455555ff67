import { root } from './run.js';

/**
 * Loads a module of the tests' kind, TypeScript and React in it, and gives `use` what it exports. React is the one that
 * is published.
 * @template T
 * @param {string} path From the project's folder.
 * @param {(module: Record<string, any>) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withTypeScript(path, use) {
  process.env['NODE_ENV'] = 'production';
  const { createServer } = await import('vite');
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    // Packages are loaded as Node loads them.
    ssr: { external: true, resolve: { mainFields: ['main'] } },
    optimizeDeps: { noDiscovery: true },
    esbuild: { jsx: 'automatic', jsxDev: false },
  });
  try {
    return await use(await server.ssrLoadModule(`/${path}`));
  } finally {
    await server.close();
  }
}
