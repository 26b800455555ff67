import { AppError } from '../../errors/errors.ts';
import { Secret } from '../../services/ports/secret.ts';
import type { Services } from '../../services/ports/services.ts';

/** The purpose of a question for the passphrase, and why it is repeated. */
export interface PassphraseRequest {
  /** `create`: there is no vault yet, and this will be its passphrase. */
  readonly purpose: 'unlock' | 'create';
  /** Problem of the previous passphrase; undefined the first time. */
  readonly problem: 'wrong' | 'short' | undefined;
}

/**
 * Asks the person for a passphrase. Throws the error `passphrase` if nobody can be asked, and `cancelled` if the person
 * declines.
 */
export type AskPassphrase = (request: PassphraseRequest) => Promise<Secret>;

/**
 * Throws the error `passphrase`. For callers that cannot ask anybody: the vault must be open, or its passphrase be in
 * the variable.
 */
export const noOneToAsk: AskPassphrase = async () => {
  throw new AppError({ code: 'passphrase', problem: 'missing' });
};

/** Maximum number of questions. A passphrase in the variable is tried once. */
const maxTries = 3;

/**
 * Unlocks the vault with the passphrase in `MISTRAL_ONBOARD_PASSPHRASE`, or with one that the person enters. If there
 * is no vault yet, creates one with that passphrase. Throws the errors `passphrase`, `vault` and `cancelled`.
 */
export async function openVault(
  services: Pick<Services, 'vault' | 'environment'>,
  ask: AskPassphrase,
): Promise<void> {
  const { vault, environment } = services;
  if (vault.isUnlocked) return;
  const purpose = (await vault.exists()) ? 'unlock' : 'create';
  const open = (passphrase: Secret) =>
    purpose === 'unlock' ? vault.unlock(passphrase) : vault.create(passphrase);
  const given = environment.variables['MISTRAL_ONBOARD_PASSPHRASE'];
  if (given) return await open(new Secret(given));
  let problem: PassphraseRequest['problem'];
  for (let tries = 1; ; tries += 1) {
    const asked = await ask({ purpose, problem });
    try {
      return await open(asked);
    } catch (thrown) {
      problem = correctableProblem(thrown);
      if (problem === undefined || tries === maxTries) throw thrown;
    }
  }
}

/** Returns the problem of a passphrase after which the person can try another one; undefined for any other error. */
function correctableProblem(thrown: unknown): 'wrong' | 'short' | undefined {
  if (!(thrown instanceof AppError) || thrown.error.code !== 'passphrase') return undefined;
  return thrown.error.problem === 'missing' ? undefined : thrown.error.problem;
}
