import { readSendable, type SendableKind } from '../../../core/explore/sendable-file.ts';
import type { FileContent } from '../../../services/ports/other-calls.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, Typed } from '../../command.ts';
import { isBareKey, usageError } from '../../input/parse.ts';
import { checkedPrompt, readPipedPrompt } from '../../input/prompt-text.ts';
import { printWarning } from '../../output/lines.ts';
import { messages } from './messages.ts';

/** The content to send: given by the person, or the sample. */
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
    content: checkedPrompt(word === '-' ? await readPiped(context) : word),
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
  return given === undefined ? undefined : checkedPrompt(given);
}

async function readPiped(context: CommandContext): Promise<string> {
  if (context.io.stdinIsTerminal) throw usageError('prompt-missing', '');
  return await readPipedPrompt(context);
}
