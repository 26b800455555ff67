import { createRequire } from 'node:module';
import { root } from './run.js';

/** What the runs that are over in a moment load late, beside what every run begins with. */
const wanted = {
  short:
    /^src\/(?:cli\/(?:input\/prompt-passphrase|commands\/(?:env|exec|key|key\/print))|services\/(?:create-services|system|processes\/(?:children|process-state|processes|programs)|files\/whole-file|keychain\/keychain|vault\/(?:vault|lock)))\.ts$|^cross-spawn\/lib\/util\/escape\.js$/,
  help: /^src\/cli\/(?:output\/help|commands\/[a-z]+)\.ts$/,
};

/** What stands in a file of its own: words, and a library, that most of these runs do without. */
const apart = { errors: 'src/i18n/errors.ts', age: 'age-encryption' };

/**
 * Leaves out what such a run never comes to, so that Node has little to read.
 * @param {RegExp} pattern
 * @returns {import('esbuild').Plugin}
 */
const only = (pattern) => ({
  name: 'only',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /./ }, async ({ kind, path, importer, resolveDir }) => {
      if (kind !== 'dynamic-import' || path === 'keytar') return undefined;
      const found = await resolve(path, { kind: 'import-statement', importer, resolveDir });
      if (found.errors.length > 0) return found;
      const name = path.startsWith('.') ? found.path.slice(root.length) : path;
      const own = Object.entries(apart).find(([, source]) => source === name)?.[0];
      if (own !== undefined) return { path: `./${own}.cjs`, external: true };
      return pattern.test(name) ? found : { path: name, namespace: 'left-out' };
    });
    onLoad({ filter: /./, namespace: 'left-out' }, ({ path }) => {
      return { contents: `throw new Error(${JSON.stringify(`${path} is not in a short run`)});` };
    });
  },
});

const require = createRequire(import.meta.url);

/**
 * What takes Node long to load, loaded where it is called: most short runs do not.
 * @type {import('esbuild').Plugin}
 */
const late = {
  name: 'late',
  setup({ onResolve, onLoad }) {
    onResolve(
      { filter: /^node:(?:(?:fs|timers)\/promises|crypto|module)$/ },
      ({ path, namespace }) => {
        return namespace === 'late' ? { path, external: true } : { path, namespace: 'late' };
      },
    );
    onLoad({ filter: /./, namespace: 'late' }, ({ path }) => {
      const found = Object.entries(Object.getOwnPropertyDescriptors(require(path)));
      const functions = found.filter(([, { value }]) => typeof value === 'function');
      const lines = functions.map(
        ([name]) => `export const ${name} = (...given) => require('${path}').${name}(...given);`,
      );
      return { contents: lines.join('\n') };
    });
  },
};

/**
 * How the files of short runs are built from the options of the whole program: each in one piece, since parts that two
 * of them shared would be two there, too. They are CommonJS, which Node reads without its loader of modules.
 *
 * @param {import('esbuild').BuildOptions} options
 * @returns {readonly import('esbuild').BuildOptions[]}
 */
export function shortRuns(options) {
  const common = {
    ...options,
    splitting: false,
    format: /** @type {const} */ ('cjs'),
    supported: { 'dynamic-import': false },
    define: {
      ...options.define,
      'import.meta.filename': '__filename',
      'import.meta.dirname': '__dirname',
    },
  };
  return [
    { ...common, entryPoints: { short: 'src/main.ts' }, plugins: [late, only(wanted.short)] },
    { ...common, entryPoints: { help: 'src/main.ts' }, plugins: [late, only(wanted.help)] },
    { ...common, entryPoints: apart, plugins: [] },
  ];
}
