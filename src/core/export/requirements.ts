import { provider } from '../../i18n/provider.ts';

const { supported, compromised } = provider.sdk;

/** The Python library: its major versions that the exported programs are written for, and the Python that they need. */
export const pythonLibrary = {
  name: compromised.pypi.name,
  generations: Array.from(
    { length: supported.pypi.below - supported.pypi.from },
    (_, index) => supported.pypi.from + index,
  ),
  compromised: compromised.pypi.versions,
  python: supported.pypi.python,
} as const;

/** Requirement of the Python library for pip and uv; leaves out releases that steal keys. */
export const pythonRequirement = [
  `${pythonLibrary.name}>=${supported.pypi.from}`,
  `<${supported.pypi.below}`,
  ...pythonLibrary.compromised.map((version) => `!=${version}`),
].join(',');

/** Range of the JavaScript library. It contains no compromised release, and ends before the next major version. */
export const npmRange = `^${supported.npm.from}`;

/** The JavaScript library with its range, for npm. */
export const npmRequirement = `${compromised.npm.name}@${npmRange}`;
