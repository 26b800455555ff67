import { Box, Text } from 'ink';
import { afterEach, describe, expect, test } from 'vitest';
import { Labelled } from '../../../src/ui/components/labelled.tsx';
import { Link } from '../../../src/ui/components/link.tsx';
import { Panel } from '../../../src/ui/components/panel.tsx';
import { Prose } from '../../../src/ui/components/prose.tsx';
import { TaskStatus } from '../../../src/ui/components/task-status.tsx';
import { type Glyphs, glyphs } from '../../../src/ui/theme/glyphs.ts';
import { renderScreen, type TestScreen } from '../../support/terminal/screen.tsx';
import { View } from '../../support/terminal/view.tsx';

let screen: TestScreen;
afterEach(() => screen?.unmount());

async function frameOf(
  node: Parameters<typeof renderScreen>[0],
  columns = 80,
  screenReader = false,
): Promise<string> {
  screen = renderScreen(node, { columns, screenReader });
  await screen.settled();
  return screen.frame();
}

describe('glyphs', () => {
  const all = (signs: Glyphs): string => Object.values(signs).flat().join('');

  test('have an ASCII table, and all have the same width in both tables', () => {
    expect(all(glyphs(false))).toMatch(/^[\x20-\x7e]+$/);
    expect(Object.keys(glyphs(false))).toEqual(Object.keys(glyphs(true)));
  });

  test.each([true, false])('signs with different meanings differ (unicode: %s)', (unicode) => {
    const { good, warn, bad, info } = glyphs(unicode);
    expect(new Set([good, warn, bad, info]).size).toBe(4);
  });
});

describe('link', () => {
  const url = 'https://console.mistral.ai/api-keys';

  test('shows the plain address and is clickable', async () => {
    expect(await frameOf(<Link url={url} columns={60} />)).toBe(url);
    expect(screen.everyFrame()).toContain(`\x1b]8;;${url}`);
  });

  test('opens the whole address from each line of a long one', async () => {
    expect(await frameOf(<Link url={url} columns={30} />, 30)).toBe(
      'https://console.mistral.ai/\napi-keys',
    );
    expect(screen.everyFrame().split(`\x1b]8;;${url}`)).toHaveLength(3);
  });

  test.each([
    ['http', 'http://example.com/'],
    ['a script', 'javascript:alert(1)'],
    ['no address', 'example'],
  ])('%s is no link', async (_name, text) => {
    expect(await frameOf(<Link url={text} columns={60} />)).toBe(text);
    expect(screen.everyFrame()).not.toContain('\x1b]8;');
  });

  test('cannot send a sequence to the terminal', async () => {
    await frameOf(<Link url={'https://a.example/\x07\x1b]0;owned\x07'} columns={60} />);
    expect(screen.everyFrame()).not.toContain('\x1b]0;');
  });
});

describe('panel', () => {
  test.each([
    ['good', '✓'],
    ['warn', '!'],
    ['bad', '✗'],
    ['info', '●'],
  ] as const)('%s has the sign %s', async (tone, sign) => {
    const frame = await frameOf(
      <Panel tone={tone} title="Key refused" columns={40} lines={['Make another.']}>
        <Text>more</Text>
      </Panel>,
    );
    expect(frame).toBe(`${sign} Key refused\n  Make another.\n  more`);
  });

  test('wraps text beside its sign', async () => {
    const title = 'Votre compte attend un moyen de paiement valable';
    const frame = await frameOf(
      <Panel tone="bad" title={title} columns={40} lines={[title]} />,
      40,
    );
    expect(frame).toBe(
      [
        '✗ Votre compte attend un moyen de',
        '  paiement valable',
        '  Votre compte attend un moyen de',
        '  paiement valable',
      ].join('\n'),
    );
  });

  test('gives a screen reader no sign', async () => {
    expect(await frameOf(<Panel tone="bad" title="Refused" />, 80, true)).toBe('Refused');
  });
});

test('shows labelled rows in two columns, and wraps values in theirs', async () => {
  const rows = [
    { label: 'Modèle', value: 'mistral-small-latest' },
    { label: 'Prix', value: 'dix centimes par million de jetons' },
    { label: 'Page', value: <Text>drawn</Text> },
  ];
  expect(await frameOf(<Labelled rows={rows} columns={30} />, 30)).toBe(
    [
      'Modèle  mistral-small-latest',
      'Prix    dix centimes par',
      '        million de jetons',
      'Page    drawn',
    ].join('\n'),
  );
});

test('wraps prose without leading spaces, and keeps paragraphs', async () => {
  const text = 'un deux trois\n\nquatre cinq';
  expect(await frameOf(<Prose columns={7}>{text}</Prose>, 20)).toBe(
    'un deux\ntrois\n\nquatre\ncinq',
  );
});

describe('task status', () => {
  const elapsed = (seconds: number) => `${seconds} s`;

  test('moves and counts seconds', async () => {
    screen = renderScreen(<TaskStatus label="Asking the service" elapsed={elapsed} />);
    const first = await screen.waitFor('Asking the service 0 s');
    await screen.waitFor((frame) => frame !== first && frame.includes('Asking the service'));
    await screen.waitFor('Asking the service 1 s');
  });

  test('shows only seconds if animation is off', async () => {
    const signs = glyphs(true, true);
    screen = renderScreen(
      <View glyphs={signs}>
        <TaskStatus label="Asking" elapsed={elapsed} />
      </View>,
    );
    await screen.waitFor(`${signs.info} Asking 1 s`);
    const drawn = screen.everyFrame();
    for (const sign of glyphs(true).spinner) expect(drawn).not.toContain(sign);
    expect(drawn.split('Asking').length).toBeLessThanOrEqual(3);
  });

  test('counts down to zero and stays there', async () => {
    const left = (seconds: number) => `${seconds} s left`;
    screen = renderScreen(
      <TaskStatus label="Waiting" elapsed={elapsed} countDown={{ seconds: 0.5, left }} />,
    );
    await screen.waitFor('Waiting 1 s left');
    const ended = await screen.waitFor('Waiting 0 s left');
    await screen.waitFor((frame) => frame !== ended && frame.includes('Waiting 0 s left'));
  });

  test('gives a screen reader the label and the length of a wait, without animation', async () => {
    const left = (seconds: number) => `${seconds} s`;
    const frame = await frameOf(
      <Box flexDirection="column">
        <TaskStatus label="Asking" elapsed={elapsed} />
        <TaskStatus label="Again in" elapsed={elapsed} countDown={{ seconds: 20, left }} />
      </Box>,
      80,
      true,
    );
    expect(frame).toBe('Asking\nAgain in 20 s');
  });
});
