import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Lang, langs } from '../../src/i18n/languages.ts';
import { installCommand, makeFolders, projectFolder } from '../support/processes/program.ts';
import { type ProgramTerminal, startInTerminal } from '../support/terminal/pty.ts';
import { answerWord, type ScreenStop, screens, wizard } from '../support/terminal/screens.ts';
import { type Picture, pictureOf, type Size } from './cells.ts';
import { animatedSvgOf, firstLine, svgOf } from './svg.ts';

/** The screens that are shown one by one, and the name of their file. */
export const shown = {
  account: 'account',
  stored: 'key',
  model: 'model',
  answered: 'chat',
  embedded: 'embeddings',
  pricing: 'pricing',
  done: 'done',
} as const satisfies Partial<Record<ScreenStop, string>>;

/** Folder of the pictures. */
const place = join(projectFolder, 'test/screens');

export function pathOf(lang: Lang, name: string): string {
  return join(place, `${lang}-${name}.svg`);
}

/** Returns the text of a screen without times, prices and the end of the key, which differ between runs. */
export function steadyText(text: string): string {
  const [, ...lines] = text.split('\n');
  const steady = lines
    .join(' ')
    .replaceAll(/…\w{4}\b/g, '…')
    .replaceAll(/\d[\d.,\s]*/g, '# ')
    .replaceAll(/\s+/g, ' ');
  return `${firstLine(text)}\n${steady}`;
}

/** The sample key of the demo, which belongs to no account. */
const sampleKey = 'dEm0KeyForTryingThingsOutSafely1';

/** The sizes of single pictures, and of the animated one, which shows the list of steps beside each screen. */
const usual: Size = { columns: 80, rows: 24 };
const wide: Size = { columns: 110, rows: 26 };

/** Walks through the demo in both languages, and draws what its screens show. */
export async function main(): Promise<void> {
  await mkdir(place, { recursive: true });
  for (const lang of langs) {
    const { stops } = await wizardDemo(lang, usual);
    const { all } = await wizardDemo(lang, wide);
    for (const [screen, name] of Object.entries(shown)) {
      const picture = stops.get(screen as ScreenStop);
      if (picture === undefined) throw new Error(`The wizard run has no ${screen}`);
      await write(pathOf(lang, name), svgOf(firstLine(picture.text), picture));
    }
    await write(pathOf(lang, 'walk'), animatedSvgOf('mistral-onboard', all));
  }
}

async function write(path: string, svg: string): Promise<void> {
  await writeFile(path, svg);
  process.stdout.write(`${basename(path)}  ${(svg.length / 1000).toFixed(1)} kB\n`);
}

interface WizardRun {
  readonly stops: ReadonlyMap<ScreenStop, Picture>;
  /** All screens, including those between the shown ones. */
  readonly all: readonly Picture[];
}

async function wizardDemo(lang: Lang, size: Size): Promise<WizardRun> {
  const folders = await makeFolders();
  // The pictures show the commands as they are once the package is installed, without a path of this machine.
  const program = join(projectFolder, 'bin/mistral-onboard.cjs');
  const installed = await installCommand(folders.root, program);
  const terminal = await startInTerminal({
    ...size,
    args: ['--demo', '--lang', lang, '--theme', 'dark'],
    variables: {
      ...folders.variables,
      PATH: `${installed}:${process.env['PATH']}`,
      COLORTERM: 'truecolor',
    },
  });
  const stops = new Map<ScreenStop, Picture>();
  const all: Picture[] = [];
  try {
    for (const [at, screen] of screens.entries()) {
      const from = screens[at - 1] ?? screen;
      if (from === 'paste') all.push(await pasted(terminal, size));
      if (from === 'ask') all.push(await streaming(terminal, size));
      await wizard(terminal, { lang, paste: sampleKey, from: startOf(from, screen), to: screen });
      const picture = await pictureOf(terminal.everyByte(), size);
      stops.set(screen, picture);
      if (screen in shown) all.push(picture);
    }
    return { stops, all };
  } finally {
    await terminal.close();
    await folders.remove();
  }
}

/**
 * Returns the screen that the wizard shows: `drawn` itself leaves `paste` and `ask`, so it is already at the next one.
 */
function startOf(from: ScreenStop, screen: ScreenStop): ScreenStop {
  return from === 'paste' || from === 'ask' ? screen : from;
}

async function pasted(terminal: ProgramTerminal, size: Size): Promise<Picture> {
  await terminal.pasteUntil(sampleKey, '•••');
  const picture = await pictureOf(terminal.everyByte(), size);
  await terminal.pressUntil('return', (frame) => !frame.includes('•••'));
  return picture;
}

async function streaming(terminal: ProgramTerminal, size: Size): Promise<Picture> {
  await terminal.pressUntil('return', answerWord);
  return await pictureOf(terminal.everyByte(), size);
}
