import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { atOurEnd } from '../processes/processes.ts';
import { bringUpLoopback } from '../system-parts.js';

/** Network usage in a namespace since it was created. */
export interface Traffic {
  /** Number of packets to addresses outside of the namespace, including name servers. */
  readonly outside: number;
  /** Packets of name lookups, sent to a server in the namespace. */
  readonly datagrams: number;
  /** Connections that were opened, and those that a server in the namespace accepted. */
  readonly opened: number;
  readonly accepted: number;
}

/** A network with only this machine's loopback address: a kernel namespace. Linux. */
export interface NetworkNamespace {
  /** First words of a command line that runs in it. */
  readonly prefix: readonly string[];
  traffic(): Traffic;
  end(): void;
}

/** Creates a namespace. Returns undefined and the reason of the kernel if this machine does not allow it. */
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
    accepted: four('Tcp', 'PassiveOpens'),
  };
}

/**
 * Returns a function that reads a number from a text with pairs of lines: names, then numbers, both after the protocol.
 */
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
