import { AppError } from '../../errors/errors.ts';

/** The name of our entries in the keychain, the same on every system. */
export const keychainService = 'mistral-onboard';

/** True for a profile name that can be an account in every keychain. */
export function isProfile(profile: string): boolean {
  return /^[a-z0-9._-]{1,64}$/.test(profile);
}

/** Gives back a profile name; throws the error `usage` for what can't be one. */
export function checkedProfile(profile: string): string {
  if (isProfile(profile)) return profile;
  throw new AppError({ code: 'usage', problem: 'profile', given: profile });
}
