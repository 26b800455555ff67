import { FaultError } from '../../errors/fault.ts';

/** The name of our entries in the keychain, the same on every system. */
export const keychainService = 'mistral-onboard';

/** Gives back a profile name that can be an account in every keychain; throws the fault `usage` for any other. */
export function checkedProfile(profile: string): string {
  if (/^[a-z0-9._-]{1,64}$/.test(profile)) return profile;
  throw new FaultError({ code: 'usage', problem: 'profile', given: profile });
}
