/** What an ES module calls its own address, in a module of CommonJS. */
const address = '__url';

/**
 * A part of the program as a module of CommonJS, of one or some lines. Parts can be shared by others as ES modules
 * alone; and Node keeps what it compiled of CommonJS alone: see `bin/compiled.cjs`.
 *
 * @param {string} text An ES module.
 * @param {(text: string, options: import('esbuild').TransformOptions) => Promise<{ readonly code: string }>} transform Of esbuild.
 * @returns {Promise<string>}
 */
export async function asCommonJs(text, transform) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    supported: { 'dynamic-import': false },
    define: {
      'import.meta.url': address,
      'import.meta.filename': '__filename',
      'import.meta.dirname': '__dirname',
    },
  });
  const isAsked = code.includes(address);
  const line = `const ${address}=require("node:url").pathToFileURL(__filename).href;`;
  return `"use strict";${isAsked ? line : ''}${code}`;
}
