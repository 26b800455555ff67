import type {
  KeyLocation,
  KeyLocationsPort,
  RawFoundKey,
} from '../../services/ports/key-locations.ts';
import { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';
import { cleanKey } from './clean-key.ts';

/** A key that already exists on this machine, with the first location where it was found. */
export interface FoundKey extends KeyLocation {
  /** Cleaned, ready to be sent. */
  readonly key: Secret;
  /** All locations of the key, including the first, each with its original text. */
  readonly places: readonly RawFoundKey[];
}

/** Services in which keys are searched; without `keyLocations`, those of other tools are not searched. */
export type SearchedServices = Pick<Services, 'keychain' | 'environment'> & {
  readonly keyLocations?: KeyLocationsPort;
};

/**
 * Finds keys that already exist on this machine, in the order in which our own commands prefer them: under the profile
 * in the keychain, in `MISTRAL_API_KEY`, then in the locations of other tools (which our commands do not read). Treats
 * a location that cannot be read, or that holds no possible key, as empty. Merges equal keys into one entry. Never
 * throws.
 */
export async function findKeys(
  services: SearchedServices,
  profile: string,
): Promise<readonly FoundKey[]> {
  const [stored, others] = await Promise.all([
    services.keychain.read(profile).catch(() => undefined),
    services.keyLocations?.look().catch(() => []) ?? [],
  ]);
  const inKeychain = { where: 'keychain', plaintext: false } as const;
  const first =
    stored === undefined
      ? []
      : [{ ...inKeychain, key: stored, places: [{ ...inKeychain, key: stored }] }];
  return [...inVariable(services), ...others].reduce<readonly FoundKey[]>(withPlace, first);
}

function inVariable({ environment }: SearchedServices): readonly RawFoundKey[] {
  const variable = 'MISTRAL_API_KEY';
  const text = environment.variables[variable];
  return text ? [{ where: 'environment', variable, plaintext: false, key: new Secret(text) }] : [];
}

/** Adds a key to the list, or its location to the entry of the same key. */
function withPlace(found: readonly FoundKey[], place: RawFoundKey): readonly FoundKey[] {
  const cleaned = cleanKey(place.key.reveal());
  if (!cleaned.ok) return found;
  const { key } = cleaned;
  const same = found.find((each) => each.key.equals(key));
  if (same === undefined) return [...found, { ...place, key, places: [place] }];
  return found.map((each) => (each === same ? { ...each, places: [...each.places, place] } : each));
}
