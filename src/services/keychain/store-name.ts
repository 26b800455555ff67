import type { KeychainPort } from '../ports/keychain.ts';

/** Returns the kind of keychain of a system. */
export function storeNameOn(platform: NodeJS.Platform): KeychainPort['place'] {
  if (platform === 'darwin') return 'macos-keychain';
  return platform === 'win32' ? 'windows-credentials' : 'secret-service';
}
