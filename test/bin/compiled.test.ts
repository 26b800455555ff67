import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const compiledFile = fileURLToPath(new URL('../../bin/compiled.cjs', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  const load = `require(${JSON.stringify(compiledFile)}).load`;
  const lines = `process.argv.slice(2).map((path) => ${load}(path).word()).join('\\n')`;
  writeFileSync(reader(), `console.log(${lines});\n`);
  const compile = `require(${JSON.stringify(compiledFile)}).compile`;
  const run = `${compile}((load) => load(process.argv[2]).word(), require)`;
  const written = "process.stdout.write(all.get(process.argv[2] + '.compiled'))";
  writeFileSync(compiler(), `${run}.then((all) => ${written});\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const reader = () => join(folder, 'reader.cjs');
const compiler = () => join(folder, 'compiler.cjs');
const count = { current: 0 };

/** A new script with the given beside it. */
function place(script: string, compiled: Buffer | undefined): string {
  count.current += 1;
  const path = join(folder, `${count.current}.cjs`);
  writeFileSync(path, script);
  if (compiled !== undefined) writeFileSync(`${path}.compiled`, compiled);
  return path;
}

/** What the scripts say in a Node of their own: V8 may end it, where it takes for sound what is not. */
function said(
  paths: readonly string[],
  flags: readonly string[] = [],
  options?: string,
): readonly string[] {
  const env = { PATH: process.env['PATH'], ...(options && { NODE_OPTIONS: options }) };
  const args = [...flags, reader(), ...paths];
  return execFileSync(process.execPath, args, { encoding: 'utf8', env }).trim().split('\n');
}

/** Scripts of one length: that is all that V8 tells them apart by. */
const scriptOf = (build: string, word: string) =>
  `//${build}\nmodule.exports = { word: () => '${word}' };`;
const [read, kept] = [scriptOf('a', 'read'), scriptOf('a', 'kept')];

/** What a script is compiled to, where it is run once, in a Node that has no options as the tests' own may have. */
function compiled(script: string): Buffer {
  const env = { PATH: process.env['PATH'] };
  return execFileSync(process.execPath, [compiler(), place(script, undefined)], { env });
}

/** What a Node gives that is another by its version alone. */
function ofAnotherNode(whole: Buffer): Buffer {
  const at = whole.indexOf(process.version);
  const after = whole.subarray(at + process.version.length);
  return Buffer.concat([whole.subarray(0, at), Buffer.from('v20.0.0'), after]);
}

describe('a script that was compiled before', () => {
  test('is not compiled again, and has all that a module has', () => {
    writeFileSync(join(folder, 'other.cjs'), '');
    const script = (word: string) => `//a
      exports.word = () => ['${word}', module.exports === exports, __filename, __dirname,
        typeof require('./other.cjs')].join(' ');`;
    const path = place(script('read'), compiled(script('kept')));
    expect(said([path])).toEqual([`kept true ${path} ${folder} object`]);
  });

  test('shares what lies beside it with those beside it, where they ask for each other, too', () => {
    writeFileSync(join(folder, 'shared.cjs'), "exports.count = 0; require('./asking.cjs');");
    const asking = "exports.shared = require('./shared.cjs'); exports.shared.count += 1;";
    writeFileSync(join(folder, 'asking.cjs'), asking);
    const script = `const shared = require('./shared.cjs');
      exports.word = () => [shared === require('./asking.cjs').shared, shared.count].join(' ');`;
    expect(said([place(script, undefined)])).toEqual(['true 1']);
  });

  test('tells what is gone as Node does', () => {
    const script = `exports.word = () => { try { require('./gone.cjs'); } catch ({ code }) { return code; } };`;
    expect(said([place(script, undefined)])).toEqual(['ERR_MODULE_NOT_FOUND']);
  });

  test.each<[string, () => Buffer | undefined]>([
    ['is not there', () => undefined],
    ['is of another build', () => compiled(scriptOf('b', 'kept'))],
    ['is of another Node', () => ofAnotherNode(compiled(kept))],
    ['is of a longer script', () => compiled(`${kept}\n`)],
    ['is empty', () => Buffer.from('')],
    ['is cut short', () => compiled(kept).subarray(0, -40)],
    ['is no more than its first line', () => compiled(kept).subarray(0, 4)],
  ])('is read where that %s', (_, make) => {
    expect(said([place(read, make())])).toEqual(['read']);
  });

  test('is read where Node has options', () => {
    const path = place(read, compiled(kept));
    expect(said([path])).toEqual(['kept']);
    expect(said([path], ['--no-opt'])).toEqual(['read']);
    expect(said([path], [], '--max-old-space-size=512')).toEqual(['read']);
  });

  test('is read where a byte of it is another', () => {
    const whole = compiled(kept);
    const paths = Array.from({ length: 60 }, (_, index) => {
      const damaged = Buffer.from(whole);
      const at = Math.floor((whole.length * index) / 60);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      return place(read, damaged);
    });
    expect(new Set(said(paths))).toEqual(new Set(['read']));
  });
});
