import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modules } from './stryker.modules.js';

/**
 * Runs Stryker on each module that guards the key or reads untrusted text, with the module's own tests. Fails when a
 * module scores below 90 %, or when a mutant survives that `stryker.survivors.json` does not explain. Words on the command
 * line choose the modules whose path holds one of them. Stryker takes 100 MB, so it is no dependency of the project: it is
 * installed below `node_modules` on first use, so that it finds the project's own Vitest.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'node_modules/.cache/stryker');
const reports = join(folder, 'reports');
const lowestScore = 90;

/**
 * The mutants of each module that no test can notice, as this program prints them, and why.
 * @type {Readonly<Record<string, readonly { from: string, to: string, why: string }[]>>}
 */
const survivors = JSON.parse(
  readFileSync(new URL('stryker.survivors.json', import.meta.url), 'utf8'),
);

// Later versions need Node 22.
const version = '9.6.1';
const packages = ['core', 'vitest-runner'].map((name) => `@stryker-mutator/${name}@${version}`);
const program = join(folder, 'node_modules/@stryker-mutator/core/bin/stryker.js');

function install() {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const { status } = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--omit=peer', ...packages],
    { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' },
  );
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * @typedef {{ line: number, column: number }} Place
 * @typedef {{ status: string, replacement: string, location: { start: Place, end: Place } }} Mutant
 */

/**
 * Returns the lines of a mutant, as they are and as they became, each on one line.
 * @param {string} source
 * @param {Mutant} mutant
 */
function change(source, { replacement, location: { start, end } }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const before = (lines[0] ?? '').slice(0, start.column - 1);
  const after = (lines.at(-1) ?? '').slice(end.column - 1);
  const [from, to] = [lines.join(' '), before + replacement + after].map((text) =>
    text.replaceAll(/\s+/g, ' ').trim(),
  );
  return { line: start.line, from: from ?? '', to: to ?? '' };
}

/**
 * Mutates one module, and returns its mutants, or nothing when Stryker could not run.
 * @param {string} file
 * @param {readonly string[]} tests
 */
function mutate(file, tests) {
  const report = join(reports, `${file.replaceAll('/', '-')}.json`);
  rmSync(report, { force: true });
  const { stdout } = spawnSync(
    process.execPath,
    [program, 'run', 'test/mutation/stryker.config.js'],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        STRYKER_MODULE: file,
        STRYKER_REPORTS: reports,
        STRYKER_TESTS: tests.join(','),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (!existsSync(report)) {
    process.stdout.write(stdout);
    return undefined;
  }
  /** @type {{ source: string, mutants: Mutant[] }} */
  const { source, mutants } = JSON.parse(readFileSync(report, 'utf8')).files[file];
  const valid = mutants.filter(({ status }) => !/Error|Ignored/.test(status));
  const alive = valid.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const explained = survivors[file] ?? [];
  return {
    mutants: valid.length,
    alive: alive.length,
    unexplained: alive
      .map((mutant) => change(source, mutant))
      .filter(({ from, to }) => !explained.some((known) => known.from === from && known.to === to)),
  };
}

if (!existsSync(program)) install();
const words = process.argv.slice(2);
let failed = 0;
for (const [file, tests] of Object.entries(modules)) {
  if (words.length > 0 && !words.some((word) => file.includes(word))) continue;
  const result = mutate(file, tests);
  const score = result === undefined ? 0 : 100 * (1 - result.alive / result.mutants);
  const { mutants, alive, unexplained } = result ?? { mutants: 0, alive: 0, unexplained: [] };
  process.stdout.write(
    `${file}: ${mutants} mutants, ${alive} survived, ${unexplained.length} unexplained, ${score.toFixed(1)} %\n`,
  );
  for (const { line, from, to } of unexplained) {
    process.stdout.write(`  line ${line}\n    - ${from}\n    + ${to}\n`);
  }
  if (score < lowestScore || unexplained.length > 0) failed += 1;
}
process.stdout.write(`${failed} modules below ${lowestScore} %, or with unexplained survivors\n`);
process.exitCode = failed > 0 ? 1 : 0;
