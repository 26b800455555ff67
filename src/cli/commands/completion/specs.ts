import type { Lang, Localized } from '../../../i18n/languages.ts';
import { typesetFrench } from '../../../i18n/typography.ts';
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
  /** All possible first words; empty if there are many. */
  readonly choices: readonly string[];
  /** True if the words of another program follow `--`. */
  readonly isRunner: boolean;
}

/** All that a shell can complete. */
export interface CompletionSpecs {
  /** Options of the program, allowed with every command. */
  readonly options: readonly CompletedOption[];
  readonly commands: readonly CompletedCommand[];
}

/** Reads the specifications from the definitions of the commands, with summaries in one language. */
export async function readSpecs(commands: Commands, lang: Lang): Promise<CompletionSpecs> {
  const loaded = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => {
      const { summary, options, usage, choices } = (await load()).default;
      const [first = ''] = usage.split(' ');
      return {
        name,
        summary: inLang(summary, lang),
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
  return { name, short, value: valueKind(option), summary: inLang(summary, lang) };
}

function valueKind(option: OptionSpec): Value {
  const { name, value } = option;
  if (value === undefined) return { kind: 'none' };
  if (name === 'profile') return { kind: 'profile' };
  if (value === 'PATH') return { kind: 'file' };
  const named = choicesOf(option);
  return named.length > 0 ? { kind: 'choice', choices: named } : { kind: 'free', name: value };
}

function inLang(text: Localized, lang: Lang): string {
  return lang === 'fr' ? typesetFrench(text.fr) : text.en;
}
