import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { type Lang, langs, otherLang } from '../src/i18n/languages.ts';
import { shared } from '../src/i18n/messages.ts';
import { glyphs } from '../src/ui/theme/glyphs.ts';
import { registry } from '../src/wizard/registry.ts';
import { chatScenes } from './steps/chat-scenes.ts';
import { embeddingsScenes } from './steps/embeddings-scenes.ts';
import { exploreScenes } from './steps/explore-scenes.ts';
import { accountScenes, billingScenes, doneScenes } from './steps/first-scenes.ts';
import { handoffScenes } from './steps/handoff-scenes.ts';
import { keyScenes } from './steps/key-scenes.ts';
import { modelScenes } from './steps/model-scenes.ts';
import { practicesScenes } from './steps/practices-scenes.ts';
import { pricingScenes } from './steps/pricing-scenes.ts';
import { type Scene, sees, steady } from './steps/scenes.ts';
import { keyText } from './support/fakes/services.ts';
import { errorFamily, triedErrors } from './support/rules/error-families.ts';
import { slipsIn } from './support/rules/typography.ts';
import type { TestScreen } from './support/terminal/screen.tsx';
import { renderWizard, type Wizard } from './support/terminal/wizard.tsx';

const scenes = [
  ...accountScenes,
  ...billingScenes,
  ...keyScenes,
  ...modelScenes,
  ...chatScenes,
  ...embeddingsScenes,
  ...exploreScenes,
  ...pricingScenes,
  ...handoffScenes,
  ...practicesScenes,
  ...doneScenes,
];

/** Scenes that one wizard run reaches one after another. */
type Path = readonly Scene[];

function pathsOf(all: readonly Scene[]): readonly Path[] {
  const starts = all.flatMap(({ goesOn }, at) => (goesOn ? [] : [at]));
  return starts.map((start, nth) => all.slice(start, starts[nth + 1]));
}

const paths = pathsOf(scenes);

const namesOf = (path: Path) => path.map(({ name }) => name).join(' → ');

/** Starts the wizard of a path on a screen of this size. */
const begun = (path: Path, lang: Lang, size: Partial<Scene['wizard']> = {}) =>
  renderWizard({ ...path[0]?.wizard, lang, ...size });

/** Goes to the next scene of a wizard run and waits until it is drawn completely. */
async function comesTo(wizard: Wizard, scene: Scene, lang: Lang): Promise<void> {
  if (scene.goesOn) await wizard.changeServices(scene.wizard.services);
  await scene.drive?.(wizard, lang);
  await sees(wizard, scene.shows(lang));
}

async function resized(screen: TestScreen, columns: number, rows: number): Promise<string> {
  await screen.resize(columns, rows);
  // Ink first draws the old layout in the new window; the width of the line under the header distinguishes them.
  const rule = new RegExp(`^[─-]{${Math.min(columns, 100)}}$`, 'm');
  await screen.waitFor((frame) => rule.test(frame) && frame.split('\n').length === rows);
  return await steady(screen);
}

async function titleOf({ wizard: { at = 'account' } }: Scene, lang: Lang): Promise<string> {
  const index = registry.findIndex(({ id }) => id === at);
  const step = await registry[index]?.load();
  if (step === undefined) return shared[lang].done;
  return shared[lang].step(index + 1, registry.length, step.title[lang]);
}

/** The lines between the header and the footer, and the footer. */
function partsOf(frame: string) {
  const lines = frame.split('\n');
  const rule = lines.findIndex((line) => /^[─-]+$/.test(line));
  const footer = lines.findLastIndex((line) => !/(?:Ctrl\+| · | \| )/.test(line)) + 1;
  return { body: lines.slice(rule + 1, footer), footer: lines.slice(footer).join(' · ') };
}

/** Checks the rules for every screen at every size. */
function checkWhole(frame: string, lang: Lang, title: string, rows: number): void {
  const lines = frame.split('\n');
  expect(lines[0]?.startsWith(title), frame).toBe(true);
  expect(lines.length, frame).toBe(rows);
  const { footer } = partsOf(frame);
  const always = [`Ctrl+L ${shared[otherLang(lang)].name}`, `Ctrl+C ${shared[lang].leave}`];
  expect(footer.split(/ [·|] /).slice(-2), frame).toEqual(always);
  expect(footer, frame).not.toContain('…');
}

const more = (lang: Lang) => `${shared[lang].keyNames.pagedown} ${shared[lang].more}`;

/** Returns the typographic mistakes in our own texts, with their lines. */
function slipsOf(frame: string, lang: Lang, { hasModelText = false }: Scene): readonly string[] {
  if (hasModelText) return [];
  const { body, footer } = partsOf(frame);
  const hints = footer.split(' · ').map((hint) => hint.replace(/^(?:[A-Z]|↑↓) /, ''));
  const texts = [...body, ...hints].map((line) => line.replace(/^[\s›✓✗•]+(?:! )?|^! /u, ''));
  return texts.flatMap((text) =>
    slipsIn(lang, text)
      // The columns of a table are separated by several spaces.
      .filter((slip) => slip !== 'a double space')
      .map((slip) => `${slip}: ${text}`),
  );
}

/** Returns the widest line of the last drawing in cells, as the program wrote it. */
function widest(screen: TestScreen): number {
  const drawn = screen.everyFrame().split('\x1b[?2026h').at(-1) ?? '';
  const lines = stripVTControlCharacters(drawn).split(/\r?\n/);
  return Math.max(...lines.map((line) => stringWidth(line)));
}

async function checkSize(
  screen: TestScreen,
  [scene, lang, title]: readonly [Scene, Lang, string],
  [columns, rows]: readonly [number, number],
): Promise<string> {
  const frame = await resized(screen, columns, rows);
  checkWhole(frame, lang, title, rows);
  expect(slipsOf(frame, lang, scene), frame).toEqual([]);
  expect(widest(screen), frame).toBeLessThanOrEqual(columns);
  return frame;
}

/** The sizes beside 80x24 and 40x20. Lines break by the same code in both languages, and French is the longer one. */
const sizes = [
  [60, 24],
  [200, 60],
] as const;

/** Alternates the language of checks that are the same in both. */
const isEven = <Item,>(all: readonly Item[], item: Item) => all.indexOf(item) % 2 === 0;
const langOfAscii = (scene: Scene): Lang => (isEven(scenes, scene) ? 'en' : 'fr');

/** Uses each path once: each of its screens is shown in the other language, too, after Ctrl+L. */
const inBoth = paths
  .filter((path) => !path.some(({ keepsLang }) => keepsLang))
  .map((path) => [namesOf(path), path] as const);

/** The others, in each language from the beginning. */
const inEach = paths
  .filter((path) => path.some(({ keepsLang }) => keepsLang))
  .flatMap((path) => langs.map((lang) => [lang, namesOf(path), path] as const));

describe('every screen, the telling ones in the demo and in ASCII too,', () => {
  test.each(inBoth)('%s', async (_, path) => {
    let lang: Lang = isEven(paths, path) ? 'en' : 'fr';
    const wizard = await begun(path, lang);
    for (const scene of path) {
      await comesTo(wizard, scene, lang);
      await checkScene(wizard, scene, lang);
      await wizard.screen.press('ctrl+l');
      lang = otherLang(lang);
      await sees(wizard, scene.shows(lang));
      await checkScene(wizard, scene, lang);
    }
  });

  test.each(inEach)('%s: %s', async (lang, _, path) => {
    const wizard = await begun(path, lang);
    for (const scene of path) {
      await comesTo(wizard, scene, lang);
      await checkScene(wizard, scene, lang);
    }
  });
});

async function checkScene(wizard: Wizard, scene: Scene, lang: Lang): Promise<void> {
  const title = await titleOf(scene, lang);
  const defaults = await steady(wizard.screen);
  checkWhole(defaults, lang, title, 24);
  expect(slipsOf(defaults, lang, scene), defaults).toEqual([]);
  expect(defaults, 'at 80x24 all of it fits').not.toContain(more(lang));

  if (!scene.everySize) return;
  if (lang === langOfAscii(scene)) await checkAscii(wizard, [scene, lang, title]);
  else if (worksInDemo(scene)) await checkDemo(wizard, [scene, lang, title]);
  wizard.redraw({});
  if (lang === 'en') return;
  for (const size of sizes) await checkSize(wizard.screen, [scene, lang, title], size);
  await checkSmall(wizard.screen, [scene, lang, title]);
  await resized(wizard.screen, 80, 24);
}

/** The demo simulates an account on which everything works. */
const worksInDemo = ({ wizard }: Scene) =>
  Object.keys(wizard.services ?? {}).every((name) => name === 'stored');

/** The demo says so on every screen. */
async function checkDemo(
  { screen, redraw }: Wizard,
  [, lang, title]: readonly [Scene, Lang, string],
): Promise<void> {
  redraw({ session: { demo: true, sampleKey: keyText } });
  const frame = await steady(screen);
  checkWhole(frame, lang, title, 24);
  expect(frame.split('\n')[1]).toBe(shared[lang].demo);
  expect(frame, 'at 80x24 all of it fits').not.toContain(more(lang));
}

/** Checks the scene in an ASCII terminal. */
async function checkAscii(
  { screen, redraw }: Wizard,
  [scene, lang, title]: readonly [Scene, Lang, string],
): Promise<void> {
  redraw({ unicode: false });
  const frame = await steady(screen);
  checkWhole(frame, lang, title, 24);
  expect(frame, 'drawn in ASCII').toContain('----');
  // Two of these signs also occur in text.
  const { between, warn, ...signs } = glyphs(true);
  const drawn = new Set(Object.values(signs).flat());
  const ours = frame.split('\n').slice(scene.hasModelText ? -1 : 0);
  expect([...ours.join('')].filter((sign) => drawn.has(sign))).toEqual([]);
}

/** Checks that a small window shows the position and the keys that work, and everything else by paging. */
async function checkSmall(
  screen: TestScreen,
  [scene, lang, title]: readonly [Scene, Lang, string],
): Promise<void> {
  let small = await checkSize(screen, [scene, lang, title], [40, 20]);
  if (!small.includes(more(lang))) return;
  for (let page = 0; page < 6; page += 1) {
    const before = small;
    await screen.press('pagedown');
    small = await steady(screen);
    if (small === before) break;
  }
  checkWhole(small, lang, title, 20);
  const { body } = partsOf(await resized(screen, 40, 70));
  // The number of rows that a list hides depends on the window.
  const last = body.findLast((line) => line.trim() !== '' && !/^↑ \d/.test(line)) ?? '';
  expect(small, 'the last line can be reached').toContain(last.slice(2, 16));
}

/** Error screens all have the same form, and a screen reader gets no legend for bars. */
const isReadOut = ({ name, everySize }: Scene) =>
  everySize === true && !/failed/.test(name) && name !== 'embeddings, found';

/** As far as there is something to be read out. */
const readOut = paths
  .filter((path) => path.some(isReadOut))
  .map((path) => path.slice(0, path.findLastIndex(isReadOut) + 1));

describe(errorFamily('accessibility', 'read out by a screen reader'), () => {
  test.for(readOut.map((path, at) => [langs[at % 2] ?? 'en', namesOf(path), path] as const))(
    '%s: %s',
    async ([lang, , path], { task }) => {
      triedErrors(task, path.filter(isReadOut).length);
      const wizard = await begun(path, lang, { session: { screenReader: true }, rows: 100 });
      for (const scene of path) {
        await comesTo(wizard, scene, lang);
        if (isReadOut(scene)) await checkReadOut(wizard, scene, lang);
      }
    },
  );
});

async function checkReadOut({ screen }: Wizard, scene: Scene, lang: Lang): Promise<void> {
  const frame = await steady(screen);
  const lines = frame.split('\n');
  expect(lines[0], 'the title comes first').toBe(await titleOf(scene, lang));
  const always = [`Ctrl+L ${shared[otherLang(lang)].name}`, `Ctrl+C ${shared[lang].leave}`];
  for (const hint of always)
    expect(lines.slice(-3).join(' '), 'the keys come last').toContain(hint);
  const { between, warn, spinner, ...signs } = glyphs(true);
  expect(
    [...screen.everyFrame()].filter((sign) => spinner.includes(sign)),
    frame,
  ).toEqual([]);
  if (scene.hasModelText) return;
  const drawn = new Set(Object.values(signs).flat());
  expect(
    [...frame].filter((sign) => drawn.has(sign)),
    frame,
  ).toEqual([]);
  expect(frame, 'no boxes').not.toMatch(/[\u2500-\u259f]/);
}
