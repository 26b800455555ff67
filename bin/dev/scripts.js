import { asCommonJs } from './commonjs.js';
import { named } from './compile.js';
import { shortRuns } from './short.js';

/**
 * All scripts of dist/, each with a first line of its own, and what they were made of.
 * @param {Pick<typeof import('esbuild'), 'build' | 'transform'>} esbuild
 * @param {import('esbuild').BuildOptions} options Of the whole program.
 */
export async function buildScripts({ build, transform }, options) {
  const whole = await build({ ...options, write: false, metafile: true });
  const parts = whole.outputFiles.map(async ({ path, text }) => {
    return [{ path, text: await asCommonJs(text, transform) }];
  });
  const short = shortRuns(options).map(async (short) => {
    return (await build({ ...short, write: false })).outputFiles;
  });
  const built = (await Promise.all([...short, ...parts])).flat();
  const scripts = built.map(({ path, text }) => ({ path, contents: named(inAscii(text)) }));
  return { scripts, metafile: whole.metafile };
}

/**
 * A script without letters beyond ASCII, which Node reads in half the space. Only those in patterns are left: esbuild
 * escapes all others.
 * @param {string} script
 */
function inAscii(script) {
  return script.replace(/[^\0-\x7f]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
