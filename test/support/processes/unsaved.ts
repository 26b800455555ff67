import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { errorMessage } from '../../../src/i18n/errors.ts';
import { type Lang, otherLang } from '../../../src/i18n/languages.ts';
import { shared } from '../../../src/i18n/messages.ts';
import type { FileProblem } from '../../../src/services/files/file-error.ts';
import { messages as end } from '../../../src/wizard/messages.ts';
import { leftovers } from '../network/leak-checks.ts';
import { expectToLeave } from '../terminal/leaving.ts';
import type { ProgramTerminal } from '../terminal/pty.ts';
import { isAt, secret, titles, wizard } from '../terminal/screens.ts';
import type { Session } from '../terminal/session.ts';
import { type BrokenHome, ownIn } from './broken-home.ts';
import { describeTree } from './tree.ts';

/** Why progress can't be saved, and in which folder of our own. */
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
  expect(frame).toContain(`Ctrl+C ${shared[lang].leave}`);
}

/** All but folders: what is made for a file stays where the file can't be. */
const filesIn = (home: string) => describeTree(home).filter((line) => !/ 4\d{4} /.test(line));

/** Without spaces and line ends: a terminal breaks a line of talk wherever it is full. */
const solid = (text: string) => text.replaceAll(/\s/g, '');

/**
 * One start in the first of these homes; each of the others is put in its place while the wizard stands at its second step.
 * It tells in both languages what is the matter now, and changes nothing that was there. Gives the terminal, at that step,
 * and the language it is in.
 */
export async function standUnsaved(
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
    const unsaved = { problem, own: ownIn(home) };
    // A step is shown once all that was to be saved before it is settled: only then may a home become another.
    expectUnsaved(await terminal.pressUntil('escape', isAt('account', lang)), lang, unsaved);
    lang = otherLang(lang);
    expectUnsaved(await terminal.pressUntil('ctrl+l', isAt('account', lang)), lang, unsaved);
    expectUnsaved(await terminal.pressUntil('return', isAt('billing', lang)), lang, unsaved);
    expect(filesIn(home)).toEqual(before);
  }
  expect(leftovers(terminal.everyByte())).toEqual([]);
  return { terminal, lang };
}

/** Takes away what lies in a home; the home itself stays, for a program works in it. */
export async function empty(home: string): Promise<void> {
  for (const name of await readdir(home)) await rm(join(home, name), { recursive: true });
}

/**
 * A wizard run where nothing can be saved. It tells so in both languages, goes on all the same, promises nothing when it is
 * left, and changes nothing that was there.
 */
export async function wizardUnsaved(
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
  const unsaved = { problem, own: own ?? ownIn(home) };
  for (const [screen, frame] of Object.entries(frames)) {
    if (screen !== 'account') expectUnsaved(frame, lang, unsaved);
  }
  const other = otherLang(lang);
  const inOther = await terminal.pressUntil('ctrl+l', new RegExp(titles[other].join('|')));
  expectUnsaved(inOther, other, unsaved);
  await expectToLeave(terminal);
  const { message, hint } = wordsOf(other, unsaved);
  expect(solid(terminal.frame())).toBe(solid(`${end[other].leftUnsaved} ${message} ${hint}`));
  expect(leftovers(terminal.everyByte())).toEqual([]);
  expect(filesIn(home)).toEqual(before);
}

/** To the first answer, with a key that is asked to no place: `MISTRAL_ONBOARD_STORE` says `session`. */
async function wizardInMemory(terminal: ProgramTerminal, lang: Lang) {
  const first = await wizard(terminal, { lang, paste: secret, to: 'paste' });
  await terminal.pasteUntil(secret, '•••');
  await terminal.pressUntil('return', (frame) => !isAt('paste', lang)(frame));
  return {
    ...first,
    ...(await wizard(terminal, { lang, paste: secret, from: 'stored', to: 'answered' })),
  };
}
