import { expect, test } from 'vitest';
import { supportsSymbols, supportsUtf8 } from '../../../src/cli/output/unicode-support.ts';

test.each([
  ['linux', {}, true],
  ['linux', { LANG: '' }, true],
  ['linux', { LANG: 'fr_FR.UTF-8' }, true],
  ['darwin', { LC_CTYPE: 'en_US.utf8', LANG: 'C' }, true],
  ['linux', { LANG: 'C' }, false],
  ['linux', { LC_ALL: 'POSIX', LC_CTYPE: 'fr_FR.UTF-8' }, false],
  ['linux', { LANG: 'fr_FR.ISO-8859-1' }, false],
  ['linux', { LANG: 'C.UTF-8', TERM: 'linux' }, false],
  // Windows' console before Windows Terminal.
  ['win32', { LANG: 'C' }, false],
  ['win32', { WT_SESSION: 'a1b2' }, true],
  ['win32', { TERM_PROGRAM: 'vscode' }, true],
  ['win32', { TERM: 'xterm-256color' }, true],
] as const)('on %s a terminal with %j reads UTF-8: %s', (platform, variables, speaks) => {
  expect(supportsSymbols(variables, platform)).toBe(speaks);
});

test.each([
  ['linux', {}, true],
  ['linux', { LANG: 'C.UTF-8', TERM: 'linux' }, true],
  ['linux', { LANG: 'C', TERM: 'linux' }, false],
  ['win32', { LC_ALL: 'C' }, true],
] as const)('on %s a terminal with %j shows accents: %s', (platform, variables, reads) => {
  expect(supportsUtf8(variables, platform)).toBe(reads);
});
