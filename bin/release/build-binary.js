import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { noticesFor } from '../dev/notices.js';
import { prepare } from '../dev/prepare.js';
import { inProject, print } from '../dev/run.js';
import config from './binary/rolldown.config.js';
import { npm, release, writeSums } from './files.js';

/**
 * Systems that executables are built for: keytar's name of the system, and the package of a Node of the same version that
 * runs here. Newer Nodes need a library that a minimal Linux lacks, and crash under Wine; npm has no older one for Macs
 * with an Apple chip.
 */
const targets = /** @type {Readonly<Record<string, { prebuild: string, builder: string }>>} */ ({
  'linux-x64': { prebuild: 'linux-x64', builder: 'linux-x64' },
  'win-x64': { prebuild: 'win32-x64', builder: 'linux-x64' },
  'darwin-arm64': { prebuild: 'darwin-arm64', builder: 'linux-x64-26' },
  'darwin-x64': { prebuild: 'darwin-x64', builder: 'linux-x64' },
});
const here = 'linux-x64';

/** Builds single executables into release/: for the named systems, or for all of them. */
export async function buildBinaries(/** @type {readonly string[]} */ names) {
  const unknown = names.find((name) => !Object.hasOwn(targets, name));
  if (unknown !== undefined) throw new Error(`There is no target ${unknown}.`);
  if (`${process.platform}-${process.arch}` !== here) {
    throw new Error('Executables are built on Linux x64.');
  }
  if (!(await prepare())) return;
  const nodes = installNodes();
  mkdirSync(release, { recursive: true });
  await bundle();
  const files = (names.length > 0 ? names : Object.keys(targets)).map((name) => build(name, nodes));
  rmSync(join(release, 'binary.cjs'));
  writeSums(files);
}

/** Installs the Nodes, whose content the lockfile pins. Returns the folder of the packages. */
function installNodes() {
  const from = inProject('bin/release/nodes');
  const to = inProject('node_modules/.release/nodes');
  mkdirSync(to, { recursive: true });
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) {
    copyFileSync(join(from, name), join(to, name));
  }
  print('Installing the Nodes, 600 MB …');
  // Without `--force`, npm refuses packages for other systems.
  npm(to, 'ci', '--force', '--ignore-scripts');
  return join(to, 'node_modules');
}

async function bundle() {
  const build = await rolldown(config);
  const { output } = await build.write(config.output).finally(() => build.close());
  const modules = output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
  const keytar = inProject('node_modules/keytar/lib/keytar.js');
  writeFileSync(join(release, 'NOTICES.txt'), noticesFor([...modules, keytar]));
}

/**
 * @param {string} name
 * @param {string} nodes
 */
function build(name, nodes) {
  const { prebuild, builder } = targets[name] ?? { prebuild: '', builder: '' };
  const output = join(release, `mistral-onboard-${name}${name.startsWith('win') ? '.exe' : ''}`);
  const [settings, blob] = [join(release, `${name}.json`), join(release, `${name}.blob`)];
  const options = {
    main: join(release, 'binary.cjs'),
    output: blob,
    disableExperimentalSEAWarning: true,
    // Compiled code is for the system that compiled it.
    useCodeCache: name === here,
    assets: { 'keytar.node': inProject(`node_modules/keytar/prebuilds/${prebuild}/keytar.node`) },
  };
  writeFileSync(settings, JSON.stringify(options));
  run(nodeIn(nodes, builder), ['--experimental-sea-config', settings]);
  copyFileSync(nodeIn(nodes, name), output);
  chmodSync(output, 0o755);
  // The names under which Node looks for an embedded program.
  const fuse = ['--sentinel-fuse', 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'];
  const segment = name.startsWith('darwin') ? ['--macho-segment-name', 'NODE_SEA'] : [];
  const postject = join(nodes, 'postject/dist/cli.js');
  run(process.execPath, [postject, output, 'NODE_SEA_BLOB', blob, ...fuse, ...segment]);
  for (const file of [settings, blob]) rmSync(file);
  return output;
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function run(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

/**
 * @param {string} nodes
 * @param {string} name
 */
function nodeIn(nodes, name) {
  const folder = join(nodes, name, 'bin');
  const program = ['node', 'node.exe'].map((file) => join(folder, file)).find(existsSync);
  if (program === undefined) throw new Error(`The package ${name} has no Node.`);
  return program;
}

await buildBinaries(process.argv.slice(2));
