import { readSendable, type SendableKind } from '../../../core/explore/sendable-file.ts';
import type { FileContent } from '../../../services/ports/other-calls.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, Typed } from '../../command.ts';
import { isBareKey, usageError } from '../../input/parse.ts';
import { readPipedText } from '../../input/read-piped.ts';
import { printWarning } from '../../output/lines.ts';
import { messages } from './messages.ts';

/** More than any model can read. The beginning of a longer text is enough to refuse it. */
const maxTextBytes = 16_000_000;

/** What is sent: given by the person, or the sample. */
export interface Given<T> {
  readonly content: T;
  readonly isSample: boolean;
}

/**
 * Returns the typed text, the piped one if the word is `-`, or else the sample. Throws the error `usage` if the text is
 * empty, not text, or may be a key.
 */
export async function readText(
  { words }: Typed,
  context: CommandContext,
  sample: string,
): Promise<Given<string>> {
  const [, word] = words;
  if (word !== '-' && context.io.isStdinPiped?.()) {
    printWarning(context, messages[context.lang].notSent);
  }
  if (word === undefined) return { content: sample, isSample: true };
  return {
    content: checked(word === '-' ? await readPiped(context) : word),
    isSample: false,
  };
}

/** Returns the file of the typed path, or else the sample. Throws AppError. */
export async function readFile(
  { words }: Typed,
  services: Services,
  as: SendableKind,
  sample: () => FileContent,
): Promise<Given<FileContent>> {
  const [, path] = words;
  if (path === undefined) return { content: sample(), isSample: true };
  if (isBareKey(path)) throw usageError('key-in-words', '');
  return { content: await readSendable(services, path, as), isSample: false };
}

/** Returns the text of an option; undefined if it was not given. Throws the error `usage` if it may be a key. */
export function readTextOption({ values }: Typed, name: string): string | undefined {
  const given = values[name];
  return given === undefined ? undefined : checked(given);
}

async function readPiped(context: CommandContext): Promise<string> {
  if (context.io.stdinIsTerminal) throw usageError('prompt-missing', '');
  const text = await readPipedText(context, maxTextBytes);
  if (text === undefined) throw usageError('prompt-not-text', '');
  return text;
}

function checked(text: string): string {
  if (text.trim() === '') throw usageError('prompt-empty', '');
  if (isBareKey(text)) throw usageError('key-in-words', '');
  return text;
}
