import type { ClipboardPort } from '../ports/clipboard.ts';

/** Creates the port for the demo, and for a machine without a clipboard. */
export function createNoClipboard(): ClipboardPort {
  const no = async () => false;
  return { available: false, holds: no, clear: no, write: no };
}
