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
    if (root !== undefined) for (const address of remoteAddressesOf(root)) seen.add(address);
  }, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return [...seen];
    },
  };
}

function remoteAddressesOf(root: number): readonly string[] {
  const own = new Set(withDescendants(root).flatMap(socketsOf));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) =>
    linesOf(`/proc/net/${table}`).flatMap((line) => {
      const [, , remote = '', , , , , , , inode = ''] = line.trim().split(/\s+/);
      return own.has(inode) && !isLocal(remote) ? [remote] : [];
    }),
  );
}

function withDescendants(pid: number): readonly number[] {
  return [pid, ...childrenOf(pid).flatMap(withDescendants)];
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
function isLocal(address: string): boolean {
  return /^(?:0+:|[0-9A-F]{6}7F:|0{24}01000000:|0{16}FFFF0000[0-9A-F]{6}7F:)/.test(address);
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
