import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import type { HistoryBatch, HistoryText } from '../ports/project-scan.ts';
import { BatchOutput, type GitObject } from './batch-output.ts';
import { askGit, type GitOptions, type GitProcess, startGit } from './git.ts';
import { hasWorkTrees, unfinishedHeads } from './git-folders.ts';
import { decodePath } from './path-bytes.ts';
import { brokenBy } from './repository.ts';
import type { TextPart } from './text-parts.ts';

/**
 * Lists every ref and its earlier targets, parents first, so that an object is listed with the commit that added it.
 */
const listObjects = [
  'rev-list',
  '--objects',
  '--in-commit-order',
  '--reverse',
  '--topo-order',
  '--missing=print',
  '--all',
  '--reflog',
];
/** Lists the staged changes relative to the last commit, or to nothing before the first one. */
const listStaged = ['diff-index', '--cached', '--raw', '--no-renames', '--no-abbrev', '-z'];
/** Lists what is staged in any work tree and belongs to no commit. Takes longer than comparing one index. */
const stagedAnywhere = [
  'rev-list',
  '--objects',
  '--missing=print',
  '--indexed-objects',
  '--not',
  '--all',
  '--reflog',
];
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
/**
 * A name that no object has, which git therefore reports as missing. Objects listed after this name belong to no
 * commit.
 */
const afterCommits = '?after-commits';
/** Prints hash, kind and size of the objects that are named on the input. */
const checkObjects = [
  'cat-file',
  '--buffer',
  '--batch-check=%(objectname) %(objecttype) %(objectsize) %(rest)',
];
/** Prints the contents of the objects that are named on the input. */
const readObjects = ['cat-file', '--buffer', '--batch'];

/** Maximum number of requested objects without an answer. Their names take memory. */
const maxAsked = 4_096;
/** Objects of more than this many bytes are read after all others. */
const largeBytes = 8_388_608;
/** Maximum characters of one batch, few enough to search them without delaying a key press. */
const maxBatch = 262_144;

/** A requested object. */
interface Asked {
  readonly kind: HistoryText['kind'];
  readonly hash: string;
  readonly commit: string;
  readonly path: string;
}

/**
 * Reads everything ever committed, each content once. Reads objects by hash instead of differences between commits, so
 * that git attributes cannot hide any text. Runs three git processes in parallel: the first lists the objects, the
 * second reports kind and size, the third returns the contents.
 */
export async function* readHistory(
  options: GitOptions,
  signal: AbortSignal,
): AsyncGenerator<HistoryBatch> {
  const reading = new Reading(options, signal);
  try {
    yield* reading.batches();
  } finally {
    reading.stop();
  }
}

class Reading {
  readonly #start: (args: readonly string[]) => Promise<GitProcess | undefined>;
  readonly #options: GitOptions;
  readonly #signal: AbortSignal;
  readonly #running: GitProcess[] = [];
  readonly #asked: Asked[] = [];
  readonly #large: Asked[] = [];
  #wake = () => {};
  #commits = 0;
  #named = 0;
  #missing = 0;
  #read = 0;
  #failure = '';

  constructor(options: GitOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.#start = async (args) => {
      const started = await startGit(options, args, signal);
      if (started !== undefined) this.#running.push(started);
      return started;
    };
  }

  stop(): void {
    for (const each of this.#running) each.stop();
    this.#wake();
  }

  async *batches(): AsyncGenerator<HistoryBatch> {
    const checking = await this.#start(checkObjects);
    const reader = await this.#start(readObjects);
    if (checking === undefined || reader === undefined) return;
    const named = this.#nameObjects(checking).catch(unlessStopped);
    const asked = this.#askFor(checking, reader).catch(unlessStopped);
    yield* this.#texts(reader);
    await Promise.all([named, asked]);
    await this.#note(reader);
    if (this.#failure !== '' && !this.#signal.aborted) yield { broken: brokenBy(this.#failure) };
    yield {
      commits: this.#commits,
      missing: this.#missing,
      left: this.#named - this.#read,
    };
  }

  /** Passes the names of all objects to the process that reports their kind. */
  async #nameObjects(checking: GitProcess): Promise<void> {
    const list = await this.#start([...listObjects, ...(await this.#heads())]);
    if (list === undefined) return;
    list.input.end();
    for await (const piece of list.output) await write(checking, piece);
    await this.#note(list);
    await write(checking, `${afterCommits}\n${await this.#staged()}`);
    checking.input.end();
  }

  /** Returns the commits that only a fetch or an unfinished operation names, if they exist. */
  async #heads(): Promise<readonly string[]> {
    const named = unfinishedHeads(this.#options.folder);
    if (named.length === 0) return [];
    const git = await startGit(this.#options, ['cat-file', '--batch-check'], this.#signal);
    if (git === undefined) return [];
    git.input.end(named.map((hash) => `${hash}\n`).join(''));
    let text = '';
    for await (const piece of git.output) text += String(piece);
    return Array.from(text.matchAll(/^(\w+) (?:commit|tag|tree|blob) /gm), ([, hash = '']) => hash);
  }

  /** Returns names and paths of staged, uncommitted files of all work trees; none if git fails. */
  async #staged(): Promise<string> {
    if (hasWorkTrees(this.#options.folder)) {
      const { text, end } = await askGit(this.#options, stagedAnywhere, this.#signal);
      if (end.type === 'done') return text;
    }
    for (const base of ['HEAD', emptyTree]) {
      const { text, end } = await askGit(this.#options, [...listStaged, base], this.#signal);
      if (end.type !== 'done') continue;
      const entries = text.matchAll(/:\d+ (?!160000)\d+ \w+ (?!0+ )(\w+) \w+\0([^\0]*)\0/g);
      const isInConflict = / U\0/.test(text);
      return linesOf(entries) + (isInConflict ? await this.#inConflict() : '');
    }
    return '';
  }

  /** Returns names and paths of each side of the files in conflict. */
  async #inConflict(): Promise<string> {
    const { text } = await askGit(this.#options, ['ls-files', '--unmerged', '-z'], this.#signal);
    return linesOf(text.matchAll(/(?!160000)\d+ (\w+) \d\t([^\0]*)\0/g));
  }

  /** Requests the contents of all objects except folders; large ones last, so that they do not delay the others. */
  async #askFor(checking: GitProcess, reader: GitProcess): Promise<void> {
    let rest: Buffer = Buffer.alloc(0);
    let commit = '';
    for await (const piece of checking.output as AsyncIterable<Buffer>) {
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      const end = bytes.lastIndexOf(10);
      rest = Buffer.from(bytes.subarray(end + 1));
      if (end === -1) continue;
      const wanted: Asked[] = [];
      for (const line of bytes.toString('latin1', 0, end).split('\n')) {
        const [hash = '', type = '', size = ''] = line.split(' ', 3);
        if (hash === afterCommits) commit = '';
        else if (type === 'missing') this.#missing += 1;
        if (type === 'commit') commit = hash;
        const kind = kinds[type];
        if (kind === undefined) continue;
        const path = pathOf(line.slice(hash.length + type.length + size.length + 3));
        const one = { kind, hash, commit: kind === 'file' ? commit : hash, path };
        this.#named += 1;
        if (kind === 'commit') this.#commits += 1;
        if (Number(size) > largeBytes) this.#large.push(one);
        else wanted.push(one);
      }
      await this.#ask(reader, wanted);
    }
    await this.#note(checking);
    await this.#ask(reader, this.#large);
    reader.input.end();
  }

  async #ask(reader: GitProcess, wanted: readonly Asked[]): Promise<void> {
    if (wanted.length === 0) return;
    while (this.#asked.length > maxAsked && !this.#signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#asked.push(...wanted);
    await write(reader, wanted.map(({ hash }) => `${hash}\n`).join(''));
  }

  async *#texts(reader: GitProcess): AsyncGenerator<HistoryBatch> {
    const output = new BatchOutput();
    let texts: HistoryText[] = [];
    let length = 0;
    try {
      for await (const piece of reader.output as AsyncIterable<Buffer>) {
        for (const event of output.push(piece)) {
          const text = this.#textOf(event);
          if (text === undefined) continue;
          texts.push(text);
          length += text.text.length;
          if (length < maxBatch) continue;
          yield { texts };
          await turn();
          [texts, length] = [[], 0];
        }
        this.#wake();
      }
    } catch (thrown) {
      unlessStopped(thrown);
    }
    if (texts.length > 0) yield { texts };
  }

  #textOf({ part, isLast }: GitObject): HistoryText | undefined {
    const asked = this.#asked[0];
    if (isLast) {
      this.#asked.shift();
      this.#read += 1;
    }
    if (asked === undefined) return undefined;
    const { kind, commit, path } = asked;
    // An empty file still has a name.
    if (part === undefined)
      return isLast && kind === 'file' ? { kind, commit, path, text: '' } : undefined;
    const { text, firstLine, body } = kind === 'file' ? part : messageOf(part);
    return { kind, commit, path, text, firstLine, body };
  }

  /** Records why a process failed, for the objects that it did not return. */
  async #note(git: GitProcess): Promise<void> {
    const end = await git.ended;
    if (end.type === 'failed') this.#failure ||= end.detail || 'failed';
  }
}

/** Decodes the bytes of a path, each given as one character. */
function pathOf(bytes: string): string {
  return /[\x80-\xff]/.test(bytes) ? decodePath(Buffer.from(bytes, 'latin1')) : bytes;
}

function linesOf(entries: Iterable<RegExpExecArray>): string {
  return Array.from(entries, ([, hash, path = '']) => `${hash} ${path.split('\n')[0]}\n`).join('');
}

const kinds: Partial<Readonly<Record<string, HistoryText['kind']>>> = {
  blob: 'file',
  commit: 'commit',
  tag: 'tag',
};

/**
 * Counts the lines of a commit or tag from its message on; the names of its author and committer have lines below 1.
 */
function messageOf(part: TextPart): TextPart {
  const head = part.firstLine === 1 ? part.text.indexOf('\n\n') : -1;
  if (head === -1) return part;
  const lines = part.text.slice(0, head).split('\n').length;
  return { ...part, firstLine: -lines };
}

async function write(git: GitProcess, text: string | Buffer): Promise<void> {
  const { input } = git;
  if (input.destroyed || input.writableEnded) return;
  if (!input.write(text)) {
    await Promise.race([once(input, 'drain'), once(input, 'close'), git.ended]);
  }
}

/** Rethrows an error, unless it comes from the streams of a process that was stopped. */
function unlessStopped(thrown: unknown): void {
  const { name, code } = thrown as { readonly name?: string; readonly code?: string };
  const isStop =
    name === 'AbortError' || /^(?:ABORT_ERR|ERR_STREAM|EPIPE|ECONNRESET)/.test(code ?? '');
  if (!isStop) throw thrown;
}
