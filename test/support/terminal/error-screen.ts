import { expect } from 'vitest';
import type { ErrorData } from '../../../src/errors/errors.ts';
import { traitsOf } from '../../../src/errors/traits.ts';
import { errorMessage } from '../../../src/i18n/errors.ts';
import { type Lang, otherLang } from '../../../src/i18n/languages.ts';
import { shared } from '../../../src/i18n/messages.ts';
import { storeMessages } from '../../../src/steps/key/store-messages.ts';
import { leftovers } from '../network/leak-checks.ts';
import { keysHint } from './keys-hint.ts';
import type { ProgramTerminal } from './pty.ts';
import { choose, flat, isAt, markedLine, says, secret, wizard } from './screens.ts';
import type { Session, StartOptions } from './session.ts';

export type Action = keyof typeof shared.en.actions | 'open';

function labelOf(lang: Lang, { code }: ErrorData, way: Action): string {
  const { actions, openPages } = shared[lang];
  return way === 'open' ? openPages[traitsOf(code).page ?? 'help'] : actions[way];
}

/** Texts of an error beside its title. */
export type TextsOf = (lang: Lang, error: ErrorData) => readonly string[];

const ownTexts: TextsOf = (lang, error) => {
  const { message, hint } = errorMessage(lang, error);
  return [message, hint];
};

/** Expects the screen of an error, with its texts and actions, the first of which Enter selects. */
async function expectErrorScreen(
  terminal: ProgramTerminal,
  lang: Lang,
  error: ErrorData,
  actions: readonly Action[],
  textsOf: TextsOf,
): Promise<string> {
  const { title } = errorMessage(lang, error);
  const frame = await terminal.waitFor(says(title));
  for (const text of textsOf(lang, error)) expect(flat(frame)).toContain(flat(text));
  const labels = actions.map((way) => labelOf(lang, error, way));
  expect(markedLine(frame)).toBe(flat(labels[0] ?? ''));
  for (const label of labels) expect(flat(frame)).toContain(flat(label));
  expect(frame).toContain(`${shared[lang].keyNames.return} ${shared[lang].choose}`);
  expect(frame).toMatch(keysHint(lang));
  expect(leftovers(terminal.everyByte())).toEqual([]);
  return frame;
}

/** Expects the screen of an error in both languages, and leaves the wizard in the initial one. */
export async function expectErrorScreenInBoth(
  terminal: ProgramTerminal,
  lang: Lang,
  error: ErrorData,
  actions: readonly Action[],
  textsOf: TextsOf = ownTexts,
): Promise<void> {
  await expectErrorScreen(terminal, lang, error, actions, textsOf);
  const other = otherLang(lang);
  await terminal.pressUntil('ctrl+l', says(errorMessage(other, error).title));
  await expectErrorScreen(terminal, other, error, actions, textsOf);
  await terminal.pressUntil('ctrl+l', says(errorMessage(lang, error).title));
}

/** Starts and pastes the key. The check may wait for seconds; animation is off, because each frame costs time. */
export async function startAtCheck(
  session: Session,
  lang: Lang,
  options: StartOptions = {},
): Promise<ProgramTerminal> {
  const args = ['--no-animation', ...(options.args ?? [])];
  const terminal = await session.start(lang, { ...options, args });
  await wizardToCheck(terminal, lang);
  return terminal;
}

/** Goes from the first screen to the check of a pasted key. */
export async function wizardToCheck(terminal: ProgramTerminal, lang: Lang): Promise<void> {
  await wizard(terminal, { lang, paste: secret, to: 'paste' });
  await terminal.pasteUntil(secret, '•••');
  await terminal.pressUntil('return', (frame) => !isAt('paste', lang)(frame));
}

/** Keeps the key in memory, because these sessions have no keychain. */
export async function keepForSession(terminal: ProgramTerminal, lang: Lang): Promise<void> {
  await terminal.waitFor(isAt('place', lang));
  await choose(terminal, storeMessages[lang].memory);
  await terminal.waitFor(isAt('stored', lang));
}
