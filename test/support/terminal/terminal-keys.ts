/** The keys that tests press, as a terminal sends them. */
const keys = {
  return: '\r',
  escape: '\x1b',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  tab: '\t',
  pageup: '\x1b[5~',
  pagedown: '\x1b[6~',
  home: '\x1b[H',
  end: '\x1b[F',
  backspace: '\x7f',
  delete: '\x1b[3~',
} as const;

export type KeyName = keyof typeof keys | `ctrl+${string}`;

/** Condition of a screen: a text, a pattern, or a function. */
export type Wanted = string | RegExp | ((frame: string) => boolean);

export function bytesOf(key: KeyName): string {
  const bytes = (keys as Partial<Record<string, string>>)[key];
  return bytes ?? String.fromCharCode(key.charCodeAt('ctrl+'.length) & 0x1f);
}

export function found(frame: string, wanted: Wanted): boolean {
  if (typeof wanted === 'function') return wanted(frame);
  return typeof wanted === 'string' ? frame.includes(wanted) : wanted.test(frame);
}

/** Returns the bytes of a paste: line ends become CR, and it is bracketed if the program asked for that. */
export function pasteBytes(text: string, bracketed: boolean): string {
  const sent = text.replace(/\r?\n/g, '\r');
  return bracketed ? `\x1b[200~${sent}\x1b[201~` : sent;
}
