import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { errorMessage } from '../../../src/i18n/errors.ts';
import { type Lang, otherLang } from '../../../src/i18n/languages.ts';
import { shared } from '../../../src/i18n/messages.ts';
import type { FileProblem } from '../../../src/services/files/file-error.ts';
import { messages as end } from '../../../src/wizard/messages.ts';
import { leftovers } from '../network/leak-checks.ts';
import { keysHint } from '../terminal/keys-hint.ts';
import { expectToLeave } from '../terminal/leaving.ts';
import type { ProgramTerminal } from '../terminal/pty.ts';
import { isAt, secret, titles, wizard } from '../terminal/screens.ts';
import type { Session } from '../terminal/session.ts';
import { appFolderIn, type BrokenHome } from './broken-home.ts';
import { describeTree } from './tree.ts';

/** The reason why progress can't be saved, and the app folder. */
interface Unsaved {
  readonly problem: FileProblem;
  readonly own: string;
}

const wordsOf = (lang: Lang, { problem, own }: Unsaved) =>
  errorMessage(lang, { code: 'files', problem, path: join(own, 'progress', 'default.json') });

/** Returns the wizard's message at 80 columns: the whole reason, and as much of the path as fits. */
function expectUnsaved(frame: string, lang: Lang, unsaved: Unsaved): void {
  const { message } = wordsOf(lang, unsaved);
  const lines = frame.split('\n');
  expect(lines[1]).toBe(shared[lang].unsaved);
  expect(lines[2]).toBe(message.length <= 80 ? message : `…${message.slice(-79)}`);
  expect(frame).toMatch(keysHint(lang));
}

/** Returns everything but folders: a folder created for a file remains even if the file cannot be created. */
const filesIn = (home: string) => describeTree(home).filter((line) => !/ 4\d{4} /.test(line));

/** Removes spaces and line ends, because a terminal breaks lines anywhere. */
const withoutSpaces = (text: string) => text.replaceAll(/\s/g, '');

/**
 * Starts the wizard in the first of these home folders, and replaces it by each of the others at the second step.
 * Expects that each problem is reported in both languages and that nothing is changed. Returns the terminal at that
 * step, and its language.
 */
export async function startInEachHome(
  session: Session,
  homes: readonly BrokenHome[],
): Promise<{ readonly terminal: ProgramTerminal; readonly lang: Lang }> {
  const { home } = session.folders;
  let lang: Lang = 'en';
  await homes[0]?.prepare?.(home);
  const terminal = await session.start(lang, { cwd: home });
  await wizard(terminal, { lang, paste: secret, to: 'billing' });
  for (const { prepare, problem } of homes) {
    await empty(home);
    await prepare?.(home);
    const before = filesIn(home);
    const unsaved = { problem, own: appFolderIn(home) };
    // A step appears after everything before it was saved; only then may the home folder be replaced.
    expectUnsaved(await terminal.pressUntil('escape', isAt('account', lang)), lang, unsaved);
    lang = otherLang(lang);
    expectUnsaved(await terminal.pressUntil('ctrl+l', isAt('account', lang)), lang, unsaved);
    expectUnsaved(await terminal.pressUntil('return', isAt('billing', lang)), lang, unsaved);
    expect(filesIn(home)).toEqual(before);
  }
  expect(leftovers(terminal.everyByte())).toEqual([]);
  return { terminal, lang };
}

/** Empties a home folder but keeps the folder itself, in which a program works. */
export async function empty(home: string): Promise<void> {
  for (const name of await readdir(home)) await rm(join(home, name), { recursive: true });
}

/**
 * Runs the wizard where nothing can be saved. Expects that it reports this in both languages, continues, does not claim
 * to have saved progress at its end, and changes nothing.
 */
export async function runUnsaved(
  session: Session,
  { prepare, prefix = [], problem, own }: BrokenHome,
  { lang, to }: { readonly lang: Lang; readonly to: 'billing' | 'answered' },
): Promise<void> {
  const { home } = session.folders;
  await prepare?.(home);
  const before = filesIn(home);
  const terminal = await session.start(lang, { prefix, cwd: home });
  const frames = await (to === 'billing'
    ? wizard(terminal, { lang, paste: secret, to })
    : wizardInMemory(terminal, lang));
  const unsaved = { problem, own: own ?? appFolderIn(home) };
  for (const [screen, frame] of Object.entries(frames)) {
    if (screen !== 'account') expectUnsaved(frame, lang, unsaved);
  }
  const other = otherLang(lang);
  const inOther = await terminal.pressUntil('ctrl+l', new RegExp(titles[other].join('|')));
  expectUnsaved(inOther, other, unsaved);
  await expectToLeave(terminal);
  const { message, hint } = wordsOf(other, unsaved);
  expect(withoutSpaces(terminal.frame())).toBe(
    withoutSpaces(`${end[other].leftUnsaved} ${message} ${hint}`),
  );
  expect(leftovers(terminal.everyByte())).toEqual([]);
  expect(filesIn(home)).toEqual(before);
}

/** Goes to the first answer with a key that is not stored: `MISTRAL_ONBOARD_STORE` is `session`. */
async function wizardInMemory(terminal: ProgramTerminal, lang: Lang) {
  const first = await wizard(terminal, { lang, paste: secret, to: 'paste' });
  await terminal.pasteUntil(secret, '•••');
  await terminal.pressUntil('return', (frame) => !isAt('paste', lang)(frame));
  return {
    ...first,
    ...(await wizard(terminal, { lang, paste: secret, from: 'stored', to: 'answered' })),
  };
}
