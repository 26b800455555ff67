import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gitStatus } from '../../../src/services/project-scan/git-status.ts';
import { programsIn } from '../../support/processes/found-programs.ts';
import { makeRepository } from '../../support/processes/repository.ts';

const stop = new AbortController().signal;

describe('a git that waits without end', { tags: ['git'] }, () => {
  test.each(['.gitignore', '.git/info/exclude', '.git/config', '.git/HEAD'])(
    'is stopped, and the file does not count as outside of a repository: a pipe as %s',
    async (name) => {
      const folder = makeRepository();
      const pipe = join(folder.path, name);
      rmSync(pipe, { force: true });
      execFileSync('mkfifo', [pipe]);
      const path = join(folder.path, '.env');
      const options = { programs: programsIn(), stop, limitMs: 300 };
      expect(await gitStatus(path, options)).toBe('git-broken');
    },
  );
});
