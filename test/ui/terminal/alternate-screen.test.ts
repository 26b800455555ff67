import { expect, test } from 'vitest';
import { hasAlternateScreen } from '../../../src/ui/terminal/alternate-screen.ts';

test.each([
  [{ TERM: 'xterm-256color' }, true],
  [{ TERM: 'screen-256color', TMUX: '/tmp/tmux-0/default,1,0' }, true],
  [{ TERM: 'screen-256color' }, false],
  [{ TERM: 'screen.xterm-256color', STY: '12.pts-0.host' }, false],
  [{ TERM: 'xterm', STY: '12.pts-0.host' }, false],
  [{ TERM: 'linux' }, false],
  [{ TERM: 'vt220' }, false],
  [{ TERM: 'dumb' }, false],
  [{}, true],
])('a terminal with %j has a second screen: %s', (variables, has) => {
  expect(hasAlternateScreen(variables)).toBe(has);
});
