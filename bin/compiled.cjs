'use strict';
const { readFileSync, statSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const vm = require('node:vm');

/**
 * As Node wraps a module of CommonJS.
 *
 * @param {string} text
 */
const wrapped = (text) => `(function(exports,require,module,__filename,__dirname){${text}\n})`;

/**
 * @typedef {{ exports: any }} Module
 * @typedef {{ readonly script: vm.Script, readonly text: string, readonly module: Module }} Loaded
 * @typedef {(name: string) => unknown} Require
 */

/**
 * Loads a script: a module of CommonJS, in ASCII, and those beside it that it asks for by `./`. Where what one was
 * compiled to lies beside it, and this Node can take that, the time to compile it is saved, which for a short run is a
 * tenth of all, and for the first screen a quarter. A program that was built elsewhere does without.
 *
 * @param {string} path
 */
exports.load = (path) => createLoader(createRequire(path)).load(path);

/**
 * What scripts are compiled to while `run` uses them, by the path at which `load` looks for it. V8 takes what it is given
 * for sound, and goes wrong where it is not. So it begins with what it is of: the script's own first line, which must
 * tell it from every other script, and the Node that made it. And it is there twice: to compare takes no time, and a sum
 * of it would.
 *
 * @param {(load: (path: string) => any) => unknown} run
 * @param {Require} required What the scripts ask for that does not lie beside them.
 * @returns {Promise<ReadonlyMap<string, Buffer>>}
 */
exports.compile = async function compile(run, required) {
  const { load, loaded } = createLoader(required);
  await run(load);
  const node = nodeHere();
  const compiled = [...loaded].map(([path, { script, text }]) => {
    const data = script.createCachedData();
    return /** @type {const} */ ([
      pathOfCompiled(path),
      Buffer.concat([Buffer.from(originOf(text, node)), data, data]),
    ]);
  });
  return new Map(compiled);
};

/** @param {string} path */
const pathOfCompiled = (path) => `${path}.compiled`;

/** @param {Require} required */
function createLoader(required) {
  /** @type {Map<string, Loaded>} */
  const loaded = new Map();
  const node = takesCompiled() ? nodeHere() : undefined;
  return { load, loaded };

  /** @param {string} path */
  function load(path) {
    const known = loaded.get(path);
    if (known !== undefined) return known.module.exports;
    const folder = dirname(path);
    const { script, text } = scriptAt(path, node);
    const module = { exports: {} };
    loaded.set(path, { script, text, module });
    /** @param {string} name */
    const require = (name) => (name.startsWith('./') ? load(join(folder, name)) : required(name));
    script.runInThisContext().call(module.exports, module.exports, require, module, path, folder);
    return module.exports;
  }
}

/** False where Node was given options, which may make another of what it compiles. */
function takesCompiled() {
  return process.execArgv.length === 0 && !process.env['NODE_OPTIONS'];
}

/**
 * @param {string} path
 * @param {string | undefined} node
 */
function scriptAt(path, node) {
  const text = textAt(path);
  const cachedData = node === undefined ? undefined : compiledOf(path, originOf(text, node));
  return { text, script: new vm.Script(wrapped(text), { filename: path, cachedData }) };
}

/**
 * Throws what Node does where a module is gone.
 *
 * @param {string} path
 */
function textAt(path) {
  try {
    return readFileSync(path, 'latin1');
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT')) throw thrown;
    throw Object.assign(new Error(`Cannot find ${path}`), { code: 'ERR_MODULE_NOT_FOUND' });
  }
}

/**
 * Undefined where there is none, or one of another build or Node.
 *
 * @param {string} path
 * @param {string} origin
 */
function compiledOf(path, origin) {
  try {
    const compiled = readFileSync(pathOfCompiled(path));
    const start = Buffer.from(origin);
    if (!compiled.subarray(0, start.length).equals(start)) return undefined;
    const middle = (compiled.length + start.length) / 2;
    const data = compiled.subarray(start.length, middle);
    return data.equals(compiled.subarray(middle)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** The file of this Node tells it from others, of which two may have one version of V8, and yet differ in what is compiled. */
function nodeHere() {
  const { execPath, version, arch } = process;
  const { size, mtimeMs } = statSync(execPath);
  return [version, arch, execPath, size, mtimeMs].join('\n');
}

/**
 * @param {string} text
 * @param {string} node
 */
function originOf(text, node) {
  return `${text.slice(0, text.indexOf('\n'))}\n${node}\n`;
}
