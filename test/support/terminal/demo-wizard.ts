import type { Lang } from '../../../src/i18n/languages.ts';
import { shared } from '../../../src/i18n/messages.ts';
import type { ProgramTerminal } from './pty.ts';
import { isAt, type ScreenStop, secret, screens as stops } from './screens.ts';

/** Presses Enter on every screen that offers it, and pastes the key, up to the last screen. */
export async function wizardByEnter(
  terminal: ProgramTerminal,
  lang: Lang,
): Promise<readonly string[]> {
  const enter = `${shared[lang].keyNames.return} `;
  const stopOf = (frame: string) => stops.find((stop) => isAt(stop, lang)(frame));
  const screens: string[] = [];
  let before: ScreenStop | undefined;
  for (;;) {
    const frame = await terminal.waitFor((now) => {
      const stop = stopOf(now);
      return stop !== undefined && stop !== before && footerOf(now).includes(enter);
    });
    screens.push(frame);
    const stop = stopOf(frame);
    if (stop === 'done') return screens;
    if (stop === 'paste') await terminal.pasteUntil(secret, '•••');
    await terminal.pressUntil('return', (now) => stopOf(now) !== stop);
    before = stop;
  }
}

/** Returns the last lines, which name the active keys. */
export function footerOf(frame: string): string {
  return frame.split('\n').slice(-2).join(' ');
}

export function titleOf(frame: string): string {
  return (frame.split('\n')[0] ?? '').replace(/(?:\s+Ctrl\+L \S+)?(?:\s+[●○]+)?$/, '');
}
