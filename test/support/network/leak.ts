import { makeNetworkNamespace } from './network-namespace.ts';
import { watchSockets } from './socket-watch.ts';

/** A network in which it shows what else than the service is asked. */
export interface WatchedNetwork {
  /** First words of a command line that runs in it. */
  readonly prefix: readonly string[];
  /** Tells whether it is one of its own, or this machine's, watched from outside. */
  readonly how: string;
  /** Uses the network as `use` does, and gives what went elsewhere than to a server beside it. */
  leakOf(use: (tell: (pid: number) => void) => Promise<unknown>): Promise<unknown>;
  end(): void;
}

export async function watchedNetwork(): Promise<WatchedNetwork> {
  const networkNamespace = await makeNetworkNamespace();
  if ('refused' in networkNamespace) {
    return {
      prefix: [],
      end: () => {},
      how: `watched from outside, for no network of its own can be made here (${networkNamespace.refused.trim()})`,
      async leakOf(use) {
        let pid: number | undefined;
        const watch = watchSockets(() => pid);
        await use((told) => {
          pid = told;
        });
        return watch.stop();
      },
    };
  }
  const { prefix, traffic, end } = networkNamespace;
  return {
    prefix,
    end,
    how: 'in a network of its own',
    async leakOf(use) {
      const before = traffic();
      await use(() => {});
      const after = traffic();
      const [opened, taken] = [after.opened - before.opened, after.taken - before.taken];
      return [
        ...(after.outside === before.outside ? [] : ['an address elsewhere']),
        ...(after.datagrams === before.datagrams ? [] : ['a datagram']),
        ...(opened === taken ? [] : [`${opened} connections, of which ${taken} were to a server`]),
        ...(opened === 0 ? ['nothing at all: it was not looked at'] : []),
      ];
    },
  };
}
