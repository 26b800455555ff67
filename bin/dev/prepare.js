import { bundle, isBundleReady } from './bundle.js';
import { alone } from './lock.js';
import { arePackagesReady, installPackages } from './packages.js';
import { say } from './run.js';

/**
 * Installs the pinned packages where they are not installed, and builds dist/ where a source has changed. A start that
 * has nothing to do pays a few milliseconds. False where it failed: that is told then, and the exit code set.
 * @returns {Promise<boolean>}
 */
export async function prepare() {
  try {
    if (arePackagesReady() && isBundleReady()) return true;
    process.exitCode = await alone(prepareNow);
  } catch (thrown) {
    say(thrown instanceof Error ? thrown.message : String(thrown));
    process.exitCode = 1;
  }
  return process.exitCode === 0;
}

/**
 * Looks again at what is ready: another start may have done it while we waited for the lock.
 * @param {(pid: number) => void} tell
 */
async function prepareNow(tell) {
  if (!arePackagesReady()) {
    say('Installing the pinned packages (once) …  Installation des paquets (une fois) …');
    const code = await installPackages(tell);
    if (code > 0 && code < 128) {
      say('npm could not install them: see above.  npm n’a pas pu les installer : voir ci-dessus.');
    }
    if (code !== 0) return code;
  }
  if (isBundleReady()) return 0;
  say('Building (once) …  Construction (une fois) …');
  if (await bundle()) return 0;
  say('The build failed: see above.  La construction a échoué : voir ci-dessus.');
  return 1;
}
