import { useStdout } from 'ink';

/** Every terminal accepts this many characters. Some cut off longer texts, and a part of a text is worse than none. */
const maxCharacters = 74_000;

/** Returns the sequence (OSC 52) that asks the terminal to copy a text; undefined if the text is too long. */
export function copySequence(text: string): string | undefined {
  const bytes = new TextEncoder().encode(text);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return base64.length > maxCharacters ? undefined : `\x1b]52;c;${base64}\x07`;
}

/**
 * Returns a function that sends a text to the clipboard of the terminal, even over ssh. The function returns false if
 * the text is too long. True does not mean that the text was copied, because the terminal does not answer.
 */
export function useTerminalClipboard(): (text: string) => boolean {
  const { stdout } = useStdout();
  return (text) => {
    const sequence = copySequence(text);
    if (sequence !== undefined) stdout.write(sequence);
    return sequence !== undefined;
  };
}
