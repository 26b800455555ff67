import type { KeychainEntry } from '../ports/app-data.ts';
import { createCall, type KeychainCallOptions, probeService } from './keychain.ts';
import { errorOf } from './keychain-error.ts';
import { keychainService } from './load.ts';

const services = { key: keychainService, probe: probeService } as const;

/** Access to the entries of all profiles. Both methods throw AppError `keychain`. */
export interface KeychainEntries {
  list(): Promise<readonly KeychainEntry[]>;
  remove(entry: KeychainEntry): Promise<void>;
}

/** Lists and removes the entries in this process. */
export function createKeychainEntries(options: KeychainCallOptions): KeychainEntries {
  const call = createCall(options);
  return {
    async list() {
      try {
        const keys = call((keytar) => keytar.findCredentials(services.key), { writes: false });
        const found = (await keys).map(({ account }) => ({ kind: 'key' as const, account }));
        const probes = call((keytar) => keytar.findCredentials(services.probe), { writes: false });
        return [
          ...found,
          ...(await probes).map(({ account }) => ({ kind: 'probe' as const, account })),
        ];
      } catch (thrown) {
        throw errorOf(thrown);
      }
    },
    async remove({ kind, account }) {
      try {
        await call((keytar) => keytar.deletePassword(services[kind], account), { writes: false });
      } catch (thrown) {
        throw errorOf(thrown);
      }
    },
  };
}
