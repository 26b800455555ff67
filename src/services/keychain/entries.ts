import type { KeychainEntry } from '../ports/app-data.ts';
import { caller, type KeychainCallOptions, probeService } from './keychain.ts';
import { errorOf } from './keychain-error.ts';
import { keychainService } from './load.ts';

const services = { key: keychainService, probe: probeService } as const;

/** Lists and removes the entries of all profiles. */
export function createKeychainEntries(options: KeychainCallOptions) {
  const call = caller(options);
  return {
    async list(): Promise<readonly KeychainEntry[]> {
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
    async remove({ kind, account }: KeychainEntry): Promise<void> {
      try {
        await call((keytar) => keytar.deletePassword(services[kind], account), { writes: false });
      } catch (thrown) {
        throw errorOf(thrown);
      }
    },
  };
}
