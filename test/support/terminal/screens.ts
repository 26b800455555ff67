import type { Lang } from '../../../src/i18n/languages.ts';
import { messages as account } from '../../../src/steps/account/messages.ts';
import { messages as billing } from '../../../src/steps/billing/messages.ts';
import { messages as chat } from '../../../src/steps/chat/messages.ts';
import { messages as embeddings } from '../../../src/steps/embeddings/messages.ts';
import { messages as explore } from '../../../src/steps/explore/messages.ts';
import { messages as handoff } from '../../../src/steps/handoff/messages.ts';
import { messages as key } from '../../../src/steps/key/messages.ts';
import { storeMessages } from '../../../src/steps/key/store-messages.ts';
import { messages as model } from '../../../src/steps/model/messages.ts';
import { messages as practices } from '../../../src/steps/practices/messages.ts';
import { messages as pricing } from '../../../src/steps/pricing/messages.ts';
import type { StepId } from '../../../src/steps/step.ts';
import { messages as end } from '../../../src/wizard/messages.ts';
import { registry } from '../../../src/wizard/registry.ts';
import { randomKey } from '../fakes/random-key.ts';
import type { ProgramTerminal } from './pty.ts';

/** A screen that waits for Enter, on the shortest path from the first screen to the last. */
export type ScreenStop =
  | 'account'
  | 'billing'
  | 'paste'
  | 'place'
  | 'stored'
  | 'model'
  | 'ask'
  | 'answered'
  | 'offer'
  | 'embedded'
  | 'explore'
  | 'pricing'
  | 'handoff'
  | 'practices'
  | 'done';

export const screens: readonly ScreenStop[] = [
  'account',
  'billing',
  'paste',
  'place',
  'stored',
  'model',
  'ask',
  'answered',
  'offer',
  'embedded',
  'explore',
  'pricing',
  'handoff',
  'practices',
  'done',
];

/** Returns the header of a step. */
export function stepTitle(step: StepId, lang: Lang): string {
  return titles[lang][registry.findIndex(({ id }) => id === step)] ?? '';
}

function titlesOf(lang: Lang, step: string, done: string): readonly string[] {
  const of = registry.length;
  return [
    ...registry.map(({ title }, index) => `${step} ${index + 1}/${of} · ${title[lang]}`),
    done,
  ];
}

/** Headers of all steps, in order. */
export const titles: Readonly<Record<Lang, readonly string[]>> = {
  en: titlesOf('en', 'Step', 'Done'),
  fr: titlesOf('fr', 'Étape', 'Terminé'),
};

/** Returns texts, one of which this screen and no other shows. */
function signsOf(screen: ScreenStop, lang: Lang): readonly string[] {
  switch (screen) {
    case 'account':
      return [account[lang].continue];
    case 'billing':
      return [billing[lang].stayFree];
    case 'paste':
      return [key[lang].field];
    case 'place':
      return [storeMessages[lang].memory];
    case 'stored':
      return [key[lang].stored, key[lang].ready];
    case 'model':
      return [model[lang].lead];
    case 'ask':
      return [chat[lang].field];
    case 'answered':
      return [chat[lang].again];
    case 'offer':
      return [embeddings[lang].offered];
    case 'embedded':
      return [embeddings[lang].mapTitle];
    case 'explore':
      return [explore[lang].lead];
    case 'pricing':
      return [pricing[lang].estimate];
    case 'handoff':
      return [handoff[lang].oneProgram];
    case 'practices':
      return [practices[lang].names.code];
    case 'done':
      return [end[lang].next];
  }
}

/** The key that these wizard runs paste. */
export const secret = randomKey();

/** Text near the start of the simulated answer, in both languages. */
export const answerWord = 'Comté';

/** Joins a text to one line with plain spaces, so that it is found wherever the screen broke it. */
export function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** True for a frame that holds the text, however it is broken into lines. */
export function says(text: string): (frame: string) => boolean {
  return (frame) => flat(frame).includes(flat(text));
}

/** Returns a function that is true for a frame of this screen. */
export function isAt(screen: ScreenStop, lang: Lang): (frame: string) => boolean {
  return (frame) => signsOf(screen, lang).some((sign) => says(sign)(frame));
}

/** The part of a wizard run to go through. */
export interface Stretch {
  readonly lang: Lang;
  /** Text pasted into the key field. */
  readonly paste: string;
  /** Current or next screen of the program; the first one at the start. */
  readonly from?: ScreenStop;
  readonly to: ScreenStop;
}

/**
 * Goes through the wizard with Enter and one paste, and returns the frame of each screen, including the last one, on
 * which it stays.
 */
export async function wizard(
  terminal: ProgramTerminal,
  { lang, paste, from = 'account', to }: Stretch,
): Promise<Partial<Record<ScreenStop, string>>> {
  const frames: Partial<Record<ScreenStop, string>> = {};
  const path = screens.slice(screens.indexOf(from), screens.indexOf(to) + 1);
  for (const screen of path) {
    const isHere = isAt(screen, lang);
    frames[screen] = await terminal.waitFor(isHere);
    if (screen === to) break;
    if (screen === 'paste') await terminal.pasteUntil(paste, '•••');
    // Enter on this screen checks the machine first, except in the demo.
    const offersCheck = says(practices[lang].continue)(frames[screen] ?? '');
    // The terminal is empty for a moment while a resumed program draws again, and ignores keys meanwhile.
    const hasLeft = (frame: string) => frame.trim() !== '' && !isHere(frame);
    if (screen === 'practices' && offersCheck) await terminal.typeUntil('j', hasLeft);
    else await terminal.pressUntil('return', hasLeft);
  }
  return frames;
}

/** Moves the marker to the action with this label and selects it. Returns the next frame. */
export async function choose(terminal: ProgramTerminal, label: string): Promise<string> {
  // A long label continues below the marked line.
  const isMarked = (frame: string) =>
    markedLine(frame) !== '' && flat(label).startsWith(markedLine(frame));
  let frame = await terminal.waitFor(says(label));
  for (let moves = 0; !isMarked(frame); moves += 1) {
    if (moves > 10) throw new Error(`The marker never came to: ${label}\n${frame}`);
    const before = markedLine(frame);
    frame = await terminal.pressUntil('down', (now) => markedLine(now) !== before);
  }
  return terminal.pressUntil('return', (now) => !isMarked(now));
}

/** Returns the line that Enter selects; empty if there is none. */
export function markedLine(frame: string): string {
  const line = frame.split('\n').find((one) => one.startsWith('› ')) ?? '';
  return flat(line.slice(2));
}
