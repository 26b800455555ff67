import { closeSync, readSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import type { ScannedFile, ScannedFiles } from '../ports/project-scan.ts';
import type { Listing, NamedFile } from './list-files.ts';
import { type OpenFile, openFile } from './open-file.ts';
import { partsOf, type TextPart, TextParts } from './text-parts.ts';

/** Milliseconds of reading after which the event loop may handle a key press or a timeout. */
const sliceMs = 12;
/** Maximum characters of one batch, few enough to search them without delaying a key press. */
const maxBatch = 262_144;
/** Files of at least this many bytes are read last, so that they do not delay the others. */
const largeBytes = 8_388_608;

export interface ReadingOptions {
  readonly root: string;
  /** False on systems without permission bits. */
  readonly hasModes: boolean;
  readonly signal: AbortSignal;
}

/** Reads listed files in batches. The last batch names the files that were left when `signal` was aborted. */
export async function* readFiles(
  listings: AsyncIterable<Listing>,
  options: ReadingOptions,
): AsyncGenerator<ScannedFiles> {
  const large: NamedFile[] = [];
  for await (const listing of listings) {
    if ('state' in listing) yield { broken: listing };
    else {
      yield* readBatches(listing.files, options, large);
      const { unread = [], absent = [] } = listing;
      if (unread.length + absent.length > 0) yield { files: [], unread, absent };
    }
    if (options.signal.aborted) return;
  }
  yield* readBatches(large, options);
}

/** Reads files; adds large ones to `later` if that is given. */
async function* readBatches(
  names: readonly NamedFile[],
  options: ReadingOptions,
  later?: NamedFile[],
): AsyncGenerator<ScannedFiles> {
  const batch = new Batch();
  for (const [at, named] of names.entries()) {
    if (options.signal.aborted) {
      yield batch.take({ count: names.length - at, first: named.path });
      return;
    }
    const file = openFile(`${options.root}/${named.path}`);
    if (file === 'unreadable') batch.unread.push(named.path);
    if (file === 'none') batch.empty.push(named.path);
    if (typeof file === 'string') continue;
    try {
      if (later !== undefined && file.size > largeBytes) {
        later.push(named);
        continue;
      }
      const mode = options.hasModes ? file.mode : undefined;
      for (const part of readParts(file)) {
        batch.add({ ...named, mode, ...part });
        if (!batch.isFull) continue;
        yield batch.take();
        await turn();
        if (options.signal.aborted) break;
      }
    } catch {
      batch.unread.push(named.path);
    } finally {
      closeSync(file.descriptor);
    }
  }
  yield batch.take();
}

/** Collects files that are yielded together. */
class Batch {
  readonly unread: string[] = [];
  readonly empty: string[] = [];
  #files: ScannedFile[] = [];
  #length = 0;
  #end = performance.now() + sliceMs;

  add(file: ScannedFile): void {
    this.#files.push(file);
    this.#length += file.text.length;
  }

  get isFull(): boolean {
    return this.#length >= maxBatch || performance.now() >= this.#end;
  }

  take(left?: { readonly count: number; readonly first: string }): ScannedFiles {
    const taken = {
      files: this.#files,
      unread: this.unread.splice(0),
      empty: this.empty.splice(0),
      ...(left && { left }),
    };
    this.#files = [];
    this.#length = 0;
    this.#end = performance.now() + sliceMs;
    return taken;
  }
}

/** Buffer for all files, one after another; most fit into it. */
const shared = Buffer.alloc(131_072);

/**
 * Reads an open file in parts. Reads synchronously, because awaiting would add a sixth to the time for thousands of
 * small files. Throws if reading fails.
 */
export function* readParts({ descriptor, size }: OpenFile): Generator<TextPart> {
  const first = readInto(shared, descriptor);
  if (first.length >= size) {
    yield* partsOf(first);
    return;
  }
  const parts = new TextParts();
  for (let bytes = first; bytes.length > 0; bytes = readInto(shared, descriptor)) {
    yield* parts.push(bytes);
  }
  yield* parts.end();
}

function readInto(buffer: Buffer, descriptor: number): Buffer {
  return buffer.subarray(0, readSync(descriptor, buffer));
}
