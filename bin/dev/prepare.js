import { bundle, isBundleReady } from './bundle.js';
import { withLock } from './lock.js';
import { arePackagesInstalled, installPackages } from './packages.js';
import { print } from './run.js';

/** Errors of npm and the file system, with their meaning. */
const reasons = /** @type {const} */ ([
  [/ENOSPC/, 'the disk is full', 'le disque est plein'],
  [/EACCES|EPERM|EROFS|mkdir/, 'a folder is not writable', 'un dossier est protégé en écriture'],
  [/EAI_|ECONN|ENOTFOUND|TIMEDOUT|UNREACH/, 'npm has no network', 'npm n’a pas de réseau'],
  [/no-npm/, 'npm is not installed', 'npm n’est pas installé'],
]);

/**
 * Installs the packages and builds dist/, unless that is done already. Returns whether the program is ready: if not, the
 * reason is printed and the exit code set, and the next start tries again.
 */
export async function prepare() {
  try {
    if (!arePackagesInstalled() || !isBundleReady()) await withLock(prepareAlone);
  } catch (error) {
    fail(1, error instanceof Error ? error.message : String(error));
  }
  return !process.exitCode;
}

async function prepareAlone() {
  if (!arePackagesInstalled()) {
    print('Installing packages, about a minute …  Installation des paquets, environ une minute …');
    const { code, report } = await installPackages();
    if (code !== 0) return fail(code, report);
  }
  if (isBundleReady()) return;
  print('Building …  Construction …');
  await bundle();
}

/** @param {number} code @param {string} report */
function fail(code, report) {
  const [, en, fr] = reasons.find(([pattern]) => pattern.test(report)) ?? [];
  if (en === undefined) print(report.trim());
  print(`The program could not be prepared: ${en ?? 'see above'}. Correct that, then start again.`);
  print(`Préparation impossible : ${fr ?? 'voir ci-dessus'}. Corrigez cela, puis relancez.`);
  process.exitCode = code;
}
