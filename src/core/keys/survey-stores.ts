import type { KeychainState } from '../../services/ports/keychain.ts';
import type { Services } from '../../services/ports/services.ts';
import type { SystemInfo } from '../../services/ports/system-info.ts';
import { readKeyRecords } from './key-records.ts';
import type { KeyStore } from './store-key.ts';
import { storeOfEnvironment } from './store-of-environment.ts';

/** State of the stores before one is chosen. */
export interface StoreSurvey {
  readonly keychain: KeychainState;
  /** True if a vault file exists, so that the person is asked for its passphrase and not for a new one. */
  readonly vaultExists: boolean;
  /** The store that `MISTRAL_ONBOARD_STORE` names; the wizard then does not ask for one. */
  readonly named: KeyStore | undefined;
  /** The recorded store of the profile's last key. */
  readonly remembered: KeyStore | undefined;
  /** Properties of the system that decide how an unusable keychain is fixed. */
  readonly system: SystemInfo;
}

/**
 * Finds out which stores can be used. Probes the keychain and inspects the others, for at most 3 s. Throws the error
 * `usage` if `MISTRAL_ONBOARD_STORE` names no store.
 */
export async function surveyStores(
  services: Pick<Services, 'keychain' | 'vault' | 'environment' | 'files' | 'system'>,
  profile: string,
): Promise<StoreSurvey> {
  const named = storeOfEnvironment(services);
  const [keychain, vaultExists, records, system] = await Promise.all([
    services.keychain.probe(),
    services.vault.exists(),
    readKeyRecords(services),
    services.system(),
  ]);
  return { keychain, vaultExists, named, remembered: records.get(profile)?.store, system };
}

/**
 * Returns the stores to choose from. The first one is the suggestion: the recorded store if it is usable, else the
 * safest.
 */
export function offeredStores({ keychain, remembered }: StoreSurvey): readonly KeyStore[] {
  const all: readonly KeyStore[] = keychain.ready
    ? ['keychain', 'vault', 'memory']
    : ['vault', 'memory'];
  const first = all.find((store) => store === remembered);
  return first === undefined ? all : [first, ...all.filter((store) => store !== first)];
}
