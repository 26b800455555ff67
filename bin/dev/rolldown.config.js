import { replacePlugin } from 'rolldown/plugins';
import { inProject } from './run.js';

// Ink waits for its developer tools while it is loaded, which CommonJS cannot do. Yoga would decode its code letter by
// letter, load Node's HTTP client to read a data URL, and compile in threads that the first key press would wait for.
const replacements = {
  "process.env['DEV']": 'undefined',
  'var b=xa(a.slice(37)),c=new Uint8Array(b.length);for(a=0;a<b.length;++a)c[a]=b.charCodeAt(a);var d=c':
    'var d=Buffer.from(a.slice(37),"base64")',
  '"function"!=typeof fetch': 'true',
  'WebAssembly.instantiate(f,d)':
    '{instance:new WebAssembly.Instance(new WebAssembly.Module(f),d)}',
};

/** How packages and sources are bundled. The tests bundle packages in the same way. */
export const inputOptions = /** @satisfies {import('rolldown').InputOptions} */ ({
  cwd: inProject('.'),
  platform: 'node',
  // The last two serve developer tools and tracing.
  external: ['keytar', 'react-devtools-core', /^@opentelemetry\//],
  resolve: {
    alias: {
      assert$: inProject('src/ui/ink/assert.ts'),
      // Its CommonJS build loads its parts in a way that no bundler can follow.
      'jsonc-parser$': 'jsonc-parser/lib/esm/main.js',
      'node:process$': inProject('bin/dev/process-module.js'),
      'string-width$': inProject('src/ui/ink/string-width.ts'),
      'terminal-size$': inProject('src/ui/ink/terminal-size.ts'),
      'yoga-layout$': inProject('src/ui/ink/yoga-layout.ts'),
    },
  },
  transform: {
    // Patterns with the flag `v`, which is newer, are then built when they are first needed.
    target: 'es2023',
    define: { 'process.env.NODE_ENV': '"production"' },
    inject: { 'Intl.Segmenter': [inProject('src/ui/ink/lazy-segmenter.ts'), 'LazySegmenter'] },
  },
  plugins: [replacePlugin(replacements, { delimiters: ['', ''] })],
  checks: { ineffectiveDynamicImport: false },
});

/** Modules that share a chunk with their imports, except those in an earlier chunk. Loading few files is faster. */
const chunks = [
  { name: 'read-back-shared', test: /(?:profile-name|keychain[\\/]load)\.ts$/ },
  { name: 'command-line', test: /src[\\/]main\.ts$|output[\\/]help\.ts$/ },
  { name: 'services', test: /(?:-services|-width|commands[\\/](?:env|key|key[\\/]print))\.ts$/ },
  { name: 'exec', test: /(?:exec|keychain[\\/]keychain|children|process-state)\.ts$/ },
  { name: 'messages', test: /i18n[\\/]|(?:catalogue|(?:chosen|known)-model|-usage|price)\.ts$/ },
  { name: 'wizard', test: /(?:wizard[\\/]start|account[\\/]index)\.tsx$/ },
];

export default /** @satisfies {import('rolldown').RolldownOptions} */ ({
  ...inputOptions,
  input: ['src/main.ts', 'src/services/keychain/read-back.ts', 'src/services/network/look-up.ts'],
  output: {
    dir: inProject('dist'),
    // Node loads CommonJS faster than ES modules, and caches its compiled code.
    format: 'cjs',
    dynamicImportInCjs: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    charset: 'ascii',
    minify: true,
    comments: false,
    codeSplitting: { groups: chunks.map((chunk, index) => ({ ...chunk, priority: 9 - index })) },
  },
});
