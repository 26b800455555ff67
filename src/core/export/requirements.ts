import { provider } from '../../i18n/provider.ts';

const { supported, compromised } = provider.sdk;

/** Generations of the Python library that the exported programs are written for, and the Python they need. */
export const pythonLibrary = {
  name: compromised.pypi.name,
  generations: Array.from(
    { length: supported.pypi.below - supported.pypi.from },
    (_, place) => supported.pypi.from + place,
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

/** Range of the JavaScript library, which has no compromised release in it and ends before the next generation. */
export const npmRange = `^${supported.npm.from}`;

/** The JavaScript library with its range, for npm. */
export const npmRequirement = `${compromised.npm.name}@${npmRange}`;
