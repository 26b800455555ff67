import type { CommandContext } from '../command.ts';
import { isBareKey, usageError } from './parse.ts';
import { readPipedText } from './read-piped.ts';

/** More than any model can read. The first part of a longer text is enough to refuse the text. */
const maxBytes = 16_000_000;

/** Returns the piped text for a model. Throws the error `usage` if it is not text. */
export async function readPipedPrompt(context: CommandContext): Promise<string> {
  const text = await readPipedText(context, maxBytes);
  if (text === undefined) throw usageError('prompt-not-text', '');
  return text;
}

/** Returns a text for a model unchanged. Throws the error `usage` if it is empty or may be a key. */
export function checkPrompt(text: string): string {
  if (text.trim() === '') throw usageError('prompt-empty', '');
  if (isBareKey(text)) throw usageError('key-in-words', '');
  return text;
}
