import type { ErrorData } from '../../src/errors/errors.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import { shared } from '../../src/i18n/messages.ts';
import { refusing, type TestServicesOptions } from '../support/fakes/services.ts';
import type { TestScreen } from '../support/terminal/screen.tsx';
import { bytesOf } from '../support/terminal/terminal-keys.ts';
import type { Wizard, WizardOptions } from '../support/terminal/wizard.tsx';

/** One screen that a wizard run can come to, and how to get there by keys. */
export interface Scene {
  readonly name: string;
  readonly wizard: WizardOptions;
  /**
   * Goes on from the screen of the scene before it, where `drive` then begins, in the wizard of that one; only the
   * services of its own `walk` take the place of the former.
   */
  readonly goesOn?: boolean;
  /** Presses what leads from the first screen of the step to this one. */
  readonly drive?: (wizard: Wizard, lang: Lang) => Promise<unknown>;
  /** A text that this screen alone has. */
  readonly shows: (lang: Lang) => string;
  /** The screen holds text of a model, which is not ours to set. */
  readonly hasModelText?: boolean;
  /** The screen holds a text that stays in the language in which the scene began. */
  readonly keepsLang?: boolean;
  /** Looked at in terminals of every size; the others, which are made of the same parts, in the usual one. */
  readonly everySize?: boolean;
}

/** A scene whose trouble is an error that every call to the service answers with. */
export function errorOf(error: ErrorData): Pick<Scene, 'shows'> & {
  readonly services: TestServicesOptions;
} {
  return {
    services: { mistral: refusing(error) },
    shows: (lang) => errorMessage(lang, error).title,
  };
}

/** Enough for a machine with much else to do. */
const deadlineMs = 20_000;

/**
 * Waits until the screen holds a text, wherever its lines break, and takes keys: those pressed before it was painted
 * count for nothing.
 */
export async function sees({ screen }: Pick<Wizard, 'screen'>, text: string): Promise<void> {
  const wanted = text.replaceAll(/\s+/g, '');
  await screen.waitFor((frame) => frame.replaceAll(/\s+/g, '').includes(wanted), deadlineMs);
  await steady(screen);
}

/** The frame, once nothing is left to be drawn: a measured height is drawn one frame after it was measured. */
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

/** Presses Down so often, as one who holds it. */
export async function down({ screen }: Pick<Wizard, 'screen'>, rows: number): Promise<void> {
  if (rows > 0) await screen.type(bytesOf('down').repeat(rows));
}

/** Opens the page of a list of ways, of which opening is the one `below` the first. */
export async function opensPage(wizard: Wizard, below: number, says: string): Promise<void> {
  await down(wizard, below);
  await wizard.screen.press('return');
  await sees(wizard, says);
}

export const opened = (lang: Lang) => shared[lang].opened;
export const notOpened = (lang: Lang) => shared[lang].notOpened;

/** The ways on that a screen offers: the lines of its list, of which Enter takes the one with the marker. */
export function nextActions(frame: string): readonly string[] {
  const lines = frame.split('\n');
  const marked = lines.findIndex((line) => line.startsWith('› '));
  const isWay = (line: string | undefined) => /^(?:›| ) \S/.test(line ?? '');
  let first = marked;
  while (isWay(lines[first - 1])) first -= 1;
  const end = lines.findIndex((line, at) => at > marked && !isWay(line));
  return lines.slice(first, end);
}

/** Presses Enter on the way that says so. */
export async function takes(screen: TestScreen, way: string): Promise<void> {
  const actions = nextActions(await steady(screen)).map((line) => line.slice(2));
  const at = actions.indexOf(way);
  if (at === -1) throw new Error(`no way “${way}” among ${actions.join(', ')}`);
  await screen.press('home');
  await down({ screen }, at);
  await screen.press('return');
}

/** From a trouble, or from what was stopped there: the same once more. */
export const retries: NonNullable<Scene['drive']> = (wizard, lang) =>
  takes(wizard.screen, shared[lang].actions.retry);

/** Stops what runs, and does it once more. */
export const stopsAndRetries: NonNullable<Scene['drive']> = async (wizard, lang) => {
  await wizard.screen.press('escape');
  await sees(wizard, errorMessage(lang, { code: 'cancelled' }).title);
  await retries(wizard, lang);
};
