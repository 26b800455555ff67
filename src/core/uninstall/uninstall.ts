import { AppError, type ErrorData } from '../../errors/errors.ts';
import type { AppFile, KeychainEntry } from '../../services/ports/app-data.ts';
import { applyUndo, type UndoPlan } from '../connect/connect.ts';
import type { UninstallPlan, UninstallServices } from './plan.ts';

/** Something that could not be removed. */
export interface Failure {
  readonly what:
    | { readonly type: 'tool'; readonly undo: UndoPlan }
    | { readonly type: 'entry'; readonly entry: KeychainEntry }
    | { readonly type: 'file'; readonly file: AppFile };
  readonly error: ErrorData;
}

/**
 * Removes everything in a plan. Starts with the settings of other tools, because their records are among the files.
 * Reports failures and continues. Throws AppError `cancelled` between two removals.
 */
export async function applyUninstall(
  services: UninstallServices,
  plan: UninstallPlan,
  signal: AbortSignal,
): Promise<readonly Failure[]> {
  const { appData } = services;
  const failures: Failure[] = [];
  const attempt = async (what: Failure['what'], work: () => Promise<void>) => {
    if (signal.aborted) throw new AppError({ code: 'cancelled' });
    await work().catch((thrown: unknown) => {
      if (!(thrown instanceof AppError) || thrown.error.code === 'cancelled') throw thrown;
      failures.push({ what, error: thrown.error });
    });
  };
  for (const undo of plan.undos) {
    await attempt({ type: 'tool', undo }, () => applyUndo(services, undo));
  }
  for (const entry of plan.entries) {
    await attempt({ type: 'entry', entry }, () => removeEntry(services, entry));
  }
  for (const file of plan.files.filter((each) => !isNeeded(each, failures))) {
    await attempt({ type: 'file', file }, () => appData.remove(file));
  }
  await appData.removeEmptyFolders();
  return failures;
}

/** Removes an entry and checks that it is gone, because a keychain may report a removal that did not happen. */
async function removeEntry(
  { appData }: UninstallServices,
  { kind, account }: KeychainEntry,
): Promise<void> {
  await appData.removeKeychainEntry({ kind, account });
  const left = await appData.keychainEntries();
  if (left.some((entry) => entry.kind === kind && entry.account === account)) {
    throw new AppError({ code: 'keychain', problem: 'false-success', detail: '' });
  }
}

/** Returns true for the file that records something that could not be removed. */
function isNeeded({ path }: AppFile, failures: readonly Failure[]): boolean {
  const failed = new Set(failures.map(({ what }) => what.type));
  const name = path.split(/[\\/]/).at(-1);
  return (
    (name === 'connections.json' && failed.has('tool')) ||
    (name === 'keys.json' && failed.has('entry'))
  );
}
