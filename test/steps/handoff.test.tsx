import { describe, expect, test } from 'vitest';
import { exportNames, wizardFormats } from '../../src/core/export/formats.ts';
import { AppError } from '../../src/errors/errors.ts';
import { copySaveMessages } from '../../src/i18n/copy-save-messages.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import { createNoExports } from '../../src/services/demo/no-exports.ts';
import { createNoTools } from '../../src/services/demo/no-tools.ts';
import type { GivingEnd, ToolsPort } from '../../src/services/ports/tools.ts';
import { parseHandoffAnswer, withWritten } from '../../src/steps/handoff/logic.ts';
import { messages } from '../../src/steps/handoff/messages.ts';
import { settled } from '../support/fakes/answers.ts';
import { recordingExports } from '../support/fakes/recording-exports.ts';
import { key, keyText, never, type TestServicesOptions } from '../support/fakes/services.ts';
import { renderStep } from '../support/terminal/step.tsx';
import { asked, ready, to, wrote } from './handoff-scenes.ts';
import { sees, selectAction } from './scenes.ts';

const text = messages.en;
const copySaveText = copySaveMessages.en;

async function handoff(services: TestServicesOptions = {}) {
  return renderStep('handoff', {
    answers: {
      key: settled.key,
      model: { ...settled.model, id: 'ministral-8b-latest' },
      embeddings: { ...settled.embeddings, model: 'codestral-embed', dimensions: 256 },
    },
    services: { stored: key, ...services },
  });
}

describe('the list', () => {
  test('continues with Enter, and sends and writes nothing', async () => {
    const step = await handoff();
    await sees(step, text.oneProgram);
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: { written: [] } }]);
    expect([step.services.emulator.requests, step.services.exported.size]).toEqual([[], 0]);
  });

  test('shows the line for the shell of the person', async () => {
    const step = await handoff({ variables: { SHELL: '/usr/bin/fish' } });
    await sees(step, 'mistral-onboard env --shell fish | source');
  });

  test('marks written exports, and returns to the last position', async () => {
    const step = await handoff();
    await wrote('typescript')(step, 'en');
    await sees(step, copySaveText.written(exportNames.typescript));
    await step.screen.press('return');
    await sees(step, text.oneProgram);
    expect(step.screen.frame()).toMatch(/^› TypeScript program .* written$/m);
    await step.screen.press('home');
    await step.screen.press('return');
    expect(step.events).toEqual([{ answered: { written: ['typescript'] } }]);
  });
});

describe('a program', () => {
  test('uses the choices of the wizard, and is shown as written', async () => {
    const step = await handoff();
    await wrote('python')(step, 'en');
    await sees(step, text.run('mistral-onboard exec -- .venv/bin/python try_mistral.py'));
    const written = step.services.exported.get('try_mistral.py') ?? '';
    expect(written).toContain('model="ministral-8b-latest"');
    expect(written).toContain('output_dimension=256');
    expect(written).not.toContain(keyText);
    expect(step.screen.frame()).toContain('# Chat and embeddings with Mistral AI.');
  });

  test('is written to the path of the person', async () => {
    const step = await handoff();
    await to('curl')(step, 'en');
    await sees(step, copySaveText.where);
    await step.screen.type('\x15');
    await step.screen.type('tools/ask.sh');
    await sees(step, 'tools/ask.sh');
    await step.screen.press('return');
    await sees(step, copySaveText.written('tools/ask.sh'));
    expect([...step.services.exported.keys()]).toEqual(['tools/ask.sh']);
  });

  test('replaces another file only with consent', async () => {
    const files = new Map([['try_mistral.py', 'mine']]);
    const step = await handoff({ exports: recordingExports(files) });
    await wrote('python')(step, 'en');
    await sees(step, copySaveText.exists('try_mistral.py'));
    // Enter selects the option that loses nothing.
    await step.screen.press('return');
    await sees(step, copySaveText.where);
    expect(files.get('try_mistral.py')).toBe('mine');
    await step.screen.press('return');
    await sees(step, copySaveText.exists('try_mistral.py'));
    await selectAction(step.screen, copySaveText.replace);
    await sees(step, copySaveText.written('try_mistral.py'));
    expect(files.get('try_mistral.py')).toContain('mistralai');
  });

  test('is shown in the demo, and not written', async () => {
    const step = await handoff({ exports: createNoExports() });
    await to('python')(step, 'en');
    await sees(step, copySaveText.demo);
    await step.screen.press('return');
    await sees(step, copySaveText.notWritten('try_mistral.py'));
    expect(step.screen.frame()).toContain('# Chat and embeddings with Mistral AI.');
  });
});

describe('a .env', () => {
  test('is written if git ignores it, and never shown', async () => {
    const step = await handoff();
    await wrote('dotenv')(step, 'en');
    await sees(step, text.guards.ignored);
    expect(step.services.exported.get('.env')).toBe(`MISTRAL_API_KEY=${keyText}\n`);
    expect(step.screen.everyFrame()).not.toContain(keyText);
  });

  test('is written after the line in .gitignore, with consent', async () => {
    const files = new Map<string, string>();
    const step = await handoff({ exports: recordingExports(files, 'not-ignored') });
    await wrote('dotenv')(step, 'en');
    await sees(step, text.notIgnored('.env'));
    expect(files.size).toBe(0);
    await selectAction(step.screen, text.ignore);
    await sees(step, text.guards['ignored-now']);
    expect([...files.keys()]).toEqual(['.gitignore', '.env']);
  });

  test.each(['git-broken', 'tracked', 'git-missing'] as const)(
    'is not written if its git status is %s',
    async (status) => {
      const files = new Map<string, string>();
      const step = await handoff({ exports: recordingExports(files, status) });
      await wrote('dotenv')(step, 'en');
      await sees(step, '.env');
      await sees(step, status === 'tracked' ? 'Git tracks .env' : '.env is in a repository');
      expect(files.size).toBe(0);
      await step.screen.press('escape');
      await sees(step, text.oneProgram);
    },
  );
});

describe('a secret manager', () => {
  /** Signed-in tools that record what they receive. */
  function recording(give: ToolsPort['give'] = async () => ({ code: 0, says: '' })) {
    const given: string[] = [];
    const tools: ToolsPort = {
      ...ready(),
      give: async (path, command, secret, signal) => {
        given.push(
          `${[path, ...command.argv.slice(1)].join(' ')} < ${command.stdin(secret.reveal())}`,
        );
        return give(path, command, secret, signal);
      },
    };
    return { given, tools };
  }

  test('gets the key, never shown, after two key presses and Enter', async () => {
    const { given, tools } = recording();
    const step = await handoff({ tools });
    await asked(step, 'en');
    // The person sees the whole path of the program before it gets the key.
    expect(step.screen.frame()).toContain('/usr/bin/op item create -');
    expect(given).toEqual([]);
    await step.screen.press('return');
    await sees(step, text.tool.given('1Password'));
    expect(given).toHaveLength(1);
    expect(given[0]).toMatch(/^\/usr\/bin\/op item create - </);
    expect(given[0]).toContain(`"value":"${keyText}"`);
    expect(step.screen.everyFrame()).not.toContain(keyText);
  });

  test('gets nothing if the person goes back', async () => {
    const { given, tools } = recording();
    const step = await handoff({ tools });
    await asked(step, 'en');
    await step.screen.press('escape');
    await sees(step, text.tool.ready('op'));
    expect(given).toEqual([]);
  });

  test('that takes long is stopped by Esc', async () => {
    let isStopped = false;
    const { tools } = recording((_path, _command, _key, signal) => {
      signal.addEventListener('abort', () => {
        isStopped = true;
      });
      return never();
    });
    const step = await handoff({ tools });
    await asked(step, 'en');
    await step.screen.press('return');
    await sees(step, text.tool.giving('op'));
    await step.screen.press('escape');
    await sees(step, text.tool.stopped('op'));
    expect(isStopped).toBe(true);
  });

  test.each<[GivingEnd, string]>([
    [{ code: undefined, says: '' }, text.tool.tooLong('op')],
    [{ code: 4, says: 'no such vault' }, text.tool.said('no such vault')],
  ])('that fails is reported: %j', async (end, told) => {
    const step = await handoff({ tools: ready(end) });
    await asked(step, 'en');
    await step.screen.press('return');
    await sees(step, told);
  });

  test('that cannot be started is reported', async () => {
    const { tools } = recording(async () => {
      throw new AppError({ code: 'files', problem: 'missing', path: 'op' });
    });
    const step = await handoff({ tools });
    await asked(step, 'en');
    await step.screen.press('return');
    await sees(step, errorMessage('en', { code: 'files', problem: 'missing', path: 'op' }).message);
  });

  test('is not searched for in the demo', async () => {
    const step = await handoff({ tools: createNoTools() });
    await to('managers')(step, 'en');
    await sees(step, text.managers.slice(0, 30));
    await step.screen.press('return');
    await sees(step, text.runWith);
    expect(step.screen.frame()).not.toContain(text.tool.look);
  });
});

test('saves and restores written exports, and drops invalid data', () => {
  expect(parseHandoffAnswer({ written: ['curl', 'x', 'python', 7] })).toEqual({
    written: ['python', 'curl'],
  });
  expect([parseHandoffAnswer(undefined), parseHandoffAnswer({ written: 'x' })]).toEqual([
    undefined,
    undefined,
  ]);
  expect(withWritten(['dotenv'], 'python')).toEqual(['python', 'dotenv']);
  expect(wizardFormats.reduce(withWritten, [] as ReturnType<typeof withWritten>)).toEqual(
    wizardFormats,
  );
});
