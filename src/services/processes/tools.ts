import { AppError } from '../../errors/errors.ts';
import { plainLine, plainText } from '../../i18n/plain-text.ts';
import type { ProcessResult } from '../ports/processes.ts';
import type { Secret } from '../ports/secret.ts';
import type { ToolsPort } from '../ports/tools.ts';
import { createProcesses, type ProcessesOptions } from './processes.ts';

const checkMs = 5_000;
const giveMs = 30_000;

/** Characters shown of a tool's error. */
const shownLength = 160;

/** Creates access to secret managers on the person's PATH. Ends them when `stop` is aborted. */
export function createTools({ programs, stop }: Required<ProcessesOptions>): ToolsPort {
  const run = async (
    command: string,
    args: readonly string[],
    { signal, ...options }: { signal: AbortSignal; timeoutMs: number; stdin?: string },
  ) => {
    const until = AbortSignal.any([stop, signal]);
    return await createProcesses({ programs, stop: until }).run(command, args, options);
  };
  return {
    runs: true,
    findReady: async ({ argv: [name = '', ...args], says = '' }, signal) => {
      const path = programs.find(name);
      if (path === undefined) return undefined;
      const result = await run(path, args, { signal, timeoutMs: checkMs }).catch(() => undefined);
      return result?.code === 0 && result.stdout.includes(says) ? path : undefined;
    },
    give: async (path, { argv: [, ...args], stdin, needsPipe }, key, signal) => {
      if (signal.aborted) throw new AppError({ code: 'cancelled' });
      const sent = stdin(key.reveal());
      const options = { signal, stdin: sent, timeoutMs: giveMs };
      const result = needsPipe
        ? await run('sh', ['-c', 'cat | "$0" "$@"', path, ...args], options)
        : await run(path, args, options);
      const { code } = result;
      return { code, says: code === 0 ? '' : errorOf(result, hiddenOf(key, sent)) };
    },
  };
}

/** Returns the texts to hide: the key, and the sent text if it contains the key in another form. */
function hiddenOf(key: Secret, sent: string): readonly string[] {
  const text = key.reveal();
  return sent.includes(text) ? [text] : [text, sent];
}

function errorOf({ stdout, stderr }: ProcessResult, hidden: readonly string[]): string {
  const lines = plainText(`${stderr}\n${stdout}`).split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  return plainLine(masked(first, hidden), shownLength);
}

/** Number of consecutive characters that count as part of a hidden text. */
const pieceLength = 8;

/** Removes words that contain a part of a hidden text from the line. */
function masked(line: string, hidden: readonly string[]): string {
  const holdsPiece = (word: string) => hidden.some((text) => sharesPiece(word, text));
  return line.replace(/\S+/gu, (word) => (holdsPiece(word) ? '••••' : word));
}

function sharesPiece(word: string, text: string): boolean {
  const length = Math.min(pieceLength, text.length);
  for (let at = 0; at + length <= word.length; at += 1) {
    if (text.includes(word.slice(at, at + length))) return true;
  }
  return false;
}
