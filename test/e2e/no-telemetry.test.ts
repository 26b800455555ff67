import { spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { faultFamily } from '../support/fault-families.ts';
import { watchedNetwork } from '../support/leak.ts';
import { environmentWith, makeFolders, programFile } from '../support/program.ts';
import { watchSockets } from '../support/socket-watch.ts';
import { secret } from '../support/stations.ts';

vi.setConfig({ testTimeout: 120_000 });

const network = await watchedNetwork();
const { prefix, isIsland, how, leakOf } = network;
afterAll(() => network.end());

const runCommands = `
node=$1; program=$2
"$node" "$program" emulator --port 0 >"$HOME/emulator" &
emulator=$!
# An emulator that does not start is no reason to wait for ever.
until grep -q 127.0.0.1 "$HOME/emulator"; do kill -0 $emulator || exit 1; sleep 0.05; done
MISTRAL_ONBOARD_BASE_URL=$(sed -n 's/listening on //p' "$HOME/emulator"); export MISTRAL_ONBOARD_BASE_URL
for line in models 'chat Hi' 'embed one two' 'key test' doctor; do
  "$node" "$program" $line >/dev/null 2>"$HOME/said" </dev/null
  code=$?
  [ $code -le 1 ] || { echo "$line: $code"; cat "$HOME/said"; }
done
kill $emulator
`;

describe(faultFamily('network', `nothing but the service is ever asked, ${how}`), () => {
  test('by the commands', async () => {
    const folders = await makeFolders();
    const leak = await leakOf(async (tell) => {
      const [program = 'sh', ...args] = [
        ...[...prefix, 'sh', '-c', runCommands, 'sh', process.execPath, programFile()],
      ];
      const env = environmentWith({ ...folders.variables, MISTRAL_API_KEY: secret });
      const child = spawn(program, args, { env, cwd: folders.home });
      if (child.pid !== undefined) tell(child.pid);
      let said = '';
      child.stdout.on('data', (piece) => {
        said += piece;
      });
      await once(child, 'close');
      expect(said).toBe('');
    });
    await folders.remove();
    expect(leak).toEqual([]);
  });
});

describe('the watch over the network', () => {
  const tries = [
    ['an address', "require('net').connect(80, '192.0.2.1').on('error', () => {})"],
    ['a name', "require('dns').lookup('nobody.test', () => {})"],
    ['a name server', "require('dns').resolve4('nobody.test', () => {})"],
    [
      'a datagram',
      "require('dgram').createSocket('udp4').send('x', 9, '192.0.2.1', () => process.exit())",
    ],
    ['a closed port', "require('net').connect(1, '127.0.0.1').on('error', () => {})"],
  ] as const;

  test.runIf(isIsland).each(tries)('on an island sees %s', async (_, script) => {
    const leak = await leakOf(async () => {
      const [program = '', ...args] = [...prefix, process.execPath, '-e', script];
      spawnSync(program, args);
    });
    expect(leak).toContainEqual(expect.stringMatching(/elsewhere|datagram|, of which/));
  });

  test('from outside sees a far end that is not this machine', async () => {
    const socket = createSocket('udp4');
    const isOnline = await new Promise<boolean>((resolve) => {
      socket.once('error', () => resolve(false));
      socket.connect(9, '192.0.2.1', () => resolve(true));
    });
    const watch = watchSockets(() => process.pid);
    const own = createSocket('udp4');
    await new Promise<void>((resolve) => own.connect(9, '127.0.0.1', resolve));
    await new Promise((resolve) => setTimeout(resolve, 40));
    const seen = watch.stop();
    socket.close();
    own.close();
    expect(seen.filter((far) => far.endsWith(':0009'))).toEqual(isOnline ? ['010200C0:0009'] : []);
  });
});
