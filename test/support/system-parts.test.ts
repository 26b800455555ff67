import { afterEach, describe, expect, test, vi } from 'vitest';
import { missingParts, packagesFor, systemParts, tagsOf } from './system-parts.js';

afterEach(() => void vi.unstubAllEnvs());

const names = Object.keys(systemParts);

test.runIf(process.env['CI'])('with CI set, no part that Debian has is missing', () => {
  const packages = packagesFor(missingParts());
  if (packages.length > 0) {
    throw new Error(
      `CI is set, so no test may be skipped. Install these packages: ${packages.join(' ')}`,
    );
  }
});

describe('a part of the system', () => {
  test('is missing where none of its programs is on PATH', () => {
    vi.stubEnv('PATH', '/nowhere');
    expect(missingParts()).toEqual(
      expect.arrayContaining(names.filter((name) => name !== 'libsecret')),
    );
  });

  test('is brought by a Debian package, if there is one', () => {
    expect(packagesFor(['git', 'libsecret', 'pwsh'])).toEqual(['git', 'libsecret-1-0']);
  });

  test('has a tag that skips where it is missing, and does nothing where it is not', () => {
    const tags = tagsOf(['git']);
    expect(tags.map(({ name }) => name)).toEqual(names);
    expect(tags.filter((tag) => 'skip' in tag)).toEqual([{ name: 'git', skip: true }]);
  });
});
