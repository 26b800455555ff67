import { describe, expect, test } from 'vitest';
import type { Command, CommandSpec } from '../../../src/cli/command.ts';
import { programOptions } from '../../../src/cli/input/options.ts';
import { parse, splitCommand } from '../../../src/cli/input/parse.ts';
import { commandHelp, pageOf, programHelp } from '../../../src/cli/output/help.ts';
import { plainStyle } from '../../../src/cli/output/style.ts';
import { commands } from '../../../src/cli/registry.ts';
import { langs } from '../../../src/i18n/languages.ts';
import { slipsIn } from '../../support/rules/typography.ts';

const loaded = await Promise.all(
  Object.entries(commands).map(async ([name, load]) => ({ name, command: (await load()).default })),
);
const documented = loaded.flatMap(({ name, command }) => [
  { path: name, command: command as CommandSpec & Partial<Command>, whole: command },
  ...Object.entries(command.subcommands ?? {}).map(([below, one]) => ({
    path: `${name} ${below}`,
    command: one as CommandSpec & Partial<Command>,
    whole: command,
  })),
]);
const inBoth = documented.flatMap((one) => langs.map((lang) => ({ lang, ...one })));
const both = (text: string) => ({ en: text, fr: text });
/** Returns the arguments into which a shell splits a line. */
function argvOf(line: string): string[] {
  const own = line.replace(/^.*?mistral-onboard /, '').replace(/\)"$| (?:[<>]|\|).*$/, '');
  return [...own.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

const widest = (text: string) => Math.max(...text.split('\n').map(({ length }) => length));
const unbroken = (text: string) => text.replaceAll(/\n +|[\u00a0\u202f]/g, ' ');
/** Returns the lines without commands, which have other typographic rules. Splits the two columns of tables. */
const partsOf = (text: string) =>
  text.split(/\n *| {2,}/).filter((part) => !/[[|]|mistral-onboard /.test(part));

describe.each(langs)('the help of the program (%s)', (lang) => {
  test('lists every command', async () => {
    const help = await programHelp(lang);
    for (const { name, command } of loaded) {
      expect(help).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
      expect(unbroken(help)).toContain(command.summary[lang]);
    }
  });

  test('lists every option, once', async () => {
    const help = await programHelp(lang);
    for (const { name, short, value } of programOptions) {
      const flag = `${short === undefined ? '  ' : `-${short}, `}--${name}`;
      expect(help.split(`${flag}${value === undefined ? '' : ` ${value}`} `)).toHaveLength(2);
    }
  });

  test('lists every exit code, and fits 100 columns', async () => {
    const help = await programHelp(lang);
    for (const code of [0, 1, 2, 4, 5, 6, 7, 70, 130]) {
      expect(help.replaceAll('\n', ' ')).toMatch(new RegExp(`[ :,]${code} \\p{L}`, 'u'));
    }
    expect(widest(help)).toBeLessThanOrEqual(100);
    expect(help).not.toMatch(/ $/m);
  });
});

describe.each(inBoth)('the help of $path ($lang)', ({ lang, path, command, whole }) => {
  const help = commandHelp(lang, path, command);
  const examples = command.examples(lang).map(({ line }) => line);

  test('has a usage line with its options and arguments, and fits 100 columns', () => {
    const [usage = ''] = help.match(/(?<=\n {2})mistral-onboard .*/) ?? [];
    expect(usage.startsWith(`mistral-onboard ${path}`)).toBe(true);
    expect(usage.includes('[options]')).toBe(command.options.length > 0);
    expect(usage).toContain(command.usage);
    expect(widest(help)).toBeLessThanOrEqual(100);
  });

  test('has examples to copy', () => {
    expect(examples).not.toEqual([]);
    for (const example of examples) {
      expect(help).toContain(`\n  ${example}\n`);
      expect(example).toMatch(/^[^\n]{1,98}$/);
    }
  });

  test.each(examples)('has an example that the command accepts: %s', (example) => {
    const { command: named, rest } = splitCommand(argvOf(example), programOptions);
    expect(`${path} `.startsWith(`${named} `)).toBe(true);
    const specs = [...programOptions, ...(command.subcommands ? whole : command).options];
    const { words } = parse(rest, specs, { ...whole.words, usage: whole.usage });
    if (command !== whole) expect(`${named} ${words[0]}`).toBe(path);
  });

  test('links to https pages, each on a line of its own', () => {
    for (const link of command.links ?? []) expect(`${help}\n`).toContain(`\n  ${link}\n`);
    expect((command.links ?? []).filter((link) => !link.startsWith('https://'))).toEqual([]);
  });

  test('describes the command, its options and examples in this language', () => {
    for (const { summary } of [command, ...command.options, ...command.examples(lang)]) {
      expect(summary[lang]).toMatch(/^\S.*\p{L}/su);
      expect(summary.en).not.toBe(summary.fr);
    }
  });

  test('lists every option', () => {
    for (const option of command.options) {
      expect(help).toMatch(new RegExp(`^  (?:-\\w, )?--${option.name}\\b`, 'm'));
    }
  });
});

test.each(
  loaded.flatMap(({ name, command }) => command.options.map((option) => ({ name, option }))),
)('$name: --$option.name is none of the program’s own', ({ option }) => {
  expect(programOptions.map(({ name }) => name)).not.toContain(option.name);
  if (option.short !== undefined) {
    expect(programOptions.map(({ short }) => short)).not.toContain(option.short);
  }
});

test.each([40, 60, 80])(
  'fits a terminal of %d columns, except for command lines',
  async (width) => {
    const page = pageOf(plainStyle, width);
    for (const lang of langs) {
      const helps = [
        await programHelp(lang, page),
        ...documented.map(({ path, command }) => commandHelp(lang, path, command, page)),
      ];
      const long = helps
        .flatMap((help) => help.split('\n'))
        .filter((line) => line.length > width && !/mistral-onboard |https:|\S{30}/.test(line));
      expect(long).toEqual([]);
    }
  },
);

test('puts a long name on a line of its own', () => {
  const option = {
    name: 'format',
    value: 'one|two|three|four|five|six|seven',
    summary: both('x '.repeat(60)),
  };
  const command: Command = {
    summary: both('Y'),
    usage: '',
    group: 'more',
    examples: () => [{ line: 'mistral-onboard z', summary: both('Z') }],
    options: [option, { name: 'out', summary: both('write it there') }],
    words: { min: 0, max: 0 },
    run: async () => 0,
  };
  const help = commandHelp('en', 'z', command);
  expect(help).toMatch(/\n {2}--format one\|two\|three\|four\|five\|six\|seven\n {9}x x x/);
  expect(help).toContain('\n  --out  write it there\n');
  expect(widest(help)).toBeLessThanOrEqual(100);
});

test.each(langs)('uses correct typography (%s)', async (lang) => {
  const helps = [
    await programHelp(lang),
    ...documented.map(({ path, command }) => commandHelp(lang, path, command)),
  ];
  for (const part of helps.flatMap(partsOf)) expect(slipsIn(lang, part), part).toEqual([]);
});

test('differs between the two languages', async () => {
  expect(await programHelp('fr')).not.toBe(await programHelp('en'));
});
