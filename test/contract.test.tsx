import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { type Lang, langs, otherLang } from '../src/i18n/languages.ts';
import { shared } from '../src/i18n/messages.ts';
import { layoutOf } from '../src/ui/layout.ts';
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
import { breakSlipsIn, slipsIn } from './support/rules/typography.ts';
import { keysHint } from './support/terminal/keys-hint.ts';
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

/** Scenes that one wizard run shows one after another. */
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
  // Ink first draws the old layout in the new window; the line under the header distinguishes them.
  const { isSmall, rail, wide } = layoutOf(columns, rows, false);
  const rule = isSmall ? '' : '─'.repeat(rail + wide);
  await screen.waitFor((frame) => ruleOf(frame) === rule);
  return await steady(screen);
}

/** Returns the line under the header; a small window has none. */
function ruleOf(frame: string): string {
  return frame.split('\n').find((line) => /^[─-]+$/.test(line)) ?? '';
}

function titleOf({ wizard: { at = 'account' } }: Scene, lang: Lang): string {
  const index = registry.findIndex(({ id }) => id === at);
  const title = registry[index]?.title[lang];
  if (title === undefined) return shared[lang].done;
  return shared[lang].step(index + 1, registry.length, title);
}

/** Returns the header, the lines between header and hints without the list of steps, and the hints. */
function partsOf(frame: string, lang: Lang, [columns, rows]: Size) {
  const { rail, isSmall } = layoutOf(columns, rows, false);
  const lines = frame.split('\n');
  const rule = lines.indexOf(ruleOf(frame));
  const head = isSmall ? 1 : rule + 1;
  const beside = lines.slice(head).map((line) => line.slice(rail));
  const { return: enter, escape: back } = shared[lang].keyNames;
  const last = beside.findLastIndex((line) => keysHint(lang).test(line));
  const isFirst = (line = '') => line.startsWith(`${enter} `) || line.startsWith(`${back} `);
  const isSecond = !beside[last]?.startsWith(`${enter} `) && isFirst(beside[last - 1]);
  const start = isSecond ? last - 1 : last;
  return {
    head: lines.slice(0, head),
    body: beside.slice(0, start),
    hints: beside.slice(start, last + 1),
    rail: lines.slice(head).map((line) => line.slice(0, rail).trimEnd()),
  };
}

/** Columns and rows of a window. */
type Size = readonly [number, number];
const usual: Size = [80, 24];

/** Checks the rules for every screen at every size. */
function checkWhole(frame: string, lang: Lang, title: string, size: Size): void {
  const [columns, rows] = size;
  const lines = frame.split('\n');
  const { body, hints } = partsOf(frame, lang, size);
  expect(lines[0]?.startsWith(title), frame).toBe(true);
  expect(lines.length, frame).toBeLessThanOrEqual(rows);
  expect(Math.max(...lines.map((line) => stringWidth(line))), frame).toBeLessThanOrEqual(columns);
  expect(hints.join(), frame).toMatch(keysHint(lang));
  expect(hints.join(), frame).not.toContain('…');
  expect(body.slice(-2).join('').trim(), 'hints are within two rows of the content').not.toBe('');
  checkWrap(hints, size);
  checkTables(body);
  checkWait(body, hints, lang);
  checkEnter(body, hints, lang);
  checkRail(frame, lang, size);
}

/** Checks that no two rows of a table are the same, even in a narrow window. */
function checkTables(body: readonly string[]): void {
  // An indented row belongs to the last line without indentation.
  let heading = '';
  const rows = body.flatMap((line) => {
    if (!/^ {2}/.test(line)) heading = line;
    const isRow = /[^\s│] {2,}[^\s│]/.test(line);
    // An address that is broken into lines begins like another one.
    if (!isRow || line.includes('/')) return [];
    return [line === heading ? line : `${heading} ${line}`];
  });
  const twice = rows.filter((row, at) => rows.indexOf(row) !== at);
  expect(twice, body.join('\n')).toEqual([]);
}

/** Checks that every wait has a key that ends it. */
function checkWait(body: readonly string[], hints: readonly string[], lang: Lang): void {
  const isWait = body.some((line) => /^\s*[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] /.test(line));
  if (isWait) expect(hints.join(), body.join('\n')).toContain(`${shared[lang].keyNames.escape} `);
}

/**
 * A second line of hints is allowed only if one line is too short for them. It has at least two hints, unless the one
 * before it does not fit there.
 */
function checkWrap([first = '', second]: readonly string[], [columns, rows]: Size): void {
  if (second === undefined) return;
  const { wide } = layoutOf(columns, rows, false);
  const both = `${first}\n${second}`;
  expect(stringWidth(`${first} · ${second}`), both).toBeGreaterThan(wide);
  if (/ [·|] /.test(second)) return;
  const before = first.split(/ [·|] /).at(-1);
  expect(stringWidth(`${before} · ${second}`), `one hint alone: ${both}`).toBeGreaterThan(wide);
}

/** Checks that the row or field of Enter is visible, and that a list has the hint of the arrow keys. */
function checkEnter(body: readonly string[], hints: readonly string[], lang: Lang): void {
  const shown = body.join('\n');
  const isList = /^[›>] /m.test(shown);
  const isField = /^[│|] [›>] /m.test(shown);
  const arrows = /(?:↑ ?↓|← ?→|\^ ?v|< ?>) /;
  const said = hints.join(' ');
  if (isList && !isField) expect(said, shown).toMatch(arrows);
  // A field or the wizard handles these keys.
  expect(said).not.toMatch(/Ctrl\+[AEUWCLZ] /);
  if (said.includes('Ctrl+G ')) expect(isField, `${shown}\n${said}`).toBe(true);
  const moves = new RegExp(`${arrows.source}${shared[lang].move}`);
  if (moves.test(said)) expect(isList || isField, `${shown}\n${said}`).toBe(true);
}

/** Checks the list of steps in a wide window, in which current and answered steps have their own signs. */
function checkRail(frame: string, lang: Lang, size: Size): void {
  const { rail } = partsOf(frame, lang, size);
  if (layoutOf(...size, false).rail === 0) return;
  const names = registry.map(({ title }) => title[lang]);
  expect(
    rail.slice(0, names.length).map((line) => line.replace(/^[✓›○] /, '')),
    frame,
  ).toEqual(names);
  const isDone = frame.startsWith(shared[lang].done);
  expect(rail.filter((line) => line.startsWith('›'))).toHaveLength(isDone ? 0 : 1);
}

const more = (lang: Lang) => `${shared[lang].keyNames.pagedown} ${shared[lang].more}`;

/** Returns the typographic mistakes in our own texts, with their lines. */
function slipsOf(
  frame: string,
  lang: Lang,
  [{ hasModelText = false }, size]: readonly [Scene, Size],
): readonly string[] {
  if (hasModelText) return [];
  const { body, hints } = partsOf(frame, lang, size);
  const said = hints
    .flatMap((line) => line.split(' · '))
    .map((hint) => hint.replace(/^(?:[A-Z?+/]|↑↓) /, ''));
  // A line separates a list from its details.
  const columns = [0, 1].map((side) => body.map((line) => line.split(/ │ ?/)[side] ?? ''));
  const torn = columns.flatMap((lines) => breakSlipsIn(lang, lines));
  const texts = [...body.flatMap((line) => line.split(/ │ (?=\S)/)), ...said].map((line) =>
    line.replace(/^[\s›✓✗•│╭╰─╮╯]+(?:! )?|^! /u, '').replace(/[\s│╮╯]+$/u, ''),
  );
  const slips = texts.flatMap((text) =>
    slipsIn(lang, text)
      // The columns of a table are separated by several spaces.
      .filter((slip) => slip !== 'a double space')
      .map((slip) => `${slip}: ${text}`),
  );
  return [...torn, ...slips];
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
  checkWhole(frame, lang, title, [columns, rows]);
  expect(slipsOf(frame, lang, [scene, [columns, rows]]), frame).toEqual([]);
  expect(widest(screen), frame).toBeLessThanOrEqual(columns);
  return frame;
}

/** The sizes beside 80x24 and 40x20. */
const sizes = [
  [120, 40],
  [200, 60],
] as const;

/** Alternates the language of checks that are the same in both. */
const isEven = <Item,>(all: readonly Item[], item: Item) => all.indexOf(item) % 2 === 0;
const langOfAscii = (scene: Scene): Lang => (isEven(scenes, scene) ? 'en' : 'fr');

/** Paths tested once, because each of their screens is also shown in the other language after Ctrl+L. */
const inBoth = paths
  .filter((path) => !path.some(({ keepsLang }) => keepsLang))
  .map((path) => [namesOf(path), path] as const);

/** The other paths, tested in each language from the beginning. */
const inEach = paths
  .filter((path) => path.some(({ keepsLang }) => keepsLang))
  .flatMap((path) => langs.map((lang) => [lang, namesOf(path), path] as const));

describe('every screen, and the most varied ones in the demo and in ASCII too,', () => {
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
  const title = titleOf(scene, lang);
  const defaults = await steady(wizard.screen);
  checkWhole(defaults, lang, title, usual);
  expect(slipsOf(defaults, lang, [scene, usual]), defaults).toEqual([]);
  expect(defaults, 'at 80x24 all of it fits').not.toContain(more(lang));

  if (!scene.everySize) return await checkBreaks(wizard, [scene, lang]);
  if (lang === langOfAscii(scene)) await checkAscii(wizard, [scene, lang, title]);
  else if (worksInDemo(scene)) await checkDemo(wizard, [scene, lang, title]);
  wizard.redraw({});
  await checkLight(wizard, defaults);
  if (!scene.keepsKeys) await checkKeys(wizard, lang);
  for (const size of sizes) await checkSize(wizard.screen, [scene, lang, title], size);
  await checkSmall(wizard.screen, [scene, lang, title]);
  await resized(wizard.screen, 80, 24);
}

/** Checks line breaks in the smallest window, which has most of them. */
async function checkBreaks(
  { screen }: Wizard,
  [scene, lang]: readonly [Scene, Lang],
): Promise<void> {
  if (lang !== 'fr') return;
  const frame = await resized(screen, 40, 20);
  expect(slipsOf(frame, lang, [scene, [40, 20]]), frame).toEqual([]);
  await resized(screen, 80, 24);
}

/** Checks that only colours depend on the background. */
async function checkLight({ screen, redraw }: Wizard, dark: string): Promise<void> {
  redraw({ background: 'light' });
  expect(withoutTime(await steady(screen))).toBe(withoutTime(dark));
  redraw({});
  await steady(screen);
}

/** Removes animations and seconds. */
const withoutTime = (frame: string) => frame.replaceAll(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]|\d+ s\b/g, '');

/** Expects that one key lists all others, including those of the wizard, and then restores the screen. */
async function checkKeys({ screen }: Wizard, lang: Lang): Promise<void> {
  const before = partsOf(await steady(screen), lang, usual).hints.join(' · ');
  const hasField = before.includes('Ctrl+G');
  const press = () => (hasField ? screen.press('ctrl+g') : screen.type('?'));
  await press();
  await screen.waitFor(shared[lang].keysTitle);
  const listed = (await steady(screen)).replaceAll(/ {2,}/g, ' ');
  for (const hint of before.split(' · ')) expect(listed).toContain(hint);
  expect(listed).toContain(`Ctrl+L ${shared[otherLang(lang)].name}`);
  expect(listed).toContain(`Ctrl+C ${shared[lang].leave}`);
  await press();
  await screen.waitFor((frame) => !frame.includes(shared[lang].keysTitle));
  expect(partsOf(await steady(screen), lang, usual).hints.join(' · ')).toBe(before);
}

/** The demo simulates an account on which everything works. */
const worksInDemo = ({ wizard }: Scene) =>
  Object.keys(wizard.services ?? {}).every((name) => name === 'stored');

/** Checks that the screen says that it is a demo. */
async function checkDemo(
  { screen, redraw }: Wizard,
  [, lang, title]: readonly [Scene, Lang, string],
): Promise<void> {
  redraw({ session: { demo: true, sampleKey: keyText } });
  const frame = await steady(screen);
  checkWhole(frame, lang, title, usual);
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
  checkWhole(frame, lang, title, usual);
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
  const size = [40, 20] as const;
  let small = await checkSize(screen, [scene, lang, title], size);
  let read = textOf(small, lang, size);
  for (let page = 0; page < 8 && small.includes(more(lang)); page += 1) {
    const before = small;
    await screen.press('pagedown');
    small = await steady(screen);
    checkWhole(small, lang, title, size);
    read += textOf(small, lang, size);
    if (small === before) break;
  }
  const whole = partsOf(await resized(screen, 40, 70), lang, [40, 70]).body;
  // The rows of a long list, and the numbers of its hidden rows, differ between windows.
  const lines = whole.filter((line) => line.trim() !== '' && !/^ {2}[a-z]+-\S+|\d/.test(line));
  if (!scene.hasModelText)
    for (const line of lines)
      expect(read, 'every line can be reached').toContain(line.slice(2, 16).trim());
}

const textOf = (frame: string, lang: Lang, size: Size): string =>
  partsOf(frame, lang, size).body.join('\n');

/**
 * Returns true for scenes that are tested with a screen reader. Leaves out error screens, which all have the same form,
 * and a screen that explains its bars only to those who see them.
 */
const isReadOut = ({ name, everySize }: Scene) =>
  everySize === true && !/failed/.test(name) && name !== 'embeddings, found';

/** Paths with scenes that are tested with a screen reader. */
const readOut = paths
  .filter((path) => path.some(isReadOut))
  .map((path) => path.slice(0, path.findLastIndex(isReadOut) + 1));

describe(errorFamily('accessibility', 'read out by a screen reader'), () => {
  test.for(readOut.map((path, at) => [langs[at % 2] ?? 'en', namesOf(path), path] as const))(
    '%s: %s',
    async ([lang, , path], { task }) => {
      triedErrors(task, path.filter(isReadOut).length);
      const wizard = await begun(path, lang, { session: { screenReader: true }, rows: 240 });
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
  expect(lines[0], 'the title comes first').toBe(titleOf(scene, lang));
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
