import vm from 'node:vm';
import { transform } from 'esbuild';
import { expect, test } from 'vitest';
import { asCommonJs } from '../../bin/dev/commonjs.js';

/** What a part of the program gives, loaded as CommonJS with another beside it. */
async function loaded(text: string, beside: object = {}): Promise<Record<string, unknown>> {
  const code = await asCommonJs(text, transform);
  const module = { exports: {} };
  const require = (name: string) =>
    name === './beside.cjs' ? beside : process.getBuiltinModule(name);
  const run = vm.runInThisContext(
    `(function (exports, require, module, __filename, __dirname) {${code}\n})`,
  );
  run(module.exports, require, module, '/a folder/part.cjs', '/a folder');
  return module.exports;
}

test('a part gives what it gave as an ES module, and is as strict', async () => {
  const given = await loaded('export const a = 1; export default function () { return this; }');
  expect(given).toMatchObject({ a: 1 });
  const { default: bare } = given as { default: () => unknown };
  expect(bare.call(undefined)).toBeUndefined();
});

test('it knows its own address', async () => {
  const text =
    'export const own = [import.meta.url, import.meta.filename, import.meta.dirname].join();';
  expect((await loaded(text))['own']).toBe(
    'file:///a%20folder/part.cjs,/a folder/part.cjs,/a folder',
  );
});

test('what another gives is asked for at its use, and late where it was asked for late', async () => {
  const beside = { __esModule: true, count: 1, default: 'd' };
  const text = `import { count } from './beside.cjs';
    export const early = () => count;
    export const late = async () => (await import('./beside.cjs')).default;
    export const isOfNode = async () => typeof (await import('node:fs')).readFileSync;`;
  const given = (await loaded(text, beside)) as Record<string, () => unknown>;
  beside.count = 2;
  expect(given['early']?.()).toBe(2);
  expect(await given['late']?.()).toBe('d');
  expect(await given['isOfNode']?.()).toBe('function');
});

test('an ES module that waits as it is loaded is refused', async () => {
  await expect(asCommonJs('export const a = await 1;', transform)).rejects.toThrow('await');
});
