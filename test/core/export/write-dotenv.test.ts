import { expect, test } from 'vitest';
import { writeDotenv } from '../../../src/core/export/write-dotenv.ts';
import type { GitStatus } from '../../../src/services/ports/exports.ts';
import { errorOf } from '../../support/error-of.ts';
import { recordingExports } from '../../support/fakes/recording-exports.ts';
import { key, keyText } from '../../support/fakes/services.ts';

const request = { path: '.env', key, ignores: true, replaces: false };

// A later rule, such as `!.env`, may undo the added line.
test.each<[GitStatus, object]>([
  ['not-ignored', { code: 'usage', problem: 'not-ignored' }],
  ['tracked', { code: 'usage', problem: 'tracked' }],
  ['git-broken', { code: 'files', problem: 'git-broken' }],
])('writes no key if git still reports %s after the line was added', async (after, error) => {
  const exported = new Map<string, string>();
  let looks = 0;
  const exports = {
    ...recordingExports(exported, 'not-ignored'),
    gitStatus: async (): Promise<GitStatus> => {
      looks += 1;
      return looks === 1 ? 'not-ignored' : after;
    },
  };
  expect(await errorOf(writeDotenv({ exports }, request))).toMatchObject(error);
  expect([...exported.values()].join()).not.toContain(keyText);
});

test('writes the key if git ignores the file after the line was added', async () => {
  const exported = new Map<string, string>();
  const exports = recordingExports(exported, 'not-ignored');
  expect(await writeDotenv({ exports }, request)).toBe('ignored-now');
  expect(exported.get('.env')).toContain(keyText);
});
