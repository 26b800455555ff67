import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modules } from './stryker.modules.js';

/**
 * Runs Stryker on each module that guards the key or reads untrusted text, with the module's own tests, and fails below
 * 90 %. Words on the command line choose the modules whose path holds one of them. Stryker takes 100 MB, so it is no
 * dependency of the project: it is installed below `node_modules` on first use, so that it finds the project's own Vitest.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'node_modules/.cache/stryker');
// Later versions need Node 22.
const version = '9.6.1';
const packages = ['core', 'vitest-runner'].map((name) => `@stryker-mutator/${name}@${version}`);
const program = join(folder, 'node_modules/@stryker-mutator/core/bin/stryker.js');

if (!existsSync(program)) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const install = ['install', '--no-audit', '--no-fund', '--omit=peer', ...packages];
  const { status } = spawnSync('npm', install, {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const words = process.argv.slice(2);
const chosen = Object.entries(modules).filter(
  ([file]) => words.length === 0 || words.some((word) => file.includes(word)),
);
const failed = chosen.filter(([file, tests]) => {
  const { status } = spawnSync(
    process.execPath,
    [program, 'run', 'test/mutation/stryker.json', '--mutate', file],
    { cwd: root, stdio: 'inherit', env: { ...process.env, STRYKER_TESTS: tests.join(',') } },
  );
  return status !== 0;
});
const names = failed.map(([file]) => file).join(', ');
process.stdout.write(
  `${chosen.length} modules, ${failed.length} below 90 %${names && `: ${names}`}\n`,
);
process.exitCode = failed.length > 0 ? 1 : 0;
