import type { ParsedArguments } from '../command.ts';

/** The profile of a command. */
export interface ProfileChoice {
  readonly profile: string;
  /** True if the person named the profile; commands then ignore `MISTRAL_API_KEY`. */
  readonly isNamed: boolean;
}

/** Returns the profile of `--profile`, otherwise `default`. */
export function readProfile({ values }: Pick<ParsedArguments, 'values'>): ProfileChoice {
  const { profile } = values;
  return { profile: profile ?? 'default', isNamed: profile !== undefined };
}
