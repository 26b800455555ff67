import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleOptions } from '../../bin/dev/bundle.js';
import { shortRuns } from '../../bin/dev/short.js';
import { commands } from '../../src/cli/registry.ts';
import { randomKey } from '../support/fakes/random-key.ts';
import {
  copyProgram,
  environmentWith,
  makeFolders,
  type PrivateFolders,
} from '../support/processes/program.ts';

let folders: PrivateFolders;
/** The program without what a short run can do without, and without what only short runs have. */
let shortOnly: string;
let longOnly: string;

beforeAll(async () => {
  folders = await makeFolders();
  shortOnly = await copyProgram(join(folders.root, 'short'));
  longOnly = await copyProgram(join(folders.root, 'long'));
  await rm(join(shortOnly, 'dist/main.cjs'));
  for (const name of ['short', 'help']) await rm(join(longOnly, `dist/${name}.cjs`));
});
afterAll(() => folders.remove());

function run(script: readonly string[], args: readonly string[], lang = 'en') {
  const variables = { ...folders.variables, LANG: `${lang}_XX.UTF-8`, MISTRAL_API_KEY: key };
  const env = environmentWith(variables);
  const { status, stdout, stderr } = spawnSync(process.execPath, [...script, ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const key = randomKey();
const bin = (copy: string) => [join(copy, 'bin/mistral-onboard.cjs')];

/** What gives the whole program, and what gives the help alone. */
const loadWhole = () => loaded(longOnly, 'main');
const loadHelp = () => loaded(shortOnly, 'help');

function loaded(copy: string, name: string): string {
  const paths = ['bin/compiled.cjs', `dist/${name}.cjs`].map((path) => join(copy, path));
  const [compiled, script] = paths.map((path) => JSON.stringify(path));
  return `require(${compiled}).load(${script})`;
}

const short = [
  ['--version'],
  ['--help'],
  ['-h'],
  ['env'],
  ['env', '--shell', 'fish'],
  ['env', '--shell', 'tcsh'],
  ['env', '--profile=Not Valid'],
  ['env', 'too', 'much'],
  ['key', 'print'],
  ['key', 'print', '--profile', 'work'],
  ['key', 'print', '--reveal', '--store', 'attic'],
  ['exec'],
  ['exec', '--', process.execPath, '-p', 'process.env.MISTRAL_API_KEY.length', '--help'],
  ['exec', '--', 'no-such-program'],
  ['nothing', '--help'],
  ['chat', '--help'],
];

/** Started as the line above it is, whatever the name. */
const helps = Object.keys(commands).map((name) => [name, '--help']);

const long = [
  ['env', '--demo'],
  ['env', '--max-cost', '1eur'],
  ['exec', '--help', 'x'],
  ['chat', '-m', '--help'],
  ['--lang', 'fr', '--version'],
  ['key', 'status'],
];

/** What a program says of each line. To load it takes most of a start: one process runs it for all of them. */
function saidOfAll(load: string, lines: readonly (readonly string[])[], lang: string) {
  const script = `
    process.setMaxListeners(0);
    // What is done and does not end soon ends itself; this one goes on.
    process.kill = () => true;
    const { main } = ${load};
    (async () => {
      for (const line of ${JSON.stringify(lines)}) {
        process.argv = [process.execPath, 'mistral-onboard', ...line];
        const code = await main();
        process.stdout.write('\\0');
        process.stderr.write('\\0' + code + '\\0');
      }
    })();`;
  const { stdout, stderr } = run(['-e', script], [], lang);
  const [outs, errs] = [stdout.split('\0'), stderr.split('\0')];
  return lines.map((_, at) => ({
    status: Number(errs[2 * at + 1]),
    stdout: outs[at],
    stderr: errs[2 * at],
  }));
}

describe('a short run', () => {
  // In the language that is not the usual one: it is found out, too.
  let expected: ReturnType<typeof saidOfAll>;
  let expectedLong: ReturnType<typeof saidOfAll>;
  beforeAll(() => {
    expected = saidOfAll(loadWhole(), [...short, ...helps], 'fr');
    expectedLong = saidOfAll(loadWhole(), long, 'en');
  });

  test.each(short.map((args, at) => [args.join(' '), args, at] as const))(
    'has all it needs without the whole program, and says the same: %s',
    (_, args, at) => {
      expect(run(bin(shortOnly), args, 'fr')).toEqual(expected[at]);
    },
  );

  test('has all it needs without the whole program, and says the same of every command', () => {
    expect(saidOfAll(loadHelp(), helps, 'fr')).toEqual(expected.slice(short.length));
  });

  test.each(long.map((args) => [args.join(' '), args] as const))('is not this: %s', (_, args) => {
    expect(run(bin(shortOnly), args)).toMatchObject({ status: 7, stdout: '' });
  });

  test('is missed by nothing that is none', () => {
    for (const at of [0, long.length - 1]) {
      expect(run(bin(longOnly), long[at] ?? [])).toEqual(expectedLong[at]);
    }
  });

  test('reads files of words and of the vault apart, and no package but the keychain’s and cross-spawn’s escaping', async () => {
    for (const options of shortRuns(bundleOptions)) {
      const { metafile } = await build({ ...options, metafile: true, write: false });
      for (const [path, { inputs, imports }] of Object.entries(metafile.outputs)) {
        if (path.endsWith('age.cjs')) continue;
        const packages = Object.keys(inputs).filter((input) => input.includes('node_modules'));
        const escaping = 'node_modules/cross-spawn/lib/util/escape.js';
        expect(packages.filter((input) => input !== escaping)).toEqual([]);
        const outside = imports.map((found) => found.path).filter((name) => !isBuiltin(name));
        const known = ['keytar', './errors.cjs', './age.cjs'];
        expect(outside.filter((name) => !known.includes(name))).toEqual([]);
      }
    }
  });
});
