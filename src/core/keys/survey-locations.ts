import type { KeychainState } from '../../services/ports/keychain.ts';
import type { Services } from '../../services/ports/services.ts';
import type { SystemInfo } from '../../services/ports/system-facts.ts';
import { storeOfEnvironment } from './choose-store.ts';
import { readKeyRecords } from './key-records.ts';
import type { KeyStore } from './store-key.ts';

/** State of the stores before one is chosen. */
export interface LocationSurvey {
  readonly keychain: KeychainState;
  /** There is a vault file already: its passphrase will be asked for, not a new one. */
  readonly vaultExists: boolean;
  /** The place that the person's environment names: it is not asked for. */
  readonly named: KeyStore | undefined;
  /** The place that the profile's last key was given. */
  readonly remembered: KeyStore | undefined;
  /** Properties of the system that decide how an unusable keychain is fixed. */
  readonly system: SystemInfo;
}

/**
 * Finds out which places a key can be given: the keychain is tried out, the others are looked at. Takes 3 s at most.
 * Throws the error `usage` where `MISTRAL_ONBOARD_STORE` names no place.
 */
export async function surveyLocations(
  services: Pick<Services, 'keychain' | 'vault' | 'environment' | 'files' | 'system'>,
  profile: string,
): Promise<LocationSurvey> {
  const named = storeOfEnvironment(services);
  const [keychain, vaultExists, records, system] = await Promise.all([
    services.keychain.probe(),
    services.vault.exists(),
    readKeyRecords(services),
    services.system(),
  ]);
  return { keychain, vaultExists, named, remembered: records.get(profile)?.store, system };
}

/** The places to choose from, the one to offer first: the remembered one where it can be had, else the safest. */
export function offeredLocations({ keychain, remembered }: LocationSurvey): readonly KeyStore[] {
  const all: readonly KeyStore[] = keychain.ready
    ? ['keychain', 'vault', 'memory']
    : ['vault', 'memory'];
  const first = all.find((place) => place === remembered);
  return first === undefined ? all : [first, ...all.filter((place) => place !== first)];
}
