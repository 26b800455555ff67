import { Box } from 'ink';
import { expect, test } from 'vitest';
import { TaskStatus } from '../../../src/ui/components/task-status.tsx';
import { glyphs } from '../../../src/ui/theme/glyphs.ts';
import { View } from '../../support/terminal/view.tsx';
import { drawn } from './drawn.ts';

const elapsed = (seconds: number) => `${seconds} s`;

test('moves and counts seconds', async () => {
  const screen = await drawn(<TaskStatus label="Asking the service" elapsed={elapsed} />);
  const first = await screen.waitFor('Asking the service 0 s');
  await screen.waitFor((frame) => frame !== first && frame.includes('Asking the service'));
  await screen.waitFor('Asking the service 1 s');
});

test('shows only seconds if animation is off', async () => {
  const signs = glyphs(true, true);
  const screen = await drawn(
    <View glyphs={signs}>
      <TaskStatus label="Asking" elapsed={elapsed} />
    </View>,
  );
  await screen.waitFor(`${signs.info} Asking 1 s`);
  const frames = screen.everyFrame();
  for (const sign of glyphs(true).spinner) expect(frames).not.toContain(sign);
  expect(frames.split('Asking').length).toBeLessThanOrEqual(3);
});

test('counts down to zero and stays there', async () => {
  const left = (seconds: number) => `${seconds} s left`;
  const screen = await drawn(
    <TaskStatus label="Waiting" elapsed={elapsed} countDown={{ seconds: 0.5, left }} />,
  );
  await screen.waitFor('Waiting 1 s left');
  const ended = await screen.waitFor('Waiting 0 s left');
  await screen.waitFor((frame) => frame !== ended && frame.includes('Waiting 0 s left'));
});

test('gives a screen reader the label and the length of a wait, without animation', async () => {
  const left = (seconds: number) => `${seconds} s`;
  const screen = await drawn(
    <Box flexDirection="column">
      <TaskStatus label="Asking" elapsed={elapsed} />
      <TaskStatus label="Again in" elapsed={elapsed} countDown={{ seconds: 20, left }} />
    </Box>,
    { screenReader: true },
  );
  expect(screen.frame()).toBe('Asking\nAgain in 20 s');
});
