import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

/** The name of our entries in the keychain, the same on every system. */
export const keychainService = 'mistral-onboard';

/** The functions of keytar that we use. */
export type Keytar = Pick<
  typeof import('keytar'),
  'getPassword' | 'setPassword' | 'deletePassword' | 'findCredentials'
>;

/**
 * Loads keytar, which is native and optional. If it cannot be loaded, the error contains the reason that the system
 * gives.
 */
export async function loadKeytar(): Promise<Keytar> {
  try {
    return (await import('keytar')).default;
  } catch (thrown) {
    throw new Error(causeOf(thrown));
  }
}

/** Returns why keytar did not load. Its loader hides the reason, so load its native part directly. */
function causeOf(thrown: unknown): string {
  const { message = '' } = thrown instanceof Error ? thrown : {};
  const isSwallowed = /failed to load keytar|cannot find (?:package|module)/i.test(message);
  if (!isSwallowed) return thrown instanceof Error ? `${message}${codeOf(thrown)}` : '';
  const require = createRequire(import.meta.filename);
  try {
    const root = dirname(dirname(require.resolve('keytar')));
    require(join(root, 'prebuilds', `${platform()}-${arch()}`, 'keytar.node'));
  } catch (cause) {
    return cause instanceof Error ? `${cause.message}${codeOf(cause)}` : '';
  }
  return message;
}

/** Returns Node's error code, because Windows and macOS give the reason in the language of the system. */
function codeOf(cause: Error): string {
  return 'code' in cause && typeof cause.code === 'string' ? ` (${cause.code})` : '';
}
