import { readFile } from 'node:fs/promises';
import { makeFolders } from '../support/processes/program.ts';
import { startInTerminal } from '../support/terminal/pty.ts';
import { secret, wizard } from '../support/terminal/screens.ts';
import type { Subject } from './bench.ts';
import { missingRow, type Row } from './row.ts';

const what = 'peak memory of a whole demo';
const maxMiB = 120;

/** The most memory that the program ever held, from the first screen to the last. Linux. */
export async function memoryRow({ node, builds: [checkout] }: Subject): Promise<Row> {
  if (process.platform !== 'linux') return missingRow(what, `${maxMiB} MiB`, 'Linux only');
  const folders = await makeFolders();
  const demo = await startInTerminal({
    args: ['--demo', '--lang', 'en'],
    variables: folders.variables,
    node,
    ...(checkout && { program: checkout.program }),
  });
  try {
    await wizard(demo, { lang: 'en', paste: secret, to: 'done' });
    const status = await readFile(`/proc/${demo.pid}/status`, 'utf8');
    const peakMiB = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
    return {
      what,
      measured: `${peakMiB.toFixed(0)} MiB`,
      atMost: `${maxMiB} MiB`,
      met: peakMiB <= maxMiB,
      figures: { peakMiB },
    };
  } finally {
    await demo.close();
    await folders.remove();
  }
}
