import type { Command } from './command.ts';

/** Every command by name. A new one is one file and one line. */
export const commands: Readonly<Record<string, () => Promise<{ readonly default: Command }>>> = {
  emulator: () => import('./commands/emulator.ts'),
};
