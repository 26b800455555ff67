import type { Lang } from '../i18n/locale.ts';
import type { Command, OptionSpec } from './command.ts';
import { programOptions } from './options.ts';
import { commands } from './registry.ts';
import { words } from './words.ts';

const program = 'mistral-onboard';

/** The help of the whole program. */
export async function programHelp(lang: Lang): Promise<string> {
  const text = words[lang];
  const rows = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => {
      const { default: command } = await load();
      return [`${name} ${command.usage}`.trim(), command.summary[lang]] as const;
    }),
  );
  return [
    text.tagline,
    '',
    `${text.usage}`,
    ...table([[`${program} [--demo]`, text.walk]]),
    '',
    text.commands,
    ...table(rows),
    '',
    text.options,
    ...table(programOptions.map((option) => [flags(option), option.summary[lang]])),
    '',
    text.exits,
    '',
  ].join('\n');
}

/** The help of one command. */
export function commandHelp(lang: Lang, name: string, command: Command): string {
  const text = words[lang];
  const options = command.options.map((option) => [flags(option), option.summary[lang]] as const);
  return [
    command.summary[lang],
    '',
    text.usage,
    `  ${program} ${name} ${command.usage}`.trimEnd(),
    '',
    ...(options.length === 0 ? [] : [text.options, ...table(options), '']),
    text.example,
    `  ${command.example}`,
    '',
  ].join('\n');
}

function flags({ name, short, value }: OptionSpec): string {
  const long = `--${name}${value === undefined ? '' : ` ${value}`}`;
  return short === undefined ? long : `-${short}, ${long}`;
}

function table(rows: readonly (readonly [left: string, right: string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
}
