import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { narrow } from './narrow.js';

/** The modules of the first screen that make a segmenter as they are loaded. */
const segmenting =
  /(?:\/(?:slice-ansi\/tokenize-ansi|wrap-ansi\/index|ink\/build\/line-update|ansi-tokenize\/build\/tokenize)\.js|\/src\/ui\/.*\/(?:wrap-lines|edit-line|field-window)\.ts)$/;
const newSegmenter = [/new Intl\.Segmenter/, 'new LateSegmenter'];
const importSegmenter = [
  /^/,
  `import { LateSegmenter } from ${JSON.stringify(fileURLToPath(new URL('late-segmenter.js', import.meta.url)))};\n`,
];

const wasm = /data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)/;

/**
 * What packages do at every start that takes long and changes nothing. Throws where a package is not as it was: then
 * it has to be looked at anew.
 * @type {import('esbuild').Plugin}
 */
export const lighter = {
  name: 'lighter',
  setup({ onLoad }) {
    onLoad({ filter: segmenting }, ({ path }) => replaced(path, newSegmenter, importSegmenter));
    // Yoga fetches its own WebAssembly from a data URL, for which Node loads all of its HTTP client.
    onLoad({ filter: /yoga-layout\/dist\/src\/index\.js$/ }, ({ path }) => {
      const binaries = new URL('../binaries/yoga-wasm-base64-esm.js', `file://${path}`);
      const [, base64] = wasm.exec(readFileSync(binaries, 'utf8')) ?? [];
      if (base64 === undefined) throw new Error('yoga-layout holds no WebAssembly');
      const given = `{ wasmBinary: Buffer.from('${base64}', 'base64') }`;
      return replaced(path, ['await loadYoga()', `await loadYoga(${given})`]);
    });
    onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, ({ path }) =>
      replaced(path, [wasm, 'data:application/octet-stream;base64,']),
    );
    onLoad({ filter: /string-width\/index\.js$/ }, ({ path }) =>
      replaced(
        path,
        newSegmenter,
        importSegmenter,
        // To tell an emoji, V8 makes a list of all of them as soon as it reads the pattern.
        ['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', 'let rgiEmojiRegex;'],
        ['rgiEmojiRegex.test', '(rgiEmojiRegex ??= /^\\p{RGI_Emoji}$/v).test'],
        [
          '/^[\\u0020-\\u007E]*$/.test(string)',
          `/^[${narrow}]*$/.test(string) && ambiguousIsNarrow`,
        ],
      ),
    );
  },
};

/**
 * @param {string} path
 * @param {...readonly (string | RegExp)[]} changes What stood there, and what stands there now.
 * @returns {import('esbuild').OnLoadResult}
 */
function replaced(path, ...changes) {
  let contents = readFileSync(path, 'utf8');
  for (const [before = '', after = ''] of changes) {
    const text = contents.replace(before, () => String(after));
    if (contents === text) throw new Error(`${path} has changed: see bin/dev/lighter.js`);
    contents = text;
  }
  return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' };
}
