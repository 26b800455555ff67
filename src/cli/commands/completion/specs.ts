import type { Lang } from '../../../i18n/languages.ts';
import { localizedText } from '../../../i18n/typography.ts';
import type { Commands, OptionSpec } from '../../command.ts';
import { programOptions } from '../../input/options.ts';
import { choicesOf } from '../../input/parse.ts';

/** Possible values of an option; `none` for a switch. */
export type Value =
  | { readonly kind: 'none' }
  /** Any text; `name` is its placeholder in the help. */
  | { readonly kind: 'free'; readonly name: string }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'file' }
  /** The name of a stored profile. */
  | { readonly kind: 'profile' };

/** An option for shell completion. */
export interface CompletedOption {
  readonly name: string;
  readonly short: string | undefined;
  readonly value: Value;
  readonly summary: string;
}

/** A command for shell completion. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** All possible first words; empty if other words are possible, too. */
  readonly choices: readonly string[];
  /** True if the words of another program follow `--`. */
  readonly isRunner: boolean;
}

/** Everything that a shell can complete. */
export interface CompletionSpecs {
  /** Options of the program, allowed with every command. */
  readonly options: readonly CompletedOption[];
  readonly commands: readonly CompletedCommand[];
}

/** Reads the definitions of the commands, with summaries in one language. */
export async function readSpecs(commands: Commands, lang: Lang): Promise<CompletionSpecs> {
  const loaded = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => {
      const { summary, options, usage, choices } = (await load()).default;
      const [first = ''] = usage.split(' ');
      return {
        name,
        summary: localizedText(summary, lang),
        options: options.map((option) => completed(option, lang)),
        choices: choices ?? choicesOf({ value: first }),
        isRunner: first === '--',
      };
    }),
  );
  return { options: programOptions.map((option) => completed(option, lang)), commands: loaded };
}

function completed(option: OptionSpec, lang: Lang): CompletedOption {
  const { name, short, summary } = option;
  return { name, short, value: valueKind(option), summary: localizedText(summary, lang) };
}

function valueKind(option: OptionSpec): Value {
  const { name, value } = option;
  if (value === undefined) return { kind: 'none' };
  if (name === 'profile') return { kind: 'profile' };
  if (value === 'PATH') return { kind: 'file' };
  const named = choicesOf(option);
  return named.length > 0 ? { kind: 'choice', choices: named } : { kind: 'free', name: value };
}

/** Returns an option's name with its dashes, and its short form if it has one. */
export function flagsOf({
  name,
  short,
}: Pick<CompletedOption, 'name' | 'short'>): readonly string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
}

/** Returns the choices, or a marker such as `:file`. No choice begins with a colon. */
export function valueWords(value: Value): string {
  if (value.kind === 'none') return '';
  return value.kind === 'choice' ? value.choices.join(' ') : `:${value.kind}`;
}
