import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { commandWords } from '../../../src/core/doctor/shown-path.ts';
import { hostileTexts, rawPieces } from '../../support/fakes/hostile-text.ts';
import { errorFamily } from '../../support/rules/error-families.ts';

// A file name is valid UTF-16 without NUL.
const names = hostileTexts
  .filter((text) => !text.includes('\0'))
  .map((text) => `/tmp/it's a ${text}`)
  .filter((name) => Buffer.from(name).toString() === name);

test('a path in the home folder is one for the shell, too', { tags: ['bash'] }, () => {
  const words = commandWords(['~/.bash_history', "~/it's/a b", '~/$(id)']);
  const printed = execFileSync('bash', ['-c', `printf '%s\n' ${words}`], {
    encoding: 'utf8',
    env: { HOME: '/home/jane' },
  });
  expect(printed).toBe("/home/jane/.bash_history\n/home/jane/it's/a b\n/home/jane/$(id)\n");
});

describe(errorFamily('text', 'a path in a command to type'), () => {
  test.each(['/plain/path.env', '/with a space', "/it's", ...names])(
    '%j',
    { tags: ['bash'] },
    (path) => {
      const messages = commandWords([path]);
      expect(rawPieces(messages)).toEqual([]);
      const printed = execFileSync('bash', ['-c', `printf %s ${messages}`], { encoding: 'utf8' });
      expect(printed).toBe(path);
    },
  );
});
