import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { atOurEnd } from '../processes/processes.ts';
import { bringUpLoopback } from '../system-parts.js';

/** Network usage in a namespace since it was created. */
export interface Traffic {
  /** Tries to reach any address that is not of the island itself; name servers elsewhere are such. */
  readonly outside: number;
  /** Packets as names are asked for with, to a server on the island itself. */
  readonly datagrams: number;
  /** Connections that were begun, and those that some server of the island took. */
  readonly opened: number;
  readonly taken: number;
}

/** A network of its own, with nothing in it but this machine's own address: a kernel's namespace. Linux. */
export interface NetworkNamespace {
  /** First words of a command line that runs there. */
  readonly prefix: readonly string[];
  traffic(): Traffic;
  end(): void;
}

/** Makes an island; undefined, and the kernel's reason, where this machine lets no one make any. */
export async function makeNetworkNamespace(): Promise<
  NetworkNamespace | { readonly refused: string }
> {
  const tried = spawnSync('unshare', ['-rn', 'sh', '-c', bringUpLoopback], { encoding: 'utf8' });
  if (tried.status !== 0) return { refused: tried.stderr || String(tried.error) };
  const holder = spawn('unshare', ['-rn', 'sh', '-c', `${bringUpLoopback} && echo on && exec cat`]);
  const forget = atOurEnd(() => holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  const { pid } = holder as ChildProcess & { readonly pid: number };
  return {
    prefix: ['nsenter', '-t', String(pid), '-U', '-n', '--preserve-credentials', '--'],
    traffic: () => trafficOf(pid),
    end: () => {
      holder.kill('SIGKILL');
      forget();
    },
  };
}

function trafficOf(pid: number): Traffic {
  const four = columnsOf(readFileSync(`/proc/${pid}/net/snmp`, 'utf8'));
  const six = linesOf(readFileSync(`/proc/${pid}/net/snmp6`, 'utf8'));
  return {
    outside: four('Ip', 'OutNoRoutes') + six('Ip6OutNoRoutes'),
    datagrams: four('Udp', 'OutDatagrams') + six('Udp6OutDatagrams'),
    opened: four('Tcp', 'ActiveOpens'),
    taken: four('Tcp', 'PassiveOpens'),
  };
}

/** A line of names and below it a line of numbers, both behind the name of the protocol. */
function columnsOf(text: string): (protocol: string, name: string) => number {
  return (protocol, name) => {
    const rows = text.split('\n').filter((line) => line.startsWith(`${protocol}:`));
    const [names = [], counts = []] = rows.map((line) => line.split(/\s+/));
    return countOf(counts[names.indexOf(name)], name);
  };
}

function linesOf(text: string): (name: string) => number {
  return (name) => countOf(new RegExp(`^${name}\\s+(\\d+)$`, 'm').exec(text)?.[1], name);
}

function countOf(text: string | undefined, name: string): number {
  if (text === undefined) throw new Error(`The kernel does not count ${name}`);
  return Number(text);
}
