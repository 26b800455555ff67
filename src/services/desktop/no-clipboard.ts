import type { ClipboardPort } from '../ports/clipboard.ts';

/** Creates the clipboard of a machine without one, and of the demo. */
export function createNoClipboard(): ClipboardPort {
  const no = async () => false;
  return { available: false, holds: no, clear: no, write: no };
}
