import { makeNetworkNamespace } from './network-namespace.ts';
import { watchSockets } from './socket-watch.ts';

/** A network that shows whether the program contacts anything but the service. */
export interface WatchedNetwork {
  /** First words of a command line that runs in it. */
  readonly prefix: readonly string[];
  /** Says how the network is watched: in a namespace, or from outside on this machine's own network. */
  readonly how: string;
  /** Uses the network through `use`, and returns the destinations other than a server on this machine. */
  leakOf(use: (tell: (pid: number) => void) => Promise<unknown>): Promise<unknown>;
  end(): void;
}

/** Creates a separate network; watches this machine's own one if the kernel allows no other. */
export async function watchedNetwork(): Promise<WatchedNetwork> {
  const networkNamespace = await makeNetworkNamespace();
  if ('refused' in networkNamespace) {
    return {
      prefix: [],
      end: () => {},
      how: `watched from outside, because no separate network can be made here (${networkNamespace.refused.trim()})`,
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
    how: 'in a separate network',
    async leakOf(use) {
      const before = traffic();
      await use(() => {});
      const after = traffic();
      const opened = after.opened - before.opened;
      const accepted = after.accepted - before.accepted;
      return [
        ...(after.outside === before.outside ? [] : ['an address elsewhere']),
        ...(after.datagrams === before.datagrams ? [] : ['a datagram']),
        ...(opened === accepted
          ? []
          : [`${opened} connections, of which ${accepted} were to a server here`]),
        ...(opened === 0 ? ['no connection at all, so that the watch saw nothing'] : []),
      ];
    },
  };
}
