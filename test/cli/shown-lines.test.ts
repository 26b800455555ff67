import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { nextCommands as afterSetup } from '../../src/cli/commands/setup/document.ts';
import { programOptions } from '../../src/cli/input/options.ts';
import { parse, splitCommand } from '../../src/cli/input/parse.ts';
import { commands } from '../../src/cli/registry.ts';
import { exportFormats } from '../../src/core/export/formats.ts';
import { nextSteps } from '../../src/core/export/next-steps.ts';
import { managerCommands, secretManagers } from '../../src/core/handoff/secret-managers.ts';
import { loadingLine, shells } from '../../src/core/handoff/shell-quote.ts';
import { type Launchers, posixSyntax, setLaunchers } from '../../src/i18n/command-line.ts';
import { errorMessage } from '../../src/i18n/errors.ts';
import { type Lang, langs } from '../../src/i18n/languages.ts';
import { projectCommands } from '../../src/steps/handoff/project.tsx';
import { nextCommands as afterTour } from '../../src/wizard/done-commands.tsx';
import { everyError } from '../support/fakes/errors.ts';
import { everyText } from '../support/rules/catalogs.ts';
import { readSources } from '../support/rules/sources.ts';

/** Marks each word, so that a command line can be found in any text and split into its words. */
const marking: Launchers = {
  here: { words: ['§'], beforeArguments: [] },
  anywhere: { words: ['§'], beforeArguments: [] },
  shell: { ...posixSyntax, quote: (word) => `⟦${word}⟧` },
};

const named: Launchers = {
  here: { words: ['mistral-onboard'], beforeArguments: [] },
  anywhere: { words: ['mistral-onboard'], beforeArguments: [] },
  shell: posixSyntax,
};

beforeAll(() => setLaunchers(() => marking));
afterAll(() => setLaunchers(() => named));

/** Returns the arguments of each marked command line in a text. */
function linesIn(text: string): readonly (readonly string[])[] {
  const plain = text.replaceAll(/[\u00a0\u202f]/g, ' ');
  return [...plain.matchAll(/⟦§⟧((?: ⟦[^⟧]*⟧)*)/g)].map(([, words = '']) =>
    [...words.matchAll(/⟦([^⟧]*)⟧/g)].map(([, word = '']) => word),
  );
}

async function everyShownText(): Promise<readonly string[]> {
  const loaded = await Promise.all(Object.values(commands).map((load) => load()));
  const same = (line: string) => line;
  const steps = { install: () => '', run: same, uv: same, older: same, next: {} as never };
  const formats = exportFormats.filter((format) => format !== 'dotenv');
  return [
    ...(await everyText()).flatMap(({ en, fr }) => [en, fr]),
    ...langs.flatMap((lang) =>
      everyError.flatMap((error) => Object.values(errorMessage(lang, error))),
    ),
    ...langs.flatMap((lang) => loaded.flatMap(({ default: command }) => examplesOf(command, lang))),
    ...Object.values(afterSetup()),
    ...afterTour().map(({ line }) => line),
    ...Object.values(projectCommands()),
    ...formats.flatMap((format) => nextSteps(format, 'a file', steps)).filter(Boolean),
    ...secretManagers.flatMap((manager) => managerCommands(manager).store),
  ];
}

function examplesOf(command: Command, lang: Lang): readonly string[] {
  const all = [command, ...Object.values(command.subcommands ?? {})];
  return all.flatMap(({ examples }) => examples(lang).map(({ line }) => line));
}

/** Returns the command lines in the README. A word in capitals is a placeholder for any command. */
function readmeLines(): readonly (readonly string[])[] {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const shown = readme.matchAll(/(?:^|[`(]|\| )(?:mistral-onboard|npm start --) ([\w. -]+)/gm);
  const lines = [...shown].map(([, words = '']) => words.trim().split(/\s+/));
  return lines.filter((words) => words.every((word) => !/^[A-Z]+$/.test(word)));
}

describe('every printed command line', () => {
  test('is one that the program accepts', async () => {
    const lines = (await everyShownText()).flatMap(linesIn);
    const distinct = new Map(lines.map((line) => [line.join(' '), line]));
    // Each command has an example, so fewer lines mean that the search found none.
    expect(distinct.size).toBeGreaterThan(Object.keys(commands).length + 10);
    for (const line of distinct.values()) await expectAccepted(line);
  });

  test('is one that the program accepts in the README, too', async () => {
    const lines = readmeLines();
    expect(lines.length).toBeGreaterThan(6);
    for (const line of lines) await expectAccepted(line);
  });

  test.each(shells)('is accepted by %s if it sets the key', async (shell) => {
    setLaunchers(() => named);
    const [, words = ''] = /mistral-onboard ((?:[\w-]+ ?)+)/.exec(loadingLine(shell)) ?? [];
    setLaunchers(() => marking);
    expect(words).toMatch(/^env/);
    await expectAccepted(words.trim().split(' '));
  });

  test('is built by the one function that knows how the program was started', () => {
    const own =
      /^(?:i18n\/command-line|services\/processes\/launchers)\.ts$|^cli\/commands\/completion\//;
    const verbs = [...Object.keys(commands), '--'].join('|');
    const written = new RegExp(`mistral-onboard (?:${verbs})`);
    const found = readSources().filter(({ path, text }) => !own.test(path) && written.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

/** Parses a line as the program does. Ignores the arguments of a child program. */
async function expectAccepted(line: readonly string[]): Promise<void> {
  const { command: name, rest } = splitCommand(line, programOptions);
  if (name === undefined) {
    parse(rest, programOptions, { min: 0, max: 0, usage: '' });
    return;
  }
  if (name === 'help') {
    expect(Object.keys(commands), line.join(' ')).toEqual(expect.arrayContaining(rest.slice(0, 1)));
    return;
  }
  const load = commands[name];
  expect(load, line.join(' ')).toBeDefined();
  if (load === undefined) return;
  const { default: command } = await load();
  if (/^[\w-]+(?:\|[\w-]+)+$/.test(command.usage) && rest[0] !== undefined) {
    expect(command.usage.split('|'), line.join(' ')).toContain(rest[0]);
  }
  parse(rest, [...programOptions, ...command.options], {
    ...command.words,
    usage: command.usage,
  });
}
