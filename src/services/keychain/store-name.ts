import type { KeychainPort } from '../ports/keychain.ts';

/** What the keychain of a system is. */
export function storeNameOn(platform: NodeJS.Platform): KeychainPort['place'] {
  if (platform === 'darwin') return 'macos-keychain';
  return platform === 'win32' ? 'windows-credentials' : 'secret-service';
}
