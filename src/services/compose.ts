import envPaths from 'env-paths';
import { createBrowser } from './browser.ts';
import { createChildren, type SignalSource } from './children.ts';
import { systemClock } from './clock.ts';
import { createFiles, createNoFiles } from './files.ts';
import { createKeychain } from './keychain/keychain.ts';
import { createMemoryKeychain } from './keychain/memory.ts';
import { createMistral } from './mistral/mistral.ts';
import type { Services } from './ports.ts';
import { createProcesses } from './processes.ts';
import type { OwnProcess } from './vault/claim.ts';
import { createMemoryVault } from './vault/memory.ts';
import { createVault } from './vault/vault.ts';

/** What the adapters need to know of the process; `main` reads it. */
export interface Composition {
  readonly baseUrl: string;
  readonly demo: boolean;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly nodePath: string;
  readonly readBackScript: string;
  /** The environment that this process was given: what a child gets, but for the key. */
  readonly childVariables: Readonly<Record<string, string | undefined>>;
  readonly signals: SignalSource;
  /** True where a terminal is on any of the three streams. */
  readonly onTerminal: boolean;
  readonly own: OwnProcess;
}

/**
 * Joins the adapters to their ports. The demo gets a keychain in memory, files that write nothing, and an environment
 * without a key, so that no key of the person's is ever in it.
 */
export async function compose(options: Composition): Promise<Services> {
  const { demo, variables, platform, nodePath, readBackScript, own } = options;
  const clock = systemClock();
  const memory = createMemoryKeychain();
  const processes = createProcesses();
  const { MISTRAL_API_KEY: _, ...withoutKey } = variables;
  return {
    mistral: createMistral({ baseUrl: options.baseUrl, clock }),
    keychain: demo
      ? memory
      : createKeychain({ platform, variables, processes, nodePath, readBackScript, clock }),
    vault: demo
      ? createMemoryVault()
      : createVault({ ownFolder: ownFolder(variables), clock, own }),
    memory,
    browser: createBrowser({ platform, variables, clock }),
    children: createChildren({ ...options, variables: options.childVariables }),
    clock,
    files: demo ? createNoFiles() : createFiles({ ownFolder: ownFolder(variables) }),
    environment: {
      variables: demo ? withoutKey : variables,
      platform,
      ownFolder: ownFolder(variables),
    },
  };
}

function ownFolder(variables: Composition['variables']): string {
  return variables['MISTRAL_ONBOARD_HOME'] || envPaths('mistral-onboard', { suffix: '' }).config;
}
