import { AppError } from '../../errors/errors.ts';
import type { Secret } from '../../services/ports/secret.ts';
import { probeAccess } from '../access/probe-access.ts';
import { isAcceptedKey } from '../access/probe-outcome.ts';
import { findKeys } from '../keys/find-keys.ts';
import { findStored } from '../keys/find-stored.ts';
import { readKeyRecords } from '../keys/key-records.ts';
import { openVault } from '../keys/open-vault.ts';
import { saveKey } from '../keys/save-key.ts';
import type { KeyStore } from '../keys/store-key.ts';
import { storeOfEnvironment } from '../keys/store-of-environment.ts';
import { readSetupRecord } from './setup-record.ts';
import type { RunStep, SetupRequest, SetupServices } from './setup-step.ts';

/** The steps that get a key, try it, and store it. */
export const keySteps = { key: findKey, access: tryKey, store: storeKey } as const;

/** Uses the given key, else the stored one, else one found on this machine. */
async function findKey({ services, request }: Parameters<RunStep>[0]): ReturnType<RunStep> {
  const { given, usesFound, isPlan } = request;
  if (given !== undefined) return { state: 'done', key: { secret: given, from: 'stdin' } };
  const stored = await storedKey(services, request);
  if (stored !== undefined) {
    return {
      state: 'unchanged',
      key: { secret: stored.key, from: stored.store },
      store: stored.store,
    };
  }
  const found = await findKeys(services, request.profile);
  const [first] = found;
  if (first !== undefined && usesFound) {
    return { state: isPlan ? 'planned' : 'done', key: { secret: first.key, from: first.where } };
  }
  return {
    state: 'person',
    error: { code: 'key-missing' },
    task: first === undefined ? 'create-key' : 'use-found-key',
    found: found.map(({ key: _, places: __, ...location }) => location),
  };
}

async function storedKey(services: SetupServices, { profile, ask }: SetupRequest) {
  return await findStored(services, { profile, ask });
}

/** Probes the key, unless an earlier setup already made a chat and an embeddings call with this key. */
async function tryKey({ services, request, known }: Parameters<RunStep>[0]): ReturnType<RunStep> {
  if (known.key === undefined) return { state: 'skipped' };
  const { secret } = known.key;
  const record = await readSetupRecord(services, request.profile);
  if (record?.host === services.mistral.host && record.lastFour === secret.lastFour) {
    return { state: 'unchanged', model: record.model };
  }
  if (request.isPlan) return { state: 'planned' };
  const { outcome } = await probeAccess(services, {
    key: secret,
    signal: request.signal,
    ...(request.onProbe !== undefined && { onProgress: request.onProbe }),
  });
  if (outcome.code === 'ready') return { state: 'done', model: outcome.model };
  // A key that the service accepts is stored anyway, because the account can be fixed later.
  return {
    state: 'failed',
    error: outcome,
    ...(isAcceptedKey(outcome) && { task: 'fix-account' }),
  };
}

/** Stores a key that the service accepts, if it is not stored yet. */
async function storeKey({ services, request, known }: Parameters<RunStep>[0]): ReturnType<RunStep> {
  const { key, store, steps } = known;
  const access = steps.find(({ id }) => id === 'access');
  const isUnknown = access?.state === 'failed' && access.task !== 'fix-account';
  if (key === undefined || isUnknown) return { state: 'skipped' };
  if (store !== undefined) return { state: 'unchanged' };
  const same = await storedIfSame(services, request, key.secret);
  if (same !== undefined) return { state: 'unchanged', store: same };
  if (request.isPlan) return { state: 'planned' };
  const where = await chooseStore(services, request.profile);
  if (where === 'vault') await openVault(services, request.ask);
  const saved = await saveKey(services, {
    profile: request.profile,
    key: key.secret,
    where,
    expiresOn: undefined,
  });
  return { state: 'done', store: saved.where };
}

/** Returns the store that already contains this key; undefined if none does. */
async function storedIfSame(
  services: SetupServices,
  request: SetupRequest,
  key: Secret,
): Promise<KeyStore | undefined> {
  const stored = await storedKey(services, request).catch(() => undefined);
  return stored?.key.equals(key) ? stored.store : undefined;
}

/**
 * Returns the store that `MISTRAL_ONBOARD_STORE` names, else the recorded one, else the keychain. Without a usable
 * keychain, returns the vault if its passphrase is in the environment. Otherwise throws the error `keychain`, because
 * the person must choose.
 */
async function chooseStore(services: SetupServices, profile: string): Promise<KeyStore> {
  const named =
    storeOfEnvironment(services) ?? (await readKeyRecords(services)).get(profile)?.store;
  if (named !== undefined && named !== 'keychain') return named;
  const state = await services.keychain.probe();
  if (state.ready) return 'keychain';
  const hasPassphrase = Boolean(services.environment.variables['MISTRAL_ONBOARD_PASSPHRASE']);
  if (hasPassphrase && named === undefined) return 'vault';
  const { problem, detail } = state;
  throw new AppError({ code: 'keychain', problem, detail, otherwise: 'vault' });
}
