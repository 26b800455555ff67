import type { Distribution, SystemInfo } from './ports/system-info.ts';

/** Values read from the machine. */
export interface SystemSources {
  readonly platform: NodeJS.Platform;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Returns the text of a file of the system; undefined if it does not exist. */
  readonly readText: (path: string) => Promise<string | undefined>;
}

/** Describes this machine and session. Ignores files that cannot be read. Never rejects. */
export async function readSystem(sources: SystemSources): Promise<SystemInfo> {
  const { platform, variables } = sources;
  const readText = (path: string) => sources.readText(path).catch(() => undefined);
  const isSet = (name: string) => Boolean(variables[name]);
  const isSsh = ['SSH_CONNECTION', 'SSH_CLIENT', 'SSH_TTY'].some(isSet);
  if (platform !== 'linux') {
    const elsewhere = { distribution: 'other', isWsl: false, isContainer: false } as const;
    return { platform, isSsh, ...elsewhere, hasDisplay: !isSsh };
  }
  const release =
    (await readText('/etc/os-release')) ?? (await readText('/usr/lib/os-release')) ?? '';
  const kernel = (await readText('/proc/version')) ?? '';
  const marks = await Promise.all(['/.dockerenv', '/run/.containerenv'].map(readText));
  return {
    platform,
    distribution: distributionOf(release),
    isWsl: ['WSL_DISTRO_NAME', 'WSL_INTEROP'].some(isSet) || /microsoft/i.test(kernel),
    isSsh,
    isContainer:
      marks.some((text) => text !== undefined) ||
      ['container', 'KUBERNETES_SERVICE_HOST'].some(isSet),
    hasDisplay: ['DISPLAY', 'WAYLAND_DISPLAY'].some(isSet),
  };
}

/** The names of each family of distributions, including those of derived ones. */
const families: readonly (readonly [Distribution, readonly string[]])[] = [
  ['debian', ['debian', 'ubuntu']],
  ['fedora', ['fedora', 'rhel', 'centos']],
  ['arch', ['arch', 'archlinux']],
  ['alpine', ['alpine']],
  ['suse', ['suse', 'opensuse', 'sles']],
];

/** Returns the family of an os-release text, from its own name (`ID`), else from related ones (`ID_LIKE`). */
function distributionOf(release: string): Distribution {
  const names = ['ID', 'ID_LIKE'].flatMap((field) => {
    const written = new RegExp(`^${field}=["']?([^"'\\r\\n]*)`, 'm').exec(release)?.[1] ?? '';
    return written.toLowerCase().split(/[\s-]+/);
  });
  const family = (name: string) => families.find(([, all]) => all.includes(name));
  return names.map(family).find((found) => found !== undefined)?.[0] ?? 'other';
}
