import { readSendable, type SendableKind } from '../../../core/explore/sendable-file.ts';
import type { FileContent } from '../../../services/ports/other-calls.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import { checkPrompt, readPipedPrompt } from '../../input/model-prompt.ts';
import { isBareKey, usageError } from '../../input/parse.ts';
import { printWarning } from '../../output/lines.ts';
import { messages } from './messages.ts';

/** The content to send: given by the person, or the sample. */
export interface Given<T> {
  readonly content: T;
  readonly isSample: boolean;
}

/**
 * Returns the typed text, the piped text if the word is `-`, or the sample if there is no word. Throws the error `usage`
 * if the content is empty, is not text, or may be a key.
 */
export async function readText(
  { words }: ParsedArguments,
  context: CommandContext,
  sample: string,
): Promise<Given<string>> {
  const [, word] = words;
  if (word !== '-' && context.io.isStdinPiped?.()) {
    printWarning(context, messages[context.lang].notSent);
  }
  if (word === undefined) return { content: sample, isSample: true };
  return {
    content: checkPrompt(word === '-' ? await readPiped(context) : word),
    isSample: false,
  };
}

/** Returns the file at the typed path, or the sample if there is no path. Throws AppError. */
export async function readFile(
  { words }: ParsedArguments,
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
export function readTextOption({ values }: ParsedArguments, name: string): string | undefined {
  const given = values[name];
  return given === undefined ? undefined : checkPrompt(given);
}

async function readPiped(context: CommandContext): Promise<string> {
  if (context.io.stdinIsTerminal) throw usageError('prompt-missing', '');
  return await readPipedPrompt(context);
}
