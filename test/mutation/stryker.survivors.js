/**
 * A mutant that no test can notice, as `stryker.js` prints it, and why.
 * @typedef {{ from: string, to: string, why: string }} Survivor
 */

/**
 * Survivors of each module.
 * @type {Readonly<Record<string, readonly Survivor[]>>}
 */
export const survivors = {};
