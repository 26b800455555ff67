import { writeFile } from 'node:fs/promises';
import { arch, cpus, platform, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { commandRows, keychainRows } from './commands.ts';
import { doctorRow } from './doctor.ts';
import { measureFilterPress } from './filter-press.tsx';
import { firstFrameRows } from './first-frame.ts';
import { memoryRow } from './memory.ts';
import { type Row, ratioRow, tableOf } from './row.ts';
import { streamingRows } from './streaming.ts';
import { type Build, bothBuilds, nodeOf, runOnce } from './targets.ts';
import { weightRow } from './weight.ts';

/** A Node to measure with, and the builds it runs. */
export interface Subject {
  readonly node: string;
  readonly builds: readonly Build[];
  /** True to compare the processor time of starts, which other work on the machine changes less than elapsed time. */
  readonly cpu?: boolean;
}

const parts: Readonly<Record<string, (subject: Subject) => Promise<readonly Row[]>>> = {
  frame: firstFrameRows,
  commands: commandRows,
  keychain: keychainRows,
  streaming: streamingRows,
  doctor: async (subject) => [await doctorRow(subject)],
  memory: async (subject) => [await memoryRow(subject)],
  filter: async () => {
    const { few, many } = await measureFilterPress();
    return [ratioRow('filter key press on 5,000 models / on 50', 2, many, few)];
  },
  weight: async () => [weightRow()],
};

/** These do not run the program: one Node is enough. */
const once = ['filter', 'weight'];

const usage = `Options: --node 20,22,24,26 (default: this Node), --out FILE, for every figure as JSON, and --cpu, to compare
the processor time of starts in place of their elapsed time (Linux).
Parts: ${Object.keys(parts).join(', ')}; all of them if none is named.
`;

/** Measures, and prints a Markdown table. A target that is missed is shown, and is no error. */
export async function main(args: readonly string[]): Promise<void> {
  const asked = readArgs(args);
  if (asked === undefined) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const { values, names } = asked;
  const builds = bothBuilds();
  const columns: Record<string, Row[]> = {};
  const nodes = values.node?.split(',').map(nodeOf) ?? [process.execPath];
  for (const [index, node] of nodes.entries()) {
    const rows: Row[] = [];
    for (const build of builds) await runOnce(node, build);
    for (const name of names) {
      if (index > 0 && once.includes(name)) continue;
      process.stderr.write(`${values.node?.split(',')[index] ?? ''} ${name} …\n`);
      rows.push(...((await parts[name]?.({ node, builds, cpu: values.cpu === true })) ?? []));
    }
    columns[values.node?.split(',')[index] ?? process.versions.node] = rows;
  }
  process.stdout.write(`${tableOf(columns)}\n${machineHere()}\n`);
  if (values.out === undefined) return;
  await writeFile(
    values.out,
    `${JSON.stringify({ machine: machineHere(), columns }, undefined, 2)}\n`,
  );
}

/** Returns undefined for an unknown option or part. */
function readArgs(args: readonly string[]) {
  try {
    const options = {
      out: { type: 'string' },
      node: { type: 'string' },
      cpu: { type: 'boolean' },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (!positionals.every((name) => Object.hasOwn(parts, name))) return undefined;
    return { values, names: positionals.length > 0 ? positionals : Object.keys(parts) };
  } catch {
    return undefined;
  }
}

function machineHere(): string {
  const [first, ...others] = cpus();
  const cores = `${others.length + 1} × ${first?.model.trim() ?? 'unknown'}`;
  return `${platform()} ${arch()}, ${cores}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
}
