import { createKeychain, type KeychainOptions } from '../../../src/services/keychain/keychain.ts';
import type { Keytar } from '../../../src/services/keychain/load.ts';
import type { ProcessesPort } from '../../../src/services/ports/processes.ts';
import { Secret } from '../../../src/services/ports/secret.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';

export const text = 'abcdEFGH1234567890abcdEFGH123456';
export const key = new Secret(text);
export const never = () => new Promise<never>(() => {});

/** Creates a working keychain whose entries can be inspected. */
export function working() {
  const entries = new Map<string, string>();
  const at = (service: string, account: string) => `${service}/${account}`;
  const keytar: Keytar = {
    getPassword: async (service, account) => entries.get(at(service, account)) ?? null,
    setPassword: async (service, account, value) => void entries.set(at(service, account), value),
    deletePassword: async (service, account) => entries.delete(at(service, account)),
    findCredentials: async (service) =>
      [...entries]
        .filter(([name]) => name.startsWith(`${service}/`))
        .map(([name, password]) => ({ account: name.slice(service.length + 1), password })),
  };
  return { entries, keytar };
}

/** A keytar whose calls all fail with these messages in turn. */
export function failing(messages: string): Keytar {
  const fail = () => Promise.reject(new Error(messages));
  return { getPassword: fail, setPassword: fail, deletePassword: fail, findCredentials: fail };
}

export const silent: Keytar = {
  getPassword: never,
  setPassword: never,
  deletePassword: never,
  findCredentials: never,
};

const noProcesses: ProcessesPort = {
  run: () => Promise.reject(new Error('No process is to be started')),
};

export function keychainOn(keytar: Keytar, options: Partial<KeychainOptions> = {}) {
  return createKeychain({
    platform: 'win32',
    variables: {},
    processes: noProcesses,
    nodePath: '/path/to/node',
    readBackProgram: ['/path/to/read-back.cjs'],
    clock: createFakeClock(),
    load: async () => keytar,
    ...options,
  });
}
