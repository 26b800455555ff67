'use strict';
const { readFileSync, statSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname } = require('node:path');
const vm = require('node:vm');

/**
 * As Node wraps a module of CommonJS.
 *
 * @param {string} text
 */
const wrapped = (text) => `(function(exports,require,module,__filename,__dirname){${text}\n})`;

/**
 * What a module of CommonJS, in ASCII, is compiled to while `run` uses it, to be kept beside it: see `load`. V8 takes what
 * it is given for sound, and goes wrong where it is not. So it begins with what it is of: the script's own first line,
 * which must tell it from every other script, and the Node that made it. And it is there twice: to compare takes no time,
 * and a sum of it would.
 *
 * @param {string} path
 * @param {(module: any) => unknown} run
 * @param {(name: string) => unknown} [required]
 */
exports.compile = async function compile(path, run, required = createRequire(path)) {
  const text = readFileSync(path, 'latin1');
  const script = new vm.Script(wrapped(text), { filename: path });
  await run(exportsOf(script, path, required));
  const data = script.createCachedData();
  return Buffer.concat([Buffer.from(originOf(text)), data, data]);
};

/**
 * Loads a module of CommonJS. Where what it was compiled to lies beside it, and this Node can take that, the time to
 * compile it is saved, which for a short run is a tenth of all. A program that was built elsewhere does without.
 *
 * @param {string} path
 */
exports.load = function load(path) {
  const script = compiledScript(path);
  return script === undefined ? require(path) : exportsOf(script, path, createRequire(path));
};

/**
 * @param {vm.Script} script
 * @param {string} path
 * @param {(name: string) => unknown} required
 */
function exportsOf(script, path, required) {
  const module = { exports: {} };
  const run = script.runInThisContext();
  run.call(module.exports, module.exports, required, module, path, dirname(path));
  return module.exports;
}

/**
 * Undefined where there is none, or one of another build or Node; and where Node was given options, which may make
 * another of it.
 *
 * @param {string} path
 */
function compiledScript(path) {
  if (process.execArgv.length > 0 || process.env['NODE_OPTIONS']) return undefined;
  try {
    const compiled = readFileSync(`${path}.compiled`);
    const text = readFileSync(path, 'latin1');
    const origin = Buffer.from(originOf(text));
    if (!compiled.subarray(0, origin.length).equals(origin)) return undefined;
    const middle = (compiled.length + origin.length) / 2;
    const cachedData = compiled.subarray(origin.length, middle);
    if (!cachedData.equals(compiled.subarray(middle))) return undefined;
    const script = new vm.Script(wrapped(text), { filename: path, cachedData });
    return script.cachedDataRejected ? undefined : script;
  } catch {
    return undefined;
  }
}

/**
 * The file of this Node tells it from others, of which two may have one version of V8, and yet differ in what is compiled
 * by them.
 *
 * @param {string} text
 */
function originOf(text) {
  const { execPath, version, arch } = process;
  const { size, mtimeMs } = statSync(execPath);
  const firstLine = text.slice(0, text.indexOf('\n'));
  return `${[firstLine, version, arch, execPath, size, mtimeMs].join('\n')}\n`;
}
