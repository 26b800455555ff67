import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { missingParts, remediesFor, requiredInCi, systemParts, tagsOf } from './system-parts.js';

afterEach(() => void vi.unstubAllEnvs());

const names = Object.keys(systemParts);

test.runIf(process.env['CI'])('with CI set, no part that Debian has is missing', () => {
  const missing = requiredInCi(missingParts());
  const told = [
    `CI is set, so none of these may be missing: ${missing.join(', ')}`,
    ...remediesFor(missing),
  ];
  if (missing.length > 0) throw new Error(told.join('\n'));
});

describe('a part of the system', () => {
  test('is missing if none of its programs is on PATH', () => {
    vi.stubEnv('PATH', '/nowhere');
    expect(missingParts()).toEqual(
      expect.arrayContaining(names.filter((name) => name !== 'libsecret')),
    );
  });

  test('is required in CI, and brought by a package, if Debian has one', () => {
    vi.stubEnv('PATH', '/nowhere');
    expect(requiredInCi(['git', 'libsecret', 'pwsh'])).toEqual(['git', 'libsecret']);
    expect(remediesFor(['git', 'libsecret', 'pwsh'])).toEqual([
      'On Debian: apt-get install git libsecret-1-0',
      'Debian has no package for pwsh, so CI does without it.',
    ]);
  });

  test('has no package to install if its programs exist but fail', () => {
    const folder = mkdtempSync(join(tmpdir(), 'programs-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const name of systemParts.namespaces.programs) {
      writeFileSync(join(folder, name), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    }
    vi.stubEnv('PATH', folder);
    expect(missingParts()).toContain('namespaces');
    expect(remediesFor(['namespaces'])).toEqual([systemParts.namespaces.refusal]);
  });

  test('has a tag that skips tests only if the part is missing', () => {
    const tags = tagsOf(['git']);
    expect(tags.map(({ name }) => name)).toEqual(names);
    expect(tags.filter((tag) => 'skip' in tag)).toEqual([{ name: 'git', skip: true }]);
  });
});
