import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../../src/errors/errors.ts';
import { pages } from '../../src/i18n/links.ts';
import { shared } from '../../src/i18n/messages.ts';
import type { FilesPort } from '../../src/services/ports/services.ts';
import { messages as billing } from '../../src/steps/billing/messages.ts';
import type { StepEntry } from '../../src/steps/step.ts';
import { registry } from '../../src/wizard/registry.ts';
import { sees, steady } from '../steps/scenes.ts';
import { settled } from '../support/fakes/answers.ts';
import { keyText } from '../support/fakes/services.ts';
import { longWait } from '../support/long-wait.ts';
import { isAt, screens, stepTitle, titles } from '../support/terminal/screens.ts';
import { renderWizard } from '../support/terminal/wizard.tsx';

const titleLine = (frame: string) =>
  frame.split('\n')[0]?.replace(/(?: +Ctrl\+L \S+)?(?: +[●○]+)?$/, '');
const lastLine = (frame: string) => frame.split('\n').at(-1);

/** Files whose writes wait until they are released one after another. */
function slowFiles() {
  const written: string[] = [];
  const waiting: (() => void)[] = [];
  const files: FilesPort = {
    read: async () => undefined,
    writeAtomic: async (_path, text) => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      written.push(text);
    },
    change: async () => {},
    remove: async () => {},
    checkWritable: async () => {},
  };
  return { files, written, waiting, letGo: () => waiting.splice(0).forEach((go) => void go()) };
}

describe('the frame around every screen', () => {
  test('shows the current step and the keys that work', async () => {
    const { screen } = await renderWizard();
    const frame = screen.frame();
    expect(titleLine(frame)).toBe(stepTitle('account', 'en'));
    expect(frame.split('\n')[0]).toMatch(/ {20,}Ctrl\+L Français {2}○+$/);
    expect(frame.split('\n')[0]?.match(/○/g)).toHaveLength(registry.length);
    expect(frame.split('\n')[1]).toBe('─'.repeat(80));
    expect(lastLine(frame)).toBe('Enter choose · ↑↓ move · Y why? · ? keys');
  });

  test('says on every screen that it is a demo', async () => {
    const wizard = await renderWizard({ session: { demo: true } });
    const notice = shared.en.demo;
    expect(wizard.screen.frame().split('\n')[1]).toBe(notice);
    await wizard.screen.press('return');
    await sees(wizard, billing.en.free);
    expect(wizard.screen.frame().split('\n')[1]).toBe(notice);
  });

  test('has a maximum width, and follows the window', async () => {
    const { screen } = await renderWizard({ columns: 200, rows: 50 });
    expect(
      Math.max(
        ...screen
          .frame()
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBe(22 + 100 + 3 + 59);
    await screen.resize(50, 30);
    const frame = await steady(screen);
    expect(frame.split('\n').every((line) => line.length <= 50)).toBe(true);
  });

  test('draws only ASCII in an ASCII terminal', async () => {
    const { screen } = await renderWizard({ unicode: false });
    const frame = screen.frame();
    expect(frame.split('\n')[1]).toBe('-'.repeat(80));
    expect(frame).toContain('> I have an account: continue');
    expect(lastLine(frame)).toBe('Enter choose | ^v move | Y why? | ? keys');
    expect(frame).not.toMatch(/[›●○─✓✗•↑↓★☆]/);
  });
});

describe('keys of every screen', () => {
  test('Esc goes back, except on the first screen', async () => {
    const wizard = await renderWizard({ at: 'billing' });
    await wizard.screen.press('escape');
    await wizard.screen.waitFor(stepTitle('account', 'en'));
    await steady(wizard.screen);
    await wizard.screen.press('escape');
    expect(titleLine(await steady(wizard.screen))).toBe(stepTitle('account', 'en'));
    expect(wizard.places.map(({ current }) => current)).toEqual(['account']);
    expect(wizard.reasons).toEqual([]);
  });

  test('Ctrl+L switches all text and back, and the language is saved', async () => {
    const wizard = await renderWizard({ at: 'billing', session: { demo: true } });
    const english = wizard.screen.frame();
    await wizard.screen.press('ctrl+l');
    await sees(wizard, billing.fr.free);
    const before = english.split('\n');
    const same = wizard.screen
      .frame()
      .split('\n')
      .filter((line) => before.includes(line));
    // The rule, empty lines, and the address of the page.
    expect(same.filter((line) => /\p{L}/u.test(line))).toEqual([pages.subscription]);
    expect(titleLine(wizard.screen.frame())).toBe(stepTitle('billing', 'fr'));
    expect(JSON.parse(wizard.services.written.at(-1) ?? '')).toMatchObject({ lang: 'fr' });
    await wizard.screen.press('ctrl+l');
    await sees(wizard, billing.en.free);
    expect(wizard.screen.frame()).toBe(english);
  });

  test('Ctrl+C leaves from any screen', async () => {
    const { screen, reasons } = await renderWizard({ at: 'key' });
    await screen.press('ctrl+c');
    expect(reasons).toEqual(['left']);
  });

  test('Enter on the last screen exits, and Esc goes back to the steps', async () => {
    const wizard = await renderWizard({ at: 'done', answers: settled });
    expect(titleLine(wizard.screen.frame())).toBe('Done');
    await wizard.screen.press('escape');
    await wizard.screen.waitFor(titles.en.at(-2) ?? '');
    const again = await renderWizard({ at: 'done', answers: settled });
    await again.screen.press('return');
    expect(again.reasons).toEqual(['done']);
    expect(wizard.reasons).toEqual([]);
  });
});

describe('a step', () => {
  test('is completed once by two Enters in one read', async () => {
    const wizard = await renderWizard();
    await wizard.screen.type('\r\r');
    await sees(wizard, billing.en.free);
    expect(titleLine(await steady(wizard.screen))).toBe(stepTitle('billing', 'en'));
    expect(wizard.places.map(({ current }) => current)).toEqual(['billing']);
  });

  test('is saved before the next screen appears, and ignores keys pressed meanwhile', async () => {
    const slow = slowFiles();
    const wizard = await renderWizard({ services: { files: slow.files } });
    await wizard.screen.press('return');
    await wizard.screen.press('return');
    await wizard.screen.press('return');
    expect(slow.waiting).toHaveLength(1);
    expect(titleLine(await steady(wizard.screen))).toBe(stepTitle('account', 'en'));
    slow.letGo();
    await sees(wizard, billing.en.free);
    expect(slow.written.map((text) => JSON.parse(text))).toMatchObject([
      { current: 'billing', answers: { account: { ready: true } } },
    ]);
  });

  test('stays completed if the language is switched while it is saved', async () => {
    const slow = slowFiles();
    const wizard = await renderWizard({ services: { files: slow.files } });
    await wizard.screen.press('return');
    await wizard.screen.press('ctrl+l');
    slow.letGo();
    await sees(wizard, billing.fr.free);
    slow.letGo();
    expect(JSON.parse(slow.written.at(-1) ?? '')).toMatchObject({ current: 'billing', lang: 'fr' });
    expect(wizard.places.at(-1)).toMatchObject({ current: 'billing' });
  });

  test('that cannot be saved is reported, and the wizard continues', async () => {
    const error = { code: 'files', problem: 'full', path: '/own/progress/default.json' } as const;
    let isFull = true;
    const files: FilesPort = {
      read: async () => undefined,
      writeAtomic: async () => {
        if (isFull) throw new AppError(error);
      },
      change: async () => {},
      remove: async () => {},
      checkWritable: async () => {},
    };
    const wizard = await renderWizard({ services: { files } });
    await wizard.screen.press('return');
    await sees(wizard, billing.en.free);
    const [, notice, why] = wizard.screen.frame().split('\n');
    expect(notice).toBe('Your progress can’t be saved.');
    expect(why).toBe('/own/progress/default.json is on a disk that is full.');
    expect(wizard.screen.frame().split('\n').length).toBeLessThanOrEqual(24);
    isFull = false;
    await wizard.screen.press('return');
    const after = registry[registry.findIndex(({ id }) => id === 'billing') + 1]?.id ?? 'key';
    await wizard.screen.waitFor(stepTitle(after, 'en'));
    expect(await steady(wizard.screen)).not.toContain('can’t be saved');
  });
});

function Broken(): never {
  throw new TypeError('x is not a function');
}

/** A step that cannot be drawn. */
const broken: StepEntry = {
  id: 'account',
  title: { en: 'Odd', fr: 'Étrange' },
  needs: [],
  load: async () => ({
    parse: () => undefined,
    View: Broken,
  }),
};

describe('a bug', () => {
  test('in a screen is reported as a bug, and that screen is not drawn', async () => {
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
    const wizard = await renderWizard({ registry: [broken], isBroken: true });
    await vi.waitFor(() => expect(wizard.reasons).toHaveLength(1), longWait);
    expect(wizard.reasons).toEqual([{ code: 'bug', detail: 'TypeError: x is not a function' }]);
    expect(wizard.screen.everyFrame()).not.toMatch(/TypeError|at \w+ \(|\.tsx/);
    expect(silent.mock.calls).toEqual([]);
    silent.mockRestore();
  });

  test('in loading the next screen is reported, too', async () => {
    const next: StepEntry = {
      id: 'billing',
      title: { en: 'Billing', fr: 'Facturation' },
      needs: [],
      load: () => Promise.reject(new Error('no such file')),
    };
    const [account] = registry;
    const wizard = await renderWizard({ registry: account === undefined ? [] : [account, next] });
    await wizard.screen.press('return');
    await vi.waitFor(() => expect(wizard.reasons).toHaveLength(1), longWait);
    expect(wizard.reasons).toEqual([{ code: 'bug', detail: 'Error: no such file' }]);
  });
});

test('gives a screen reader the text in order, without signs and frame', async () => {
  const { screen } = await renderWizard({ session: { screenReader: true } });
  const frame = screen.frame();
  expect(frame.split('\n')[0]).toBe(stepTitle('account', 'en'));
  expect(frame).not.toMatch(/[─●○›]/);
  expect(frame).toContain('(selected) I have an account: continue');
  expect(frame).toContain('Enter choose');
});

test('completes each step in turn with Enter and one paste, with the key in no frame and no file', async () => {
  const wizard = await renderWizard();
  const { screen, services } = wizard;
  for (const stop of screens.slice(0, -1)) {
    await screen.waitFor(isAt(stop, 'en'));
    await steady(screen);
    if (stop === 'paste') await screen.paste(`${keyText}\n`);
    else await screen.press('return');
  }
  await sees(wizard, ' OK · ');
  await screen.press('return');
  await sees(wizard, 'Your first chat and your first embeddings call worked.');
  const later = registry.slice(1).map(({ id }) => id);
  expect(wizard.places.map(({ current }) => current)).toEqual([...later, 'done']);
  expect(Object.keys(wizard.places.at(-1)?.answers ?? {})).toEqual(registry.map(({ id }) => id));
  expect(screen.everyFrame()).not.toContain(keyText);
  // One write per completed step, and one for the record of the key's store.
  expect(services.written).toHaveLength(registry.length + 1);
  expect(services.written.join()).not.toContain(keyText);
  // The list twice, one probe token, one question, one call for vectors, and nothing else.
  expect(services.emulator.requests.map(({ path }) => path)).toEqual([
    '/v1/models',
    '/v1/chat/completions',
    '/v1/models',
    '/v1/chat/completions',
    '/v1/embeddings',
  ]);
});
