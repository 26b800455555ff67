import { setImmediate as turn } from 'node:timers/promises';
import type { AuditedFile, AuditedFiles } from '../ports/project-scan.ts';
import { readFileText } from './file-text.ts';
import type { NamedFile, Naming } from './named-files.ts';

/** Milliseconds of reading between two looks at what else is to be done: a key press, a time that is over. */
const sliceMs = 12;

const maxBytes = 1_048_576;

/** What tells installed versions is larger than what people write, and worth reading. */
const lockFile = /(?:lock[\w.-]*|shrinkwrap\.json)$/i;
const maxLockBytes = 33_554_432;

export interface ReadingOptions {
  readonly root: string;
  /** False where the system's files have no permission bits. */
  readonly hasModes: boolean;
  readonly signal: AbortSignal;
}

/** Reads named files, in batches. */
export async function* readFiles(
  names: AsyncIterable<Naming>,
  options: ReadingOptions,
): AsyncGenerator<AuditedFiles> {
  for await (const naming of names) {
    if ('state' in naming) yield { broken: naming };
    else yield* readBatches(naming, options);
    if (options.signal.aborted) return;
  }
}

async function* readBatches(
  names: readonly NamedFile[],
  { root, hasModes, signal }: ReadingOptions,
): AsyncGenerator<AuditedFiles> {
  for (let at = 0; at < names.length && !signal.aborted; ) {
    const files: AuditedFile[] = [];
    const skipped: string[] = [];
    const end = performance.now() + sliceMs;
    for (; at < names.length && performance.now() < end; at += 1) {
      const named = names[at];
      if (named === undefined) continue;
      const { path } = named;
      const read = readFileText(`${root}/${path}`, lockFile.test(path) ? maxLockBytes : maxBytes);
      const mode = hasModes && read.type === 'text' ? read.mode : undefined;
      if (read.type === 'too-large') skipped.push(path);
      if (read.type === 'text') files.push({ ...named, text: read.text, mode });
    }
    yield { files, skipped };
    await turn();
  }
}
