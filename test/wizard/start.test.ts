import { EventEmitter } from 'node:events';
import xterm from '@xterm/headless';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { progressPath } from '../../src/core/models/chosen-model.ts';
import { AppError } from '../../src/errors/errors.ts';
import { errorMessage, errorText } from '../../src/i18n/errors.ts';
import { type Lang, langs } from '../../src/i18n/languages.ts';
import { shared } from '../../src/i18n/messages.ts';
import type { LedgerPort } from '../../src/services/ports/ledger.ts';
import { messages } from '../../src/wizard/messages.ts';
import { startWizard, type WizardOptions } from '../../src/wizard/start.tsx';
import { settled } from '../support/fakes/answers.ts';
import { everyError } from '../support/fakes/errors.ts';
import {
  createTestServices,
  keyText,
  profile,
  recordingFiles,
  type TestServicesOptions,
} from '../support/fakes/services.ts';
import { longWait } from '../support/long-wait.ts';
import { errorFamily } from '../support/rules/error-families.ts';
import { ScreenInput, ScreenOutput } from '../support/terminal/screen.tsx';
import { stepTitle } from '../support/terminal/screens.ts';

const terminals: xterm.Terminal[] = [];
afterEach(() => terminals.splice(0).forEach((terminal) => void terminal.dispose()));

interface Started {
  readonly stdin: ScreenInput;
  readonly stdout: ScreenOutput;
  readonly crashes: EventEmitter;
  readonly code: Promise<number>;
  /** Texts that stay in the terminal after the wizard. */
  readonly said: string[];
  readonly files: ReadonlyMap<string, string>;
  /** The languages of the screens, in order. */
  readonly shownIn: readonly Lang[];
}

async function start(
  given: TestServicesOptions = {},
  more: { readonly settings?: Partial<WizardOptions['settings']>; readonly utf8?: boolean } = {},
): Promise<Started> {
  const { utf8 = true } = more;
  const services = await createTestServices({ variables: { HOME: '/home/someone' }, ...given });
  const terminal = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  terminals.push(terminal);
  const [stdin, stdout] = [new ScreenInput(), new ScreenOutput(80, 24, terminal)];
  const crashes = new EventEmitter();
  const said: string[] = [];
  const files = new Map<string, string>();
  const shownIn: Lang[] = [];
  const { writeAtomic } = services.files;
  const code = startWizard({
    settings: {
      lang: 'fr',
      demo: false,
      fresh: false,
      screenReader: false,
      noAnimation: false,
      theme: 'dark',
      profile,
      ...more.settings,
    },
    lang: 'en',
    services: {
      ...services,
      files: {
        ...services.files,
        writeAtomic: async (path, text) => {
          files.set(path, text);
          await writeAtomic(path, text);
        },
      },
    },
    signal: new AbortController().signal,
    streams: {
      stdin: stdin as unknown as NodeJS.ReadStream,
      stdout: stdout as unknown as NodeJS.WriteStream,
      stderr: stdout as unknown as NodeJS.WriteStream,
    },
    unicode: utf8,
    utf8,
    about: '1.2.3',
    onLang: (lang) => void shownIn.push(lang),
    jobs: undefined,
    onPainted: async () => {},
    crashes,
    say: (text) => said.push(text),
  });
  return { stdin, stdout, crashes, code, said, files, shownIn };
}

/** Returns a text without the line ends that only the width of the terminal asks for. */
const unwrapped = (text: string) => text.replaceAll(/(?<=[^\n])\n(?=[^\n])/g, ' ');

const drawn = ({ stdout }: Started) =>
  vi.waitFor(() => expect(stdout.raw).toContain('\x1b[?2004h'), longWait);

describe(errorFamily('terminal', 'a terminal that closes while the wizard runs'), () => {
  test.each<readonly [string, (started: Started) => void]>([
    ['stdin ends', ({ stdin }) => stdin.end()],
    ['stdin fails', ({ stdin }) => stdin.destroy(Object.assign(new Error(), { code: 'EIO' }))],
    ['stdin is closed', ({ stdin }) => stdin.destroy()],
    [
      'stdout: EPIPE',
      ({ stdout }) => stdout.destroy(Object.assign(new Error(), { code: 'EPIPE' })),
    ],
    ['stdout: EIO', ({ stdout }) => stdout.destroy(Object.assign(new Error(), { code: 'EIO' }))],
  ])('%s: ends the wizard and keeps the completed steps', async (_, end) => {
    const started = await start();
    await drawn(started);
    end(started);
    expect(await started.code).toBe(130);
    expect(started.stdin.isRaw).toBe(false);
    expect(started.said).toEqual([`${messages.fr.left}\n`]);
  });
});

describe(errorFamily('files', 'progress that cannot be saved'), () => {
  test('is reported with the fix when the wizard exits', async () => {
    const error = { code: 'files', problem: 'full', path: '/own/progress/default.json' } as const;
    const writeAtomic = () => Promise.reject(new AppError(error));
    const started = await start({ files: { ...recordingFiles([]), writeAtomic } });
    await drawn(started);
    started.stdin.write('\x0c');
    await vi.waitFor(() => expect(started.stdout.raw).toContain(shared.en.unsaved), longWait);
    started.stdin.write('\x03');
    expect(await started.code).toBe(130);
    const { message, hint } = errorMessage('en', error);
    expect(started.said.map(unwrapped)).toEqual([
      `${messages.en.leftUnsaved} ${message} ${hint}\n`,
    ]);
  });
});

describe(errorFamily('terminal', 'a terminal without UTF-8'), () => {
  test('receives only ASCII', async () => {
    const started = await start({}, { utf8: false });
    await drawn(started);
    await vi.waitFor(() => expect(started.stdout.raw).toContain('Etape 1/'), longWait);
    expect(started.stdout.raw).toMatch(/^[\x00-\x7f]+$/);
    started.stdin.end();
    await started.code;
  });
});

/** A ledger that throws a bug when the last screen reads it. */
const brokenLedger: LedgerPort = {
  add: () => {},
  entries: () => {
    throw new TypeError(`no entry ${keyText}\x1b]0;title\x07`);
  },
};
const atDone = JSON.stringify({ lang: 'fr', current: 'done', answers: settled, skipped: [] });

/** Files of a wizard run that is at its end. */
async function filesAtDone(host: string) {
  const text = atDone.replace('{', `{"host":"${host}",`);
  const read = async (path: string) =>
    path === progressPath('/home/someone/.config', profile) ? text : undefined;
  return {
    read,
    writeAtomic: async () => {},
    change: async () => {},
    remove: async () => {},
    checkWritable: async () => {},
  };
}

describe(errorFamily('terminal', 'a bug'), () => {
  const path = '/home/someone/.config/crash-report.txt';
  const detail = 'TypeError: no entry … ]0;title ';

  test('in a component: prints what happened, the path of the report and the next step, without the key', async () => {
    const { emulator } = await createTestServices();
    const host = new URL(emulator.url).host;
    const files = await filesAtDone(host);
    const started = await start({ ledger: brokenLedger, files, mistral: { host } });
    expect(await started.code).toBe(70);
    const { title, message } = errorMessage('fr', { code: 'bug', detail });
    expect(started.said.map(unwrapped)).toEqual([
      `${title}\n\n${message} ${messages.fr.left}\n`,
      `\n${messages.fr.report(path)}\n`,
    ]);
    const report = started.files.get(path) ?? '';
    expect(report).toMatch(
      /^mistral-onboard 1\.2\.3\nat \d{4}-.*, on step done\n\nTypeError: no entry/,
    );
    expect(report).toMatch(/ at .*start\.test/);
    expect(report + started.stdout.raw + started.said.join()).not.toContain(keyText);
    expect(report).not.toMatch(/[^\n\x20-\x7e…]/);
    expect(started.stdin.isRaw).toBe(false);
  });

  test.each([
    ['in the demo, which writes nothing', { demo: true }, {}],
    ['on a disk that takes nothing', {}, { writeAtomic: () => Promise.reject(new Error('disk')) }],
  ])('is printed without a report %s', async (_, settings, broken) => {
    const { emulator } = await createTestServices();
    const host = new URL(emulator.url).host;
    const files = { ...(await filesAtDone(host)), ...broken };
    const started = await start({ ledger: brokenLedger, files, mistral: { host } }, { settings });
    expect(await started.code).toBe(70);
    expect(started.said).toHaveLength(1);
    if ('demo' in settings) expect(started.said[0]).not.toContain(messages.fr.left);
    expect(started.files.get(path) === undefined || 'writeAtomic' in broken).toBe(true);
  });

  test('that was not caught ends the wizard in the same way', async () => {
    const started = await start();
    await drawn(started);
    expect(started.stdout.raw).not.toContain(stepTitle('billing', 'fr'));
    started.crashes.emit('uncaughtException', new RangeError('of a timer'));
    expect(await started.code).toBe(70);
    expect(started.said[0]).toContain('RangeError: of a timer');
    expect(started.files.get(path)).toContain('on step account');
    expect(started.crashes.listenerCount('uncaughtException')).toBe(0);
  });
});

describe('after the last Enter', () => {
  async function ended(settings: Partial<WizardOptions['settings']>) {
    const { emulator } = await createTestServices();
    const host = new URL(emulator.url).host;
    const started = await start(
      { files: await filesAtDone(host), mistral: { host } },
      { settings },
    );
    await drawn(started);
    await vi.waitFor(() => expect(started.stdout.raw).toContain(messages.fr.next), longWait);
    // A key pressed before the first frame is ignored.
    await vi.waitFor(() => {
      started.stdin.write('\r');
      expect(started.said).not.toEqual([]);
    }, longWait);
    expect(await started.code).toBe(0);
    return started.said.join('');
  }

  test('the terminal keeps the store of the key, the cost, and the next commands', async () => {
    const said = await ended({});
    expect(said).toContain(settled.key.lastFour);
    expect(said).toContain('mistral-onboard chat Bonjour');
    expect(said).toContain('mistral-onboard exec -- python3 app.py');
    expect(said).toContain('https://docs.mistral.ai');
    expect(said).not.toContain(keyText);
  });

  test('the demo explains how to start for real', async () => {
    expect(await ended({ demo: true })).toBe(`${messages.fr.forReal} mistral-onboard\n`);
  });
});

test('reports the language of the screens at the start and after Ctrl+L', async () => {
  const started = await start();
  await drawn(started);
  expect(started.shownIn).toEqual(['fr']);
  started.stdin.write('\x0c');
  await vi.waitFor(() => expect(started.shownIn).toEqual(['fr', 'en']), longWait);
  started.stdin.end();
  await started.code;
});

describe('after an update of the program while it runs', () => {
  const gone = () => Object.assign(new Error('gone'), { code: 'MODULE_NOT_FOUND' });
  const error = { code: 'program-changed' } as const;

  test.each([
    ['the wizard says that the progress is saved', false, messages.fr.left],
    ['the demo, which saves nothing, does not', true, errorMessage('fr', error).hint],
  ])('%s', async (_, demo, closing) => {
    const started = await start({}, { settings: { demo } });
    await drawn(started);
    started.crashes.emit('uncaughtException', gone());
    expect(await started.code).toBe(7);
    const { title, message } = errorMessage('fr', error);
    expect(started.said.map(unwrapped)).toEqual([`${title}\n\n${message} ${closing}\n`]);
  });
});

test.each(langs)('no error claims that progress is saved, in %s', (lang) => {
  for (const error of everyError) {
    expect(errorText(lang, error)).not.toMatch(/progress(?:ion)? (?:is saved|est enregistrée)/);
  }
});
