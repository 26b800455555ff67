import type { ErrorData } from '../../src/errors/errors.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { shared } from '../../src/i18n/messages.ts';
import { refusing, type TestServicesOptions } from '../support/fakes/services.ts';
import type { TestScreen } from '../support/terminal/screen.tsx';
import { bytesOf } from '../support/terminal/terminal-keys.ts';
import type { Wizard, WizardOptions } from '../support/terminal/wizard.tsx';

/** One screen that a wizard run can reach, and the keys that lead to it. */
export interface Scene {
  readonly name: string;
  readonly wizard: WizardOptions;
  /**
   * Continues from the screen of the previous scene in the same wizard; `drive` starts there. Only the services of its
   * own `wizard` replace the earlier ones.
   */
  readonly goesOn?: boolean;
  /** Presses the keys that lead from the first screen of the step to this one. */
  readonly drive?: (wizard: Wizard, lang: Lang) => Promise<unknown>;
  /** A text that only this screen has. */
  readonly shows: (lang: Lang) => string;
  /** True if the screen shows text of a model, whose typography is not ours. */
  readonly hasModelText?: boolean;
  /** True if work on the screen ends by itself during a check, or would be ended by a key. */
  readonly keepsKeys?: boolean;
  /** The screen holds a text that stays in the language in which the scene began. */
  readonly keepsLang?: boolean;
  /**
   * True if the scene is tested in terminals of every size. The others, which consist of the same parts, are tested in
   * the default size.
   */
  readonly everySize?: boolean;
}

/** A scene with an error that every call to the service returns. */
export function errorOf(error: ErrorData): Pick<Scene, 'shows'> & {
  readonly services: TestServicesOptions;
} {
  return {
    services: { mistral: refusing(error) },
    shows: (lang) => errorMessage(lang, error).title,
  };
}

/** Allows for a busy machine. */
const deadlineMs = 20_000;

/**
 * Waits until the screen shows a text, however its lines break, and handles keys: those pressed before its first frame
 * are ignored.
 */
export async function sees({ screen }: Pick<Wizard, 'screen'>, text: string): Promise<void> {
  const wanted = text.replaceAll(/\s+/g, '');
  await screen.waitFor((frame) => frame.replaceAll(/\s+/g, '').includes(wanted), deadlineMs);
  await steady(screen);
}

/** Returns the frame when drawing is complete: a measured height is applied one frame later. */
export async function steady(screen: TestScreen): Promise<string> {
  for (let before = ''; ; ) {
    await screen.settled();
    await new Promise((resolve) => setImmediate(resolve));
    await screen.settled();
    const now = screen.frame();
    if (now === before) return now;
    before = now;
  }
}

/** Presses Down this many times in one burst, as a held key does. */
export async function down({ screen }: Pick<Wizard, 'screen'>, rows: number): Promise<void> {
  if (rows > 0) await screen.type(bytesOf('down').repeat(rows));
}

/** Opens the page from a list of actions, `below` rows below the first. */
export async function opensPage(wizard: Wizard, below: number, says: string): Promise<void> {
  await down(wizard, below);
  await wizard.screen.press('return');
  await sees(wizard, says);
}

export const opened = (lang: Lang) => shared[lang].opened;
export const notOpened = (lang: Lang) => shared[lang].notOpened;

/** Returns the actions on a screen: the lines of its list, of which Enter selects the marked one. */
export function nextActions(frame: string): readonly string[] {
  const lines = frame.split('\n');
  const marked = lines.findIndex((line) => line.startsWith('› '));
  const isAction = (line: string | undefined) => /^(?:›| ) \S/.test(line ?? '');
  let first = marked;
  while (isAction(lines[first - 1])) first -= 1;
  const end = lines.findIndex((line, at) => at > marked && !isAction(line));
  return lines.slice(first, end);
}

/** Selects the action with this label. */
export async function selectAction(screen: TestScreen, label: string): Promise<void> {
  const actions = nextActions(await steady(screen)).map((line) => line.slice(2));
  const at = actions.indexOf(label);
  if (at === -1) throw new Error(`no action “${label}” among ${actions.join(', ')}`);
  await screen.press('home');
  await down({ screen }, at);
  await screen.press('return');
}

/** Retries after an error or a stop. */
export const retries: NonNullable<Scene['drive']> = (wizard, lang) =>
  selectAction(wizard.screen, shared[lang].actions.retry);

/** Stops the running call and retries it. */
export const stopsAndRetries: NonNullable<Scene['drive']> = async (wizard, lang) => {
  await wizard.screen.press('escape');
  await sees(wizard, errorMessage(lang, { code: 'cancelled' }).title);
  await retries(wizard, lang);
};
