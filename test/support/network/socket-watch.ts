import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { childrenOf } from '../processes/processes.ts';

const everyMs = 5;

/**
 * Polls the sockets of all processes below one, and records remote addresses other than this machine, in the notation
 * of the kernel. May miss a connection shorter than one poll. Linux.
 */
export function watchSockets(rootOf: () => number | undefined): { stop(): readonly string[] } {
  const seen = new Set<string>();
  const timer = setInterval(() => {
    const root = rootOf();
    if (root !== undefined) for (const far of farEndsBelow(root)) seen.add(far);
  }, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return [...seen];
    },
  };
}

function farEndsBelow(root: number): readonly string[] {
  const own = new Set(familyOf(root).flatMap(socketsOf));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) =>
    linesOf(`/proc/net/${table}`).flatMap((line) => {
      const [, , far = '', , , , , , , inode = ''] = line.trim().split(/\s+/);
      return own.has(inode) && !isHere(far) ? [far] : [];
    }),
  );
}

function familyOf(pid: number): readonly number[] {
  return [pid, ...childrenOf(pid).flatMap(familyOf)];
}

function socketsOf(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`;
  return namesIn(folder).flatMap((name) => {
    const inode = /^socket:\[(\d+)\]$/.exec(targetOf(`${folder}/${name}`))?.[1];
    return inode === undefined ? [] : [inode];
  });
}

/**
 * Returns true for an address of this machine and for an empty one. Addresses are hexadecimal, with each group of four
 * bytes reversed.
 */
function isHere(far: string): boolean {
  return /^(?:0+:|[0-9A-F]{6}7F:|0{24}01000000:|0{16}FFFF0000[0-9A-F]{6}7F:)/.test(far);
}

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n').slice(1);
  } catch {
    return [];
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function targetOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
