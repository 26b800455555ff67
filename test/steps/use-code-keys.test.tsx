import { describe, expect, test } from 'vitest';
import { copySaveMessages } from '../../src/i18n/copy-save-messages.ts';
import { createNoExports } from '../../src/services/demo/no-exports.ts';
import type { ClipboardPort } from '../../src/services/ports/clipboard.ts';
import { codeIn } from '../../src/steps/chat/logic.ts';
import { copySequence } from '../../src/ui/hooks/use-terminal-clipboard.ts';
import { settled } from '../support/fakes/answers.ts';
import { recordingExports } from '../support/fakes/recording-exports.ts';
import { key, keyText, type TestServicesOptions } from '../support/fakes/services.ts';
import { type RenderedStep, renderStep } from '../support/terminal/step.tsx';
import { to as toTopic } from './explore-scenes.ts';
import { to as toExport, wrote } from './handoff-scenes.ts';
import { down, sees, selectAction } from './scenes.ts';

const text = copySaveMessages.en;
const { key: storedKey, model, embeddings } = settled;

/** Creates a clipboard that records the texts it receives. */
function recordingClipboard() {
  const copied: string[] = [];
  const clipboard: ClipboardPort = {
    available: true,
    holds: async () => false,
    clear: async () => false,
    write: async (given) => {
      copied.push(given);
      return true;
    },
  };
  return { copied, clipboard };
}

function stepWith<Id extends 'handoff' | 'explore' | 'chat'>(
  id: Id,
  services: TestServicesOptions = {},
): Promise<RenderedStep<Id>> {
  return renderStep(id, {
    answers: { key: storedKey, model, embeddings },
    services: { stored: key, ...services },
  });
}

/** Opens the screen that shows the last request as a program. */
async function atProgram(services: TestServicesOptions = {}) {
  const step = await stepWith('chat', services);
  await sees(step, 'Your question');
  await step.screen.press('return');
  await sees(step, 'It works');
  await step.screen.type('p');
  await sees(step, 'from mistralai.client import Mistral');
  return step;
}

/** Returns the texts that the program sent to the clipboard of the terminal. */
function sentToTerminal(raw: string): readonly string[] {
  return Array.from(raw.matchAll(/\x1b\]52;c;([^\x07]*)\x07/g), ([, base64 = '']) =>
    Buffer.from(base64, 'base64').toString(),
  );
}

describe('a program', () => {
  test('is copied unchanged, however the screen wraps it', async () => {
    const { clipboard, copied } = recordingClipboard();
    const step = await atProgram({ clipboard });
    await step.screen.type('c');
    await sees(step, text.copied);
    expect(copied).toHaveLength(1);
    expect(copied[0]).toContain('{"role": "user", "content": "What is the best French cheese?"}');
    expect(copied[0]).not.toContain(keyText);
    expect(sentToTerminal(step.screen.everyFrame())).toEqual([]);
  });

  test('goes to the clipboard of the terminal if the machine has none', async () => {
    const step = await atProgram();
    await step.screen.press('right');
    await sees(step, '@mistralai/mistralai');
    await step.screen.type('c');
    await sees(step, text.sent);
    const [sent, ...others] = sentToTerminal(step.screen.everyFrame());
    expect(others).toEqual([]);
    expect(sent).toContain('import { Mistral } from "@mistralai/mistralai";\n');
  });

  test.each(['linux', 'dumb'])('sends nothing to a terminal of type %s', async (TERM) => {
    const step = await atProgram({ variables: { TERM } });
    await step.screen.type('c');
    await sees(step, text.notCopied);
    expect(sentToTerminal(step.screen.everyFrame())).toEqual([]);
  });

  test('is saved under a path of the person, and replaces a file only with consent', async () => {
    const files = new Map([['chat.py', 'mine']]);
    const step = await atProgram({ exports: recordingExports(files) });
    await step.screen.type('s');
    await sees(step, text.saveLead);
    await step.screen.press('return');
    await sees(step, text.exists('chat.py'));
    await step.screen.press('return');
    await sees(step, text.where);
    expect(files.get('chat.py')).toBe('mine');
    await step.screen.press('return');
    await sees(step, text.exists('chat.py'));
    await selectAction(step.screen, text.replace);
    await sees(step, text.written('chat.py'));
    expect(files.get('chat.py')).toMatch(/^[\s\S]*from mistralai[\s\S]*\n$/);
    expect(step.screen.frame()).toContain('from mistralai.client import Mistral');
  });

  test('is not saved on Esc, nor in the demo', async () => {
    const step = await atProgram();
    await step.screen.type('s');
    await sees(step, text.saveLead);
    await step.screen.press('escape');
    await sees(step, 'from mistralai.client import Mistral');
    expect(step.services.exported.size).toBe(0);
    const inDemo = await atProgram({ exports: createNoExports() });
    await inDemo.screen.type('s');
    await sees(inDemo, text.demo);
    await inDemo.screen.press('return');
    await sees(inDemo, text.notWritten('chat.py'));
  });
});

describe('in the hand-off', () => {
  test('the current command is copied, as one line', async () => {
    const { clipboard, copied } = recordingClipboard();
    const step = await stepWith('handoff', { clipboard, variables: { SHELL: '/bin/bash' } });
    await toExport('shells')(step, 'en');
    await sees(step, 'cmd.exe');
    await step.screen.type('c');
    await sees(step, text.copied);
    await down(step, 2);
    await step.screen.waitFor((frame) => !frame.includes(text.copied));
    await step.screen.type('c');
    await sees(step, text.copied);
    expect(copied).toEqual([
      'eval "$(mistral-onboard env)"',
      'mistral-onboard env --shell fish | source',
    ]);
  });

  test('a written file is copied', async () => {
    const { clipboard, copied } = recordingClipboard();
    const step = await stepWith('handoff', { clipboard });
    await wrote('openapi')(step, 'en');
    await sees(step, text.written('mistral.openapi.json'));
    await step.screen.type('c');
    await sees(step, text.copied);
    expect(copied).toEqual([step.services.exported.get('mistral.openapi.json')]);
  });

  test('a file with the key is not copied', async () => {
    const { clipboard, copied } = recordingClipboard();
    const step = await stepWith('handoff', { clipboard });
    await wrote('dotenv')(step, 'en');
    await sees(step, text.written('.env'));
    await step.screen.type('c');
    await step.screen.press('return');
    await sees(step, 'in one program');
    expect(copied).toEqual([]);
  });
});

describe('a result of Explore', () => {
  test('the completed code is copied with the code around it', async () => {
    const { clipboard, copied } = recordingClipboard();
    const step = await stepWith('explore', { clipboard });
    await toTopic('fim')(step, 'en');
    await step.screen.press('return');
    await sees(step, 'Its code is marked');
    await step.screen.type('c');
    await sees(step, text.copied);
    expect(copied[0]).toMatch(
      /^def is_prime\(n: int\) -> bool:\n {4}if n < 2:\n[\s\S]*\n\nprint\(/,
    );
  });

  test('structured output is saved as JSON', async () => {
    const step = await stepWith('explore');
    await toTopic('structured')(step, 'en');
    await step.screen.press('return');
    await sees(step, 'The answer fits the schema.');
    await step.screen.type('s');
    await sees(step, text.where);
    await step.screen.press('return');
    await sees(step, text.written('order.json'));
    expect(JSON.parse(step.services.exported.get('order.json') ?? '')).toHaveProperty('customer');
  });
});

describe('the code in an answer', () => {
  test.each([
    ['no code', ''],
    ['a\n```python\nx = 1\n```\nb', 'x = 1\n'],
    ['```\na\n```\n~~~js\nb\n~~~', 'a\n\nb\n'],
    ['```sh\ncut o', 'cut o'],
    ['````md\n```\nx\n```\n````', '```\nx\n```\n'],
  ])('is found between its fences: %j has %j', (answer, code) => {
    expect(codeIn(answer)).toBe(code);
  });
});

test('a text that is too long for terminals is not sent cut off', () => {
  expect(copySequence('x'.repeat(55_000))).toBeDefined();
  expect(copySequence('x'.repeat(60_000))).toBeUndefined();
  expect(copySequence('é ✓')).toBe(`\x1b]52;c;${Buffer.from('é ✓').toString('base64')}\x07`);
});
