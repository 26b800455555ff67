import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { narrow } from './narrow.js';

/** The modules of the first screen that make a segmenter as they are loaded. */
const segmenting =
  /(?:\/(?:slice-ansi\/tokenize-ansi|wrap-ansi\/index|ink\/build\/line-update|ansi-tokenize\/build\/tokenize)\.js|\/src\/ui\/.*\/(?:wrap-lines|edit-line|field-window)\.ts)$/;
const newSegmenter = [/new Intl\.Segmenter/, 'new LateSegmenter'];
const importSegmenter = importing('LateSegmenter', 'late-segmenter.js');
const importKept = importing('kept', 'kept.js');

/** @param {string} name @param {string} file Of this folder. */
function importing(name, file) {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return [/^/, `import { ${name} } from ${JSON.stringify(path)};\n`];
}

/** Ink takes apart and measures each line anew for each frame, of which most lines are as they were. */
const inkOutput = [
  importKept,
  ['caches = new OutputCaches();', 'caches = keptCaches();'],
  [
    /const characterLines = [\s\S]*?let lines = characterLines\.map\(.*\);/,
    'let lines = linesOf(text);',
  ],
  // Most of what is clipped lies wholly within.
  ['if (from >= to) {', 'if (from === 0 && cellsOf(line) <= to) return line;\nif (from >= to) {'],
  // No cell is ever changed, only replaced.
  [/row\.push\(\{[^}]*\}\);/, 'row.push(emptyCell);'],
  [
    /$/,
    `
const emptyCell = { type: 'char', value: ' ', fullWidth: false, styles: [] };
let caches = new OutputCaches();
function keptCaches() {
  // Some 2 MB at most, and enough for some screens.
  const isFull = [caches.styledChars, caches.blockWidths, caches.widths].some(({ size }) => size > 600);
  if (isFull) caches = new OutputCaches();
  return caches;
}
const cellsOf = kept((line) => {
  const caches = keptCaches();
  const widths = caches.getStyledChars(line).map(({ value }) => caches.getStringWidth(value));
  return widths.reduce((cells, width) => cells + (width || Infinity), 0);
});
const linesOf = kept((text) => {
  const lines = [[]];
  for (const character of keptCaches().getStyledChars(text)) {
    if (character.value === '\\n') lines.push([]);
    else lines.at(-1).push(character);
  }
  return lines.map((line) => styledCharsToString(line));
});
`,
  ],
];

const wasm = /data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)/;

/** @param {string} base64 */
const yogaAtItsUse = (base64) =>
  `
import YGEnums from './generated/YGEnums.js';
let whole;
function yoga() {
  if (whole) return whole;
  const library = {
    instantiateWasm(imports, done) {
      const module = new WebAssembly.Module(Buffer.from('${base64}', 'base64'));
      const instance = new WebAssembly.Instance(module, imports);
      done(instance, module);
      return instance.exports;
    },
  };
  loadYoga(library);
  whole = wrapAssembly(library);
  return whole;
}
const Yoga = { ...YGEnums, get Config() { return yoga().Config; }, get Node() { return yoga().Node; } };
`.trim();

/**
 * Which modules do at every start, or for every frame, what takes long and changes nothing; and what stands there
 * instead, given the module's path: pairs of what stood there and what does now.
 * @type {readonly { filter: RegExp, changes: (path: string) => readonly (readonly (string | RegExp)[])[] }[]}
 */
const fixed = [
  { filter: segmenting, changes: () => [newSegmenter, importSegmenter] },
  {
    // Yoga fetches its own WebAssembly from a data URL, for which Node loads all of its HTTP client; and waits for it as a
    // module is loaded, which CommonJS can't.
    filter: /yoga-layout\/dist\/src\/index\.js$/,
    changes: (path) => {
      const binaries = new URL('../binaries/yoga-wasm-base64-esm.js', `file://${path}`);
      const [, base64] = wasm.exec(readFileSync(binaries, 'utf8')) ?? [];
      if (base64 === undefined) throw new Error('yoga-layout holds no WebAssembly');
      return [['const Yoga = wrapAssembly(await loadYoga());', yogaAtItsUse(base64)]];
    },
  },
  {
    filter: /yoga-wasm-base64-esm\.js$/,
    changes: () => [
      [wasm, 'data:application/octet-stream;base64,'],
      ['var _scriptDir = import.meta.url;', "var _scriptDir = '';"],
    ],
  },
  {
    // In development it asks for more, and waits for it as it is loaded.
    filter: /ink\/build\/reconciler\.js$/,
    changes: () => [[/process\.env\['DEV'\] === 'true'/g, 'false']],
  },
  { filter: /ink\/build\/output\.js$/, changes: () => inkOutput },
  {
    // Each component that asks for the size is rendered once more as soon as it is there, and with it all it draws.
    filter: /ink\/build\/hooks\/use-window-size\.js$/,
    changes: () => [
      [
        'setSize(getWindowSize(stdout));',
        `const { columns, rows } = getWindowSize(stdout);
setSize((now) => (now.columns === columns && now.rows === rows ? now : { columns, rows }));`,
      ],
    ],
  },
  {
    filter: /ink\/build\/sanitize-ansi\.js$/,
    changes: () => [
      importKept,
      ['export default sanitizeAnsi', 'export default kept(sanitizeAnsi)'],
    ],
  },
  {
    filter: /widest-line\/index\.js$/,
    changes: () => [
      importKept,
      [
        'export default function widestLine',
        'export default kept(widestLine);\nfunction widestLine',
      ],
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
  const changes = fixed.find(({ filter }) => filter.test(path))?.changes(path);
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
    for (const { filter } of fixed) {
      onLoad({ filter }, ({ path }) => {
        return { contents: lightened(path) ?? '', loader: path.endsWith('.ts') ? 'ts' : 'js' };
      });
    }
  },
};
