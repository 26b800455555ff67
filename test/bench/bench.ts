import { writeFile } from 'node:fs/promises';
import { arch, cpus, platform, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { commandRows, keychainRow } from './commands.ts';
import { measureFilterPress } from './filter-press.tsx';
import { firstFrameRows } from './first-frame.ts';
import { memoryRow } from './memory.ts';
import { type Row, ratioRow, tableOf } from './row.ts';
import { streamingRows } from './streaming.ts';
import { weightRow } from './weight.ts';

const parts: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  frame: firstFrameRows,
  commands: commandRows,
  keychain: async () => [await keychainRow()],
  streaming: streamingRows,
  filter: async () => {
    const { few, many } = await measureFilterPress();
    return [ratioRow('filter key press on 5,000 models / on 50', 2, many, few)];
  },
  memory: async () => [await memoryRow()],
  weight: async () => [weightRow()],
};

/**
 * Measures, and writes a table to stdout; with `--out FILE`, every figure into that file as well. Names of parts measure
 * these alone. Fails nothing: it tells.
 */
export async function main(args: readonly string[]): Promise<void> {
  const asked = read(args);
  if (asked === undefined) {
    process.stderr.write(
      `Options: --out FILE. Parts: ${Object.keys(parts).join(', ')}; all of them where none is named.\n`,
    );
    process.exitCode = 2;
    return;
  }
  const { values, positionals } = asked;
  const rows: Row[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    process.stderr.write(`${name} …\n`);
    rows.push(...(await measure()));
  }
  const machine = machineHere();
  process.stdout.write(`${tableOf(rows)}\n${machine}\n`);
  if (values.out === undefined) return;
  await writeFile(values.out, `${JSON.stringify({ machine, rows }, undefined, 2)}\n`);
}

/** Undefined for what is no option and no part. */
function read(args: readonly string[]) {
  try {
    const options = { out: { type: 'string' } } as const;
    const asked = parseArgs({ args: [...args], options, allowPositionals: true });
    return asked.positionals.every((name) => Object.hasOwn(parts, name)) ? asked : undefined;
  } catch {
    return undefined;
  }
}

function machineHere(): string {
  const [first, ...others] = cpus();
  const cores = `${others.length + 1} × ${first?.model.trim() ?? 'unknown'}`;
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `Node ${process.versions.node}, ${platform()} ${arch()}, ${cores}, ${memory}`;
}
