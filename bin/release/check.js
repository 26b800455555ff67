import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from '../dev/prepare.js';
import { inProject, print, runNode } from '../dev/run.js';
import { npm, release, writeSums } from './files.js';
import { repositoryOf } from './page-text.js';

/** Returns the tasks that only a person can do: accounts, the repository address, signing. */
function leftForPerson() {
  const manifest = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const hasRepository = repositoryOf(manifest) !== undefined;
  return [
    ...(hasRepository
      ? []
      : [
          'package.json: fill in "repository". Provenance and the pictures on the package pages need it.',
        ]),
    'npm: an account that owns the name mistral-onboard, with two-factor sign-in or a trusted publisher.',
    'npm publish from a CI of that repository: only there can npm prove where the package is from.',
    'PyPI: an account that owns the name mistral-onboard. Upload the wheel.',
    'Executables: sign those for Windows and macOS; on a Mac, an unsigned one does not start.',
    'CHANGELOG.md: give "Unreleased" its version and date, and set the same version in package.json.',
  ];
}

/** Builds all that is published and tries it as people install it. */
async function check() {
  if (!(await prepare())) return;
  rmSync(release, { recursive: true, force: true });
  mkdirSync(release);
  const packed = npm(inProject('.'), 'pack', '--ignore-scripts', '--pack-destination', release);
  writeSums([join(release, packed.trim())]);
  const steps = [
    ['bin/release/build-wheel.js'],
    ['bin/release/build-binary.js'],
    ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.release.config.ts'],
  ];
  for (const step of steps) {
    const { code } = await runNode(step);
    if (code !== 0) {
      process.exitCode = code;
      return;
    }
  }
  print('\nAll forms work. Left for a person:');
  for (const task of leftForPerson()) print(`- ${task}`);
}

await check();
