import { AppError } from '../../errors/errors.ts';

/** Completes "Use …" in the message about a profile name that can't be used. */
export const profileNameRule = {
  en: '1 to 64 of these: a to z, 0 to 9, dot, dash, underscore',
  fr: '1 à 64 de ces signes : a à z, 0 à 9, point, tiret, tiret bas',
} as const;

/** Returns true for a name that can be an account in every keychain. */
export function isProfileName(name: string): boolean {
  return /^[a-z0-9._-]{1,64}$/.test(name);
}

/** Returns the name. Throws the error `usage` if it is not a valid profile name. */
export function checkedProfile(name: string): string {
  if (isProfileName(name)) return name;
  throw new AppError({
    code: 'usage',
    problem: 'invalid-value',
    option: '--profile',
    given: name,
    accepts: profileNameRule,
  });
}
