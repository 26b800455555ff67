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

/** Enough for some screens, which is some 2 MB. */
const keptCaches = `
const most = 300;
let kept = new OutputCaches();
function keptCaches() {
  if (Math.max(kept.styledChars.size, kept.blockWidths.size, kept.widths.size / 4) > most) kept = new OutputCaches();
  return kept;
}
`;

const wasm = /data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)/;

/**
 * Which modules do at every start, or for every frame, what takes long and changes nothing; and what stands there
 * instead, given the module's path: pairs of what stood there and what does now.
 * @type {readonly { filter: RegExp, changes: (path: string) => readonly (readonly (string | RegExp)[])[] }[]}
 */
const mended = [
  { filter: segmenting, changes: () => [newSegmenter, importSegmenter] },
  {
    // Yoga fetches its own WebAssembly from a data URL, for which Node loads all of its HTTP client.
    filter: /yoga-layout\/dist\/src\/index\.js$/,
    changes: (path) => {
      const binaries = new URL('../binaries/yoga-wasm-base64-esm.js', `file://${path}`);
      const [, base64] = wasm.exec(readFileSync(binaries, 'utf8')) ?? [];
      if (base64 === undefined) throw new Error('yoga-layout holds no WebAssembly');
      const given = `{ wasmBinary: Buffer.from('${base64}', 'base64') }`;
      return [['await loadYoga()', `await loadYoga(${given})`]];
    },
  },
  {
    filter: /yoga-wasm-base64-esm\.js$/,
    changes: () => [[wasm, 'data:application/octet-stream;base64,']],
  },
  {
    // Ink measures and takes apart each line anew for each frame, of which most lines are as they were.
    filter: /ink\/build\/output\.js$/,
    changes: () => [
      ['caches = new OutputCaches();', 'caches = keptCaches();'],
      [/$/, keptCaches],
    ],
  },
  {
    filter: /string-width\/index\.js$/,
    changes: () => [
      newSegmenter,
      importSegmenter,
      // To tell an emoji, V8 makes a list of all of them as soon as it reads the pattern.
      ['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', 'let rgiEmojiRegex;'],
      ['rgiEmojiRegex.test', '(rgiEmojiRegex ??= /^\\p{RGI_Emoji}$/v).test'],
      ['/^[\\u0020-\\u007E]*$/.test(string)', `/^[${narrow}]*$/.test(string) && ambiguousIsNarrow`],
    ],
  },
];

/**
 * The text of a module without what takes long and changes nothing; undefined where it is used as it is. Throws where
 * a package is not as it was: then it has to be looked at anew.
 * @param {string} path
 */
export function lightened(path) {
  const changes = mended.find(({ filter }) => filter.test(path))?.changes(path);
  if (changes === undefined) return undefined;
  let contents = readFileSync(path, 'utf8');
  for (const [before = '', after = ''] of changes) {
    const text = contents.replace(before, () => String(after));
    if (contents === text) throw new Error(`${path} has changed: see bin/dev/lighter.js`);
    contents = text;
  }
  return contents;
}

/** @type {import('esbuild').Plugin} */
export const lighter = {
  name: 'lighter',
  setup({ onLoad }) {
    for (const { filter } of mended) {
      onLoad({ filter }, ({ path }) => {
        return { contents: lightened(path) ?? '', loader: path.endsWith('.ts') ? 'ts' : 'js' };
      });
    }
  },
};
