import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const packagesStamp = `${root}node_modules/.mistral-onboard-packages`;
const buildStamp = `${root}dist/.sources`;

/**
 * Installs the pinned packages where the lockfile has changed since the last time, and builds dist/ where a source
 * has. Both checks read nothing but the lockfile and the sources' sizes and dates: a start that has nothing to do
 * pays a few milliseconds.
 */
export function prepare() {
  const lock = digest(readFileSync(`${root}package-lock.json`));
  if (readStamp(packagesStamp) !== lock) {
    say('Installing the pinned packages (once) …  Installation des paquets (une fois) …');
    run('npm', [
      'ci',
      '--include=dev',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]);
    writeFileSync(packagesStamp, lock);
  }
  const sources = digest(`${lock}\n${describeSources()}`);
  if (readStamp(buildStamp) !== sources) {
    say('Building (once) …  Construction (une fois) …');
    run(process.execPath, [`${root}bin/dev/build.js`]);
    writeFileSync(buildStamp, sources);
  }
}

/**
 * Runs a program with our terminal and stops here, with its exit code, where it fails.
 * @param {string} command
 * @param {readonly string[]} args
 */
export function run(command, args) {
  const windowsShell = process.platform === 'win32' && command === 'npm';
  const { status, error } = spawnSync(command, [...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windowsShell,
  });
  if (error === undefined && status === 0) return;
  process.exitCode = status ?? 1;
  throw new Error(
    `${command} ${args[0] ?? ''} failed${error === undefined ? '' : `: ${error.message}`}`,
  );
}

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

function describeSources() {
  const files = ['bin/dev/build.js', 'package.json', 'tsconfig.json'];
  for (const name of readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })) {
    files.push(`src/${name}`);
  }
  return files
    .sort()
    .map((file) => ({ file, stat: statSync(root + file) }))
    .filter(({ stat }) => stat.isFile())
    .map(({ file, stat }) => `${file} ${stat.size} ${stat.mtimeMs}`)
    .join('\n');
}

/** @param {string | Buffer} content */
function digest(content) {
  return createHash('sha256').update(content).digest('hex');
}

/** @param {string} path */
function readStamp(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
