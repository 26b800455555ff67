import { AppError } from '../../../errors/errors.ts';
import type { Deadline } from './deadline.ts';

type Body = ReadableStream<Uint8Array>;

/** Returns the complete text of a body; undefined if it exceeds `maxBytes`. Each piece must arrive within `ms`. */
export async function readText(
  body: Body | null,
  deadline: Deadline,
  { ms, maxBytes }: { readonly ms: number; readonly maxBytes: number },
): Promise<string | undefined> {
  let text = '';
  let bytes = 0;
  const decoder = new TextDecoder();
  for await (const piece of pieces(body, deadline, () => ms)) {
    bytes += piece.byteLength;
    if (bytes > maxBytes) return undefined;
    text += decoder.decode(piece, { stream: true });
  }
  return text + decoder.decode();
}

/** One `data` of a stream of server-sent events. */
export interface StreamData {
  readonly data: string;
  /** False for text at the end of the stream without the blank line that ends an event. */
  readonly isWhole: boolean;
}

/** Milliseconds allowed until the first event of a stream, and between two events. */
export interface StreamTimeouts {
  readonly firstMs: number;
  readonly nextMs: number;
}

/** Maximum characters of an event, far more than any event has: an endless event must not fill the memory. */
const maxEventLength = 4_000_000;

/** Maximum bytes of a stream. The longest answer of any model has about 130,000 tokens with 350 bytes each. */
const maxStreamBytes = 64_000_000;

/**
 * Yields the events of a stream one by one, whichever line ends it has and however it is cut into pieces. Comments keep
 * a connection open but count as silence.
 */
export async function* readEvents(
  body: Body | null,
  deadline: Deadline,
  { firstMs, nextMs }: StreamTimeouts,
): AsyncGenerator<StreamData> {
  const decoder = new TextDecoder();
  let rest = '';
  let pending = '';
  const silence = createSilence(firstMs);
  let bytes = 0;
  for await (const piece of pieces(body, deadline, silence.left)) {
    bytes += piece.byteLength;
    silence.heard();
    const text = decoder.decode(piece, { stream: true });
    if (rest.length + text.length > maxEventLength) throw tooLarge(deadline, maxEventLength);
    if (bytes > maxStreamBytes) throw tooLarge(deadline, maxStreamBytes);
    if (pending === '' && !/[\r\n]/.test(text)) {
      // The line continues, so earlier text need not be searched again.
      rest += text;
      continue;
    }
    // A CR at the end of a piece may be the first half of CR LF, so it is read together with the next piece.
    const all = rest + pending + text;
    pending = all.endsWith('\r') ? '\r' : '';
    const blocks = all
      .slice(0, all.length - pending.length)
      .replace(/\r\n?/g, '\n')
      .split('\n\n');
    rest = blocks.pop() ?? '';
    for (const data of blocks.flatMap(dataOf)) {
      yield { data, isWhole: true };
      silence.restart(nextMs);
    }
  }
  const last = (rest + pending + decoder.decode()).replace(/\r\n?/g, '\n');
  for (const data of last.split('\n\n').flatMap(dataOf)) yield { data, isWhole: false };
}

function tooLarge({ host }: Deadline, limit: number): AppError {
  return new AppError({ code: 'bad-answer', host, exceeded: { problem: 'too-large', limit } });
}

/** The remaining milliseconds of a permitted silence. */
interface Silence {
  /** Called when a wait begins. */
  left(): number;
  /** Called when data arrives. Only an event restarts the silence. */
  heard(): void;
  restart(ms: number): void;
}

function createSilence(ms: number): Silence {
  let left = ms;
  let since = performance.now();
  return {
    left: () => {
      since = performance.now();
      return left;
    },
    heard: () => {
      const duration = performance.now() - since;
      // A longer wait would have ended the call, so the process must have been suspended.
      if (duration <= left) left -= duration;
    },
    restart: (next) => {
      left = next;
    },
  };
}

/** Returns the `data` of one event, its lines joined, as a list of one; an empty list if the event has none. */
function dataOf(block: string): readonly string[] {
  const lines = block.split('\n').filter((line) => line.startsWith('data:'));
  return lines.length === 0
    ? []
    : [lines.map((line) => line.slice(5).replace(/^ /, '')).join('\n')];
}

async function* pieces(
  body: Body | null,
  deadline: Deadline,
  timeout: () => number,
): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await deadline.within(timeout(), reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    // An error of the connection no longer matters, because the rest of the body is not needed.
    reader.cancel().catch(() => {});
  }
}
