import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

// Plain JavaScript, because `.ci/run` reads this table before any TypeScript can be run.

/**
 * A part of the system, beside Node and npm, that some tests use. It is present if all of its programs are on PATH and `works` returns true.
 * @typedef {object} SystemPart
 * @property {readonly string[]} [programs]
 * @property {() => boolean} [works]
 * @property {string} [debianPackage] `CI` requires the part only if Debian has a package for it.
 * @property {string} [refusal] Says why the part does not work although its programs are there.
 */

/** Tests name the parts they need in their `tags`, and are skipped if one is missing. */
export const systemParts = Object.freeze(
  /** @satisfies {Readonly<Record<string, SystemPart>>} */ ({
    age: { programs: ['age'], debianPackage: 'age' },
    bash: { programs: ['bash'], debianPackage: 'bash' },
    curl: { programs: ['curl'], debianPackage: 'curl' },
    dbus: { programs: ['dbus-daemon', 'dbus-send'], debianPackage: 'dbus' },
    dash: { programs: ['dash'], debianPackage: 'dash' },
    fish: { programs: ['fish'], debianPackage: 'fish' },
    git: { programs: ['git'], debianPackage: 'git' },
    'gnome-keyring': { programs: ['gnome-keyring-daemon'], debianPackage: 'gnome-keyring' },
    libsecret: { works: loadsKeytar, debianPackage: 'libsecret-1-0' },
    namespaces: {
      programs: ['nsenter', 'setpriv', 'unshare'],
      works: makesNamespaces,
      debianPackage: 'util-linux',
      refusal: 'The kernel lets this user make no namespaces: `unshare -rmn true` fails.',
    },
    openssl: { programs: ['openssl'], debianPackage: 'openssl' },
    pwsh: { programs: ['pwsh'] },
    python3: { programs: ['python3'], debianPackage: 'python3' },
    'secret-tool': { programs: ['secret-tool'], debianPackage: 'libsecret-tools' },
    tmux: { programs: ['tmux'], debianPackage: 'tmux' },
    zsh: { programs: ['zsh'], debianPackage: 'zsh' },
  }),
);

/** Enables the loopback address of a new network namespace. Minimal systems have Perl but not `ip`. */
export const bringUpLoopback =
  'ip link set lo up 2>/dev/null || perl -e \'socket(S,2,2,0)&&ioctl(S,0x8914,pack("a16sx22","lo",73))or die\'';

/** @typedef {keyof typeof systemParts} SystemPartName */

/** @type {readonly (readonly [SystemPartName, SystemPart])[]} */
const entries = Object.entries(/** @type {Record<SystemPartName, SystemPart>} */ (systemParts)).map(
  ([name, part]) => /** @type {const} */ ([/** @type {SystemPartName} */ (name), part]),
);

/**
 * Returns the parts that this machine does not have.
 * @returns {readonly SystemPartName[]}
 */
export function missingParts() {
  return entries.filter(([, part]) => !isPresent(part)).map(([name]) => name);
}

/**
 * Returns those of the missing parts without which `CI` must fail.
 * @param {readonly SystemPartName[]} missing
 */
export function requiredInCi(missing) {
  return missing.filter((name) => partOf(name).debianPackage !== undefined);
}

/**
 * Returns the Debian packages to install for these missing parts.
 * @param {readonly SystemPartName[]} missing
 */
export function packagesFor(missing) {
  return missing.flatMap((name) => {
    const { debianPackage } = partOf(name);
    return debianPackage !== undefined && refusalOf(name) === undefined ? [debianPackage] : [];
  });
}

/**
 * Says how to get these missing parts, one line each.
 * @param {readonly SystemPartName[]} missing
 */
export function remediesFor(missing) {
  const packages = packagesFor(missing);
  return [
    ...(packages.length > 0 ? [`On Debian: apt-get install ${packages.join(' ')}`] : []),
    ...missing.flatMap((name) => refusalOf(name) ?? []),
    ...missing
      .filter((name) => partOf(name).debianPackage === undefined)
      .map((name) => `Debian has no package for ${name}, so CI does without it.`),
  ];
}

/**
 * Defines one test tag per part for Vitest's configuration. The tag of a missing part skips its tests.
 * @param {readonly SystemPartName[]} missing
 */
export function tagsOf(missing) {
  // A tag with `skip: false` would undo the `skip: true` of another tag on the same test.
  return entries.map(([name]) => (missing.includes(name) ? { name, skip: true } : { name }));
}

/**
 * @param {SystemPartName} name
 * @returns {SystemPart}
 */
function partOf(name) {
  return systemParts[name];
}

/** @param {SystemPartName} name */
function refusalOf(name) {
  const { programs = [], refusal } = partOf(name);
  return programs.every(isOnPath) ? refusal : undefined;
}

/** @param {SystemPart} part */
function isPresent({ programs = [], works = () => true }) {
  return programs.every(isOnPath) && works();
}

/** @param {string} program */
function isOnPath(program) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.some((folder) => isExecutable(join(folder, program)));
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Returns true if the keychain's native part loads; on Linux it needs libsecret for that. */
function loadsKeytar() {
  try {
    createRequire(import.meta.url)('keytar');
    return true;
  } catch {
    return false;
  }
}

/** Returns true if the kernel lets this user create namespaces, which containers often forbid. */
function makesNamespaces() {
  return spawnSync('unshare', ['-rmn', 'sh', '-c', bringUpLoopback]).status === 0;
}
