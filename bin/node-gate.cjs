'use strict';

/**
 * Returns true if this Node is new enough. Otherwise, prints so in both languages and sets the exit code. Uses only the
 * syntax of very old Nodes, as every file must that is loaded before.
 */
exports.isNodeNewEnough = function isNodeNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return true;
  process.stderr.write(
    `mistral-onboard needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org\n` +
      `mistral-onboard demande Node 20.19 ou plus récent ; ici, ${process.versions.node}. Voir https://nodejs.org\n`,
  );
  process.exitCode = 7;
  return false;
};
