import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { programFile, projectFolder } from '../../support/processes/program.ts';
import { inRoot, runInWine, windowsNode, windowsPath } from './wine.ts';

const textFile = /\.(?:c?js|json|md|sh|svg|tsx?|txt)$/;

/** The npm that runs these tests is JavaScript, which Windows' Node runs as well. */
function npmScript(): string {
  const script = process.env['npm_execpath'] ?? '';
  return script.endsWith('npm-cli.js')
    ? script
    : join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
}

test('a checkout with Git’s line ends for Windows has no CR LF, which the linter refuses', () => {
  const checkout = inRoot('checkout');
  const files = ['src', 'test', 'bin']
    .flatMap((folder) =>
      readdirSync(join(checkout, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((name) => textFile.test(name));
  expect(files.length).toBeGreaterThan(500);
  expect(
    files.filter((name) => readFileSync(join(checkout, name), 'latin1').includes('\r\n')),
  ).toEqual([]);
});

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

test('npm start builds the same program on Windows as on Linux, and starts it', async () => {
  const cwd = inRoot('checkout');
  const { code, stdout, stderr } = await runInWine(
    windowsNode(),
    [windowsPath(npmScript()), 'start', '--silent', '--', '--version'],
    { cwd, variables: { PATH: `${windowsPath(inRoot('node/bin'))};C:\\windows\\system32` } },
  );
  expect({ code, stdout: stdout.trim(), stderr }).toEqual({
    code: 0,
    stdout: packageJson.version,
    stderr: expect.stringMatching(/^Building[^\n]*\n$/),
  });
  const built = (folder: string) => {
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.cjs'))
      .sort();
    return names.map((name) => ({ name, hash: hashOf(join(folder, name)) }));
  };
  expect(built(join(cwd, 'dist'))).toEqual(built(join(dirname(programFile()), '../dist')));
  expect(projectFolder).not.toBe(cwd);
});
