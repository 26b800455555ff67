/** Families of Linux distributions, by how they install a package. */
export type Distribution = 'debian' | 'fedora' | 'arch' | 'alpine' | 'suse' | 'other';

/** Properties of this machine and session that matter for the keychain. */
export interface SystemInfo {
  readonly platform: NodeJS.Platform;
  /** `other` on every system except Linux. */
  readonly distribution: Distribution;
  readonly isWsl: boolean;
  readonly isSsh: boolean;
  readonly isContainer: boolean;
  /** True if a window can open on the desktop of this session. */
  readonly hasDisplay: boolean;
}
