import { expect, it } from 'vitest';
import { fixDotenv } from '../../../src/core/doctor/fix-dotenv.ts';
import type { GitStatus } from '../../../src/services/ports/exports.ts';
import { recordingExports } from '../../support/fakes/recording-exports.ts';

it.each<readonly [GitStatus, boolean]>([
  ['not-ignored', true],
  // Another program may have added the line between the report and the fix.
  ['ignored', false],
  ['tracked', false],
  ['no-git', false],
])('a .env with the git status %s is added to .gitignore: %s', async (status, isAdded) => {
  const exported = new Map<string, string>();
  const services = {
    exports: recordingExports(exported, status),
    scan: { project: async () => ({ root: '/project' }) },
  };
  const fix = { open: [], unignored: [{ shown: '.env', path: '.env' }] };
  await fixDotenv(services as never, fix, new AbortController().signal);
  expect(exported.has('.gitignore')).toBe(isAdded);
});
