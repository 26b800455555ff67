import { expect } from 'vitest';
import type { ErrorData } from '../../../src/errors/errors.ts';
import { traitsOf } from '../../../src/errors/traits.ts';
import { errorMessage } from '../../../src/i18n/errors.ts';
import type { Lang } from '../../../src/i18n/languages.ts';
import { shared } from '../../../src/i18n/messages.ts';
import { storeMessages } from '../../../src/steps/key/store-messages.ts';
import { leftovers } from '../network/leak-checks.ts';
import { keysHint } from './keys-hint.ts';
import type { ProgramTerminal } from './pty.ts';
import { choose, flat, isAt, markedLine, says, secret, wizard } from './screens.ts';
import type { Session, StartOptions } from './session.ts';

export type Action = keyof typeof shared.en.actions | 'open';

function labelOf(lang: Lang, { code }: ErrorData, action: Action): string {
  const { actions, openPages } = shared[lang];
  return action === 'open' ? openPages[traitsOf(code).page ?? 'help'] : actions[action];
}

/** Texts of an error beside its title. */
export type TextsOf = (lang: Lang, error: ErrorData) => readonly string[];

const ownTexts: TextsOf = (lang, error) => {
  const { message, hint } = errorMessage(lang, error);
  return [message, hint];
};

interface ErrorScreen {
  readonly error: ErrorData;
  /** Enter selects the first. */
  readonly actions: readonly Action[];
  readonly textsOf: TextsOf;
}

async function expectErrorScreen(
  terminal: ProgramTerminal,
  lang: Lang,
  { error, actions, textsOf }: ErrorScreen,
): Promise<string> {
  const { title } = errorMessage(lang, error);
  const frame = await terminal.waitFor(says(title));
  for (const text of textsOf(lang, error)) expect(flat(frame)).toContain(flat(text));
  const labels = actions.map((action) => labelOf(lang, error, action));
  expect(markedLine(frame)).toBe(flat(labels[0] ?? ''));
  for (const label of labels) expect(flat(frame)).toContain(flat(label));
  expect(frame).toContain(`${shared[lang].keyNames.return} ${shared[lang].choose}`);
  expect(frame).toMatch(keysHint(lang));
  expect(leftovers(terminal.everyByte())).toEqual([]);
  return frame;
}

/** Expects the screen of an error in a wizard in English, then in French, and switches back to English. */
export async function expectErrorScreenInBoth(
  terminal: ProgramTerminal,
  error: ErrorData,
  actions: readonly Action[],
  textsOf: TextsOf = ownTexts,
): Promise<void> {
  const expected = { error, actions, textsOf };
  await expectErrorScreen(terminal, 'en', expected);
  await terminal.pressUntil('ctrl+l', says(errorMessage('fr', error).title));
  await expectErrorScreen(terminal, 'fr', expected);
  await terminal.pressUntil('ctrl+l', says(errorMessage('en', error).title));
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
