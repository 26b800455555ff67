import { useState } from 'react';
import { useTerminalClipboard } from './use-terminal-clipboard.ts';

/** The clipboard of the machine, and the variables that name the terminal. */
export interface CopyServices {
  readonly clipboard: { readonly write: (text: string) => Promise<boolean> };
  readonly environment: { readonly variables: Readonly<Record<string, string | undefined>> };
}

/** Values of `TERM` of terminals that have no clipboard, or that would show its escape sequence as text. */
const withoutClipboard = ['dumb', 'linux'];

type Copied = 'copied' | 'sent' | 'not-copied';

/** Returns a function that copies a text, and the last outcome. The text must not contain a key. */
export function useCopy({ clipboard, environment }: CopyServices) {
  const sendToTerminal = useTerminalClipboard();
  const [outcome, setOutcome] = useState<Copied>();
  const hasClipboard = !withoutClipboard.includes(environment.variables['TERM'] ?? '');
  const copy = async (text: string) => {
    if (await clipboard.write(text)) return setOutcome('copied');
    setOutcome(hasClipboard && sendToTerminal(text) ? 'sent' : 'not-copied');
  };
  return { copy, outcome, clear: () => setOutcome(undefined) };
}
