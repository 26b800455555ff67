'use strict';

/**
 * Returns true if this Node can run the program: 20.19 or newer, except 21 and 22.0 to 22.2, which lack
 * `process.getBuiltinModule`. Otherwise, prints so in both languages and sets the exit code. Uses only syntax that very
 * old Nodes can parse. The same is true of every file that is loaded before this check.
 */
exports.isNodeNewEnough = function isNodeNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 3) || (major === 20 && minor >= 19)) return true;
  process.stderr.write(
    `mistral-onboard needs Node 20.19 or newer, except 21 and 22.0 to 22.2; this is ${process.versions.node}. See https://nodejs.org\n` +
      `mistral-onboard demande Node 20.19 ou plus récent, sauf 21 et 22.0 à 22.2 ; ici, ${process.versions.node}. Voir https://nodejs.org\n`,
  );
  process.exitCode = 7;
  return false;
};
