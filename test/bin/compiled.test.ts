import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const compiledFile = fileURLToPath(new URL('../../bin/compiled.cjs', import.meta.url));
const { compile, load } = createRequire(import.meta.url)(compiledFile);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'compiled-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const count = { current: 0 };

/** A new script with the given beside it. */
function place(script: string, compiled: Buffer | undefined): string {
  count.current += 1;
  const path = join(folder, `${count.current}.cjs`);
  writeFileSync(path, script);
  if (compiled !== undefined) writeFileSync(`${path}.compiled`, compiled);
  return path;
}

/** Scripts of one length: that is all that V8 tells them apart by. */
const scriptOf = (build: string, word: string) =>
  `//${build}\nmodule.exports = { word: () => '${word}', file: __filename, path: require('node:path') };`;

/** What a Node gives that is another by its version alone. */
function ofAnotherNode(compiled: Buffer): Buffer {
  const at = compiled.indexOf(process.version);
  return Buffer.concat([
    ...[compiled.subarray(0, at), Buffer.from('v20.0.0')],
    compiled.subarray(at + process.version.length),
  ]);
}

describe('a script that was compiled before', () => {
  test('is not compiled again', () => {
    const path = place(scriptOf('a', 'read'), compile(scriptOf('a', 'kept')));
    const { word, file, path: required } = load(path);
    expect(word()).toBe('kept');
    expect(file).toBe(path);
    expect(required.join).toBe(join);
  });

  test.each([
    ['is not there', undefined],
    ['is of another build', compile(scriptOf('b', 'kept'))],
    ['is of a longer script', compile(`${scriptOf('a', 'kept')}\n`)],
    ['is empty', Buffer.from('')],
    ['is cut short', compile(scriptOf('a', 'kept')).subarray(0, -40)],
    ['is no more than its first line', compile(scriptOf('a', 'kept')).subarray(0, 4)],
    ['is of another Node', ofAnotherNode(compile(scriptOf('a', 'kept')))],
  ])('is read where that %s', (_, compiled) => {
    expect(load(place(scriptOf('a', 'read'), compiled)).word()).toBe('read');
  });

  test('is read where a Node with other flags compiled it', () => {
    const path = place(scriptOf('a', 'read'), compile(scriptOf('a', 'kept')));
    const script = `console.log(require(${JSON.stringify(compiledFile)}).load(${JSON.stringify(path)}).word())`;
    const said = (...flags: readonly string[]) =>
      execFileSync(process.execPath, [...flags, '-e', script], { encoding: 'utf8' });
    expect(said()).toBe('kept\n');
    expect(said('--no-opt')).toBe('read\n');
  });

  test('is read where a byte of it is another', () => {
    const whole = compile(scriptOf('a', 'kept'));
    const paths = Array.from({ length: 60 }, (_, index) => {
      const damaged = Buffer.from(whole);
      const at = 4 + Math.floor(((whole.length - 4) * index) / 60);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      return place(scriptOf('a', 'read'), damaged);
    });
    // In a Node of its own: what V8 takes for sound and is not would end it.
    const script = `const { load } = require(${JSON.stringify(compiledFile)});
      for (const path of ${JSON.stringify(paths)}) console.log(load(path).word());`;
    const said = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    expect(new Set(said.trim().split('\n'))).toEqual(new Set(['read']));
  });
});
