import { posix } from 'node:path';
import type { Source } from './sources.ts';
import { isNode, memberOf, nodesOf, treeOf } from './syntax.ts';

interface Layer {
  /** Files, and folders with a slash at the end, that may be imported. `.` is the file's own layer. */
  readonly from: readonly string[];
  readonly node: boolean;
  readonly react: boolean;
  /** True if the layer may import other packages. */
  readonly packages: boolean;
}

/** The part of services that core, steps, wizard and cli may import. */
const ports = 'services/ports/';
/** The modules of ui without React, which commands use as well. */
export const sharedUi = [
  'ui/theme/theme.ts',
  'ui/theme/background.ts',
  'ui/theme/glyphs.ts',
  'ui/terminal/replace-method.ts',
  'ui/markdown/markdown-flow.ts',
  'ui/markdown/markdown-state.ts',
];
const pure = { node: false, react: false, packages: false };

/** Files beside the steps, which all of them may import; a step imports no other step. */
const sharedBySteps = [
  'step.ts',
  'use-screen.ts',
  'session-memory.ts',
  'done-before.tsx',
  'progress.tsx',
  'saving.tsx',
  'use-code-keys.tsx',
].map((name) => `steps/${name}`);

/** Allowed imports of each layer. Each step is a separate layer. */
const layers: Readonly<Record<string, Layer>> = {
  errors: { ...pure, from: ['.'] },
  i18n: { ...pure, from: ['.', 'errors/'] },
  services: { from: ['.', 'errors/', 'i18n/'], node: true, react: false, packages: true },
  core: {
    ...pure,
    from: ['.', 'errors/', 'i18n/', ports],
    packages: true,
  },
  ui: { from: ['.', 'errors/'], node: false, react: true, packages: true },
  steps: {
    from: ['.', 'errors/', 'i18n/', 'core/', 'ui/', ...sharedBySteps, ports],
    node: false,
    react: true,
    packages: true,
  },
  wizard: {
    from: ['.', 'errors/', 'i18n/', 'core/', 'ui/', 'steps/', ports],
    node: true,
    react: true,
    packages: true,
  },
  cli: {
    // The emulator imports nothing of the program; the command that serves it starts it unchanged.
    from: ['.', 'errors/', 'i18n/', 'core/', 'emulator/', ports, ...sharedUi],
    node: true,
    react: false,
    packages: true,
  },
  emulator: { from: ['.'], node: true, react: false, packages: false },
};

/** The composition root, which may import everything and access the process. */
const compositionRoot = 'main.ts';
const programs = [
  compositionRoot,
  'services/keychain/read-back.ts',
  'services/keychain/entries-program.ts',
  'services/network/look-up.ts',
];

/** Returns everything that a source imports, including types, as written. */
export function importsOf(source: Source): readonly string[] {
  const written = nodesOf(treeOf(source)).flatMap((node) => {
    const from = /^(?:Import|Export)/.test(node.type) ? node['source'] : undefined;
    return isNode(from) && typeof from['value'] === 'string' ? [from['value']] : [];
  });
  // Type imports such as `import('./x.ts').Y` are not in the tree, because types are removed from it.
  const types = [...source.text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)];
  return [...new Set([...written, ...types.map(([, name = '']) => name)])];
}

/** Returns the imports that the layer of a source must not have, as sentences. */
export function wrongImports(source: Source): readonly string[] {
  const { path } = source;
  if (path === compositionRoot) return [];
  const name = path.split('/')[0] ?? '';
  const layer = layers[name];
  if (layer === undefined || !path.includes('/')) return [`${path} is in no layer`];
  const own = name === 'steps' ? `${path.split('/').slice(0, 2).join('/')}/` : `${name}/`;
  const allowed = layer.from.map((place) => (place === '.' ? own : place));
  return importsOf(source)
    .filter((name) => !mayImport(path, name, layer, allowed))
    .map((name) => `${path} imports ${name}`);
}

/** Returns true if a source reads the process it runs in and is not one of these programs. */
export function readsProcess(source: Source): boolean {
  if (programs.includes(source.path) || !source.text.includes('process')) return false;
  if (importsOf(source).some((name) => /^(?:node:)?process$/.test(name))) return true;
  return nodesOf(treeOf(source)).some((node) => {
    const found = memberOf(node);
    return (
      found?.owner === 'process' || (found?.owner === 'globalThis' && found.member === 'process')
    );
  });
}

/** The folder that replaces modules inside Ink and its packages, which these do not export. */
const inkReplacements = 'ui/ink/';
const insidePackage = /^\.\.\/\.\.\/\.\.\/node_modules\//;

function mayImport(path: string, name: string, layer: Layer, allowed: readonly string[]): boolean {
  if (path.startsWith(inkReplacements) && insidePackage.test(name)) return layer.packages;
  if (name.startsWith('node:')) return layer.node;
  if (/^(?:react|ink)(?:$|[-/])/.test(name)) return layer.react;
  if (!name.startsWith('.')) return layer.packages;
  const target = posix.join(posix.dirname(path), name);
  return allowed.some((place) =>
    place.endsWith('/') ? target.startsWith(place) : target === place,
  );
}
