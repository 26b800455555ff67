import type { Lang } from '../../../src/i18n/languages.ts';
import { shared } from '../../../src/i18n/messages.ts';
import type { ProgramTerminal } from './pty.ts';
import { isAt, secret } from './screens.ts';

/** Presses Enter on every screen that offers it, and pastes the key, up to the last screen. */
export async function wizardByEnter(
  terminal: ProgramTerminal,
  lang: Lang,
): Promise<readonly string[]> {
  const enter = `${shared[lang].keyNames.return} `;
  const screens: string[] = [];
  for (;;) {
    const frame = await terminal.waitFor((now) => footerOf(now).includes(enter));
    screens.push(frame);
    if (isAt('done', lang)(frame)) return screens;
    if (screens.length > 20) throw new Error(`So many screens:\n${screens.join('\n')}`);
    if (isAt('paste', lang)(frame)) await terminal.pasteUntil(secret, '•••');
    await terminal.pressUntil('return', (now) => faceOf(now) !== faceOf(frame));
  }
}

/** The last lines, which name the keys that work. */
export function footerOf(frame: string): string {
  return frame.split('\n').slice(-2).join(' ');
}

/** Identifies a screen while its middle changes. */
function faceOf(frame: string): string {
  return `${titleOf(frame)}\n${footerOf(frame)}`;
}

export function titleOf(frame: string): string {
  return (frame.split('\n')[0] ?? '').replace(/(?:\s+Ctrl\+L \S+)?(?:\s+[●○]+)?$/, '');
}
