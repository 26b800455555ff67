import { commandLine, usageLine } from '../../i18n/command-line.ts';
import type { Lang } from '../../i18n/languages.ts';
import { pages } from '../../i18n/links.ts';
import { localizedText } from '../../i18n/typography.ts';
import {
  type Command,
  type CommandSpec,
  commandGroups,
  type Example,
  type Note,
  type OptionSpec,
} from '../command.ts';
import { programOptions } from '../input/options.ts';
import { messages, switchCommands } from '../messages.ts';
import { commands } from '../registry.ts';
import { plainStyle, type Style } from './style.ts';
import { wrap } from './wrap.ts';

type Row = readonly [left: string, right: string];

/** Style and width of the help. */
export interface Page {
  readonly style: Style;
  /** Maximum width. */
  readonly columns: number;
}

const plainPage: Page = { style: plainStyle, columns: 100 };
/** Maximum width of the left part of a table. */
const maxLeftColumns = 36;

/**
 * Returns the page for a terminal, or for a pipe, which has no width. Lines of more than 100 columns are hard to read.
 */
export function pageOf(style: Style, columns: number | undefined): Page {
  return {
    style,
    columns: Math.min(plainPage.columns, Math.max(30, columns ?? plainPage.columns)),
  };
}

/** Pages that the help of the program links to. */
const programLinks = [pages.docs, pages.keys, pages.status];

/** Returns the help of the whole program. Command lines are not broken. */
export async function programHelp(lang: Lang, page: Page = plainPage): Promise<string> {
  const { style, columns } = page;
  const text = messages[lang];
  const loaded = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => ({ name, ...(await load()).default })),
  );
  const groups = commandGroups.flatMap((group) => {
    const rows = loaded
      .filter((command) => command.group === group)
      .map(
        ({ name, usage, summary }): Row => [
          `${name} ${usage}`.trim(),
          localizedText(summary, lang),
        ],
      );
    const words = group === 'more' ? switchCommands(lang) : [];
    return [style.strong(text.groups[group]), ...table([...rows, ...words], page), ''];
  });
  return [
    ...wrap(text.tagline, columns),
    '',
    style.strong(text.usage),
    ...table(
      [
        [usageLine('[options]'), text.wizard],
        [usageLine('COMMAND [options]'), text.oneCommand],
        [usageLine('help COMMAND'), text.more],
      ],
      page,
    ),
    '',
    ...groups,
    style.strong(text.options),
    ...table(optionRows(lang, programOptions), page),
    '',
    ...wrap(text.exits, columns),
    '',
    ...linkLines(programLinks, lang, style),
  ].join('\n');
}

/** Returns the help of a command, or of one of its subcommands. Command lines are not broken. */
export function commandHelp(
  lang: Lang,
  path: string,
  command: CommandSpec & Partial<Pick<Command, 'choices' | 'subcommands'>>,
  page: Page = plainPage,
): string {
  const { style, columns } = page;
  const text = messages[lang];
  const { subcommands = {} } = command;
  const below = Object.entries(subcommands).map(
    ([name, { summary }]): Row => [name, localizedText(summary, lang)],
  );
  const sections: readonly (readonly string[])[] = [
    [style.strong(text.usage), `  ${usageOf(path, command)}`],
    below.length === 0 ? [] : [style.strong(text.commands), ...table(below, page)],
    choiceLines(command, page),
    optionSection(lang, command.options, page),
    exampleSection(lang, command.examples(lang), page),
    ...(command.notes?.(lang) ?? []).map((note) => noteLines(note, page)),
    [
      ...(below.length === 0
        ? []
        : [text.subcommandHelp, `  ${usageLine(`help ${path} COMMAND`)}`]),
      ...wrap(text.sharedOptions, columns),
      `  ${commandLine('help')}`,
    ],
    linkLines(command.links ?? [], lang, style),
  ];
  const shown = sections.filter((lines) => lines.length > 0);
  return [
    ...wrap(localizedText(command.summary, lang), columns),
    ...shown.flatMap((lines) => ['', ...lines]),
  ].join('\n');
}

/** Returns the usage line of a command: the name of the program, then, for example, `chat [options] [PROMPT]`. */
export function usageOf(path: string, { usage, options, subcommands }: UsageParts): string {
  const withOptions = options.length === 0 ? '' : '[options]';
  // Words that select a subcommand come before its options.
  const parts = subcommands === undefined ? [withOptions, usage] : [usage, withOptions];
  return usageLine([path, ...parts].filter((part) => part !== '').join(' '));
}

type UsageParts = Pick<CommandSpec, 'usage' | 'options'> & Partial<Pick<Command, 'subcommands'>>;

function optionSection(lang: Lang, options: readonly OptionSpec[], page: Page): string[] {
  if (options.length === 0) return [];
  const title = page.style.strong(messages[lang].options);
  return [title, ...table(optionRows(lang, options), page)];
}

function exampleSection(
  lang: Lang,
  examples: readonly Example[],
  { style, columns }: Page,
): string[] {
  const text = messages[lang];
  const title = examples.length === 1 ? text.example : text.examples;
  return [
    style.strong(title),
    ...examples.flatMap(({ line, summary }) => [
      ...wrap(localizedText(summary, lang), columns - 2).map((part) => `  ${style.faint(part)}`),
      `  ${line}`,
    ]),
  ];
}

function noteLines({ text, line }: Note, { style, columns }: Page): string[] {
  return [...wrap(text, columns), ...(line === undefined ? [] : [`  ${style.strong(line)}`])];
}

function linkLines(links: readonly string[], lang: Lang, style: Style): string[] {
  if (links.length === 0) return [];
  return [style.strong(messages[lang].links), ...links.map((url) => `  ${style.links(url)}`)];
}

/** Lists the possible first words, if the usage does not. */
function choiceLines(
  { usage, choices }: Pick<Command, 'usage'> & Partial<Pick<Command, 'choices'>>,
  { style, columns }: Page,
): string[] {
  if (choices === undefined) return [];
  const name = usage.split(' ')[0]?.replace(/^\[|\]$/g, '') ?? '';
  return [style.strong(name), ...wrap(choices.join(', '), columns - 2).map((line) => `  ${line}`)];
}

function optionRows(lang: Lang, specs: readonly OptionSpec[]): Row[] {
  return specs.map((spec) => [flags(spec), localizedText(spec.summary, lang)]);
}

function flags({ name, short, value }: OptionSpec): string {
  const long = `--${name}${value === undefined ? '' : ` ${value}`}`;
  return short === undefined ? long : `-${short}, ${long}`;
}

/** Draws two columns. A left part gets a line of its own if it is too long, or if the page is narrow. */
function table(rows: readonly Row[], { style, columns }: Page): string[] {
  const max = columns < 60 ? 0 : maxLeftColumns;
  const fitting = rows.map(([left]) => left.length).filter((length) => length <= max);
  const width = Math.max(2, ...fitting.map((length) => length + 2));
  return rows.flatMap(([left, right]) => {
    const lines = wrap(right, columns - width - 2).map((line) => ' '.repeat(width + 2) + line);
    const [first = '', ...others] = lines;
    if (left.length > max) return [`  ${style.accent(left)}`, ...lines];
    const gap = ' '.repeat(width - left.length);
    return [`  ${style.accent(left)}${gap}${first.trimStart()}`, ...others];
  });
}
