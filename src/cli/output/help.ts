import { usageLine } from '../../i18n/command-line.ts';
import type { Lang, Localized } from '../../i18n/languages.ts';
import { typesetFrench } from '../../i18n/typography.ts';
import type { Command, Note, OptionSpec } from '../command.ts';
import { programOptions } from '../input/options.ts';
import { messages } from '../messages.ts';
import { commands } from '../registry.ts';
import { wrap } from './wrap.ts';

type Row = readonly [left: string, right: string];

const columns = 100;
const widestLeft = 36;

/** Returns the help of the program, at most 100 columns wide. */
export async function programHelp(lang: Lang): Promise<string> {
  const text = messages[lang];
  const rows = await Promise.all(
    Object.entries(commands).map(async ([name, load]): Promise<Row> => {
      const { default: command } = await load();
      return [`${name} ${command.usage}`.trim(), inLang(lang, command.summary)];
    }),
  );
  return [
    ...wrap(text.tagline, columns),
    '',
    text.usage,
    ...table([
      [usageLine('[--demo]'), text.wizard],
      [usageLine('COMMAND --help'), text.more],
    ]),
    '',
    text.commands,
    ...table(rows),
    '',
    text.options,
    ...table(optionRows(lang, programOptions)),
    '',
    ...wrap(text.exits, columns),
  ].join('\n');
}

/** Returns the help of one command, at most 100 columns wide. */
export function commandHelp(lang: Lang, name: string, command: Command): string {
  const text = messages[lang];
  const options =
    command.options.length === 0
      ? []
      : [text.options, ...table(optionRows(lang, command.options)), ''];
  return [
    ...wrap(inLang(lang, command.summary), columns),
    '',
    text.usage,
    `  ${usageLine(`${name} ${command.usage}`.trimEnd())}`,
    '',
    ...choiceLines(command),
    ...options,
    text.example,
    `  ${command.example(lang)}`,
    '',
    ...noteLines(command.notes?.(lang) ?? []),
    ...wrap(text.ownOptions, columns),
  ].join('\n');
}

function noteLines(notes: readonly Note[]): string[] {
  return notes.flatMap(({ text, line }) => [
    ...wrap(text, columns),
    ...(line === undefined ? [] : [`  ${line}`]),
    '',
  ]);
}

/** Returns the possible first words, if the usage line does not list them. */
function choiceLines({ usage, choices }: Command): string[] {
  if (choices === undefined) return [];
  const name = usage.split(' ')[0]?.replace(/^\[|\]$/g, '') ?? '';
  return [name, ...wrap(choices.join(', '), columns - 2).map((line) => `  ${line}`), ''];
}

function inLang(lang: Lang, text: Localized): string {
  return lang === 'fr' ? typesetFrench(text.fr) : text.en;
}

function optionRows(lang: Lang, specs: readonly OptionSpec[]): Row[] {
  return specs.map((spec) => [flags(spec), inLang(lang, spec.summary)]);
}

function flags({ name, short, value }: OptionSpec): string {
  const long = `--${name}${value === undefined ? '' : ` ${value}`}`;
  return short === undefined ? long : `-${short}, ${long}`;
}

/** Formats two columns. A text too long for the left one gets its own line. */
function table(rows: readonly Row[]): string[] {
  const fitting = rows.map(([left]) => left.length).filter((length) => length <= widestLeft);
  const width = Math.max(0, ...fitting) + 2;
  return rows.flatMap(([left, right]) => {
    const lines = wrap(right, columns - width - 2).map((line) => ' '.repeat(width + 2) + line);
    const [first = '', ...others] = lines;
    if (left.length > widestLeft) return [`  ${left}`, ...lines];
    return [`  ${left.padEnd(width)}${first.trimStart()}`, ...others];
  });
}
