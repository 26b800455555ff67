import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { environmentWith, programFile, projectFolder } from '../support/processes/program.ts';

/** Runs a script on this Node, with `process.version` replaced. */
function runOn(version: string, script: string, args: readonly string[] = []) {
  const versions = `{ ...process.versions, node: ${JSON.stringify(version)} }`;
  const disguise = `Object.defineProperty(process, 'versions', { value: ${versions} })`;
  return spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(disguise)}`, script, ...args],
    { env: environmentWith({}), encoding: 'utf8' },
  );
}

const entries = [
  'bin/mistral-onboard.cjs',
  'bin/dev/start.js',
  'test/tools/test.js',
  'test/tools/script.js',
  'bin/dev/build.js',
];

describe.each(entries)('%s on a Node that cannot run it', (entry) => {
  test.each(['22.2.0', '22.0.0', '21.7.3', '20.18.3', '18.20.8', '12.22.12'])(
    '%s: a sentence in both languages, and 7',
    (version) => {
      const { status, stdout, stderr } = runOn(version, join(projectFolder, entry));
      expect({ status, stdout }).toEqual({ status: 7, stdout: '' });
      expect(stderr).toBe(
        `mistral-onboard needs Node 20.19 or newer, except 21 and 22.0 to 22.2; this is ${version}. See https://nodejs.org\n` +
          `mistral-onboard demande Node 20.19 ou plus récent, sauf 21 et 22.0 à 22.2 ; ici, ${version}. Voir https://nodejs.org\n`,
      );
    },
  );
});

test.each(['20.19.0', '20.20.2', '22.3.0', '23.0.0', '26.1.0', '100.0.0'])(
  'accepts Node %s',
  (version) => {
    const { status, stdout, stderr } = runOn(version, programFile(), ['--version']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  },
);

test('requires the versions that package.json names', () => {
  const { engines } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  expect(engines).toEqual({ node: '^20.19 || >=22.3' });
});

test.each([...entries, 'bin/node-gate.cjs'])(
  '%s uses only syntax that a very old Node can parse',
  async (entry) => {
    const text = readFileSync(join(projectFolder, entry), 'utf8');
    const options = { format: 'esm', loader: 'js' } as const;
    const [asItIs, forOld] = await Promise.all([
      transform(text, { ...options, target: 'esnext' }),
      transform(text, { ...options, target: 'node12.22' }),
    ]);
    expect(forOld.code).toBe(asItIs.code);
  },
);
