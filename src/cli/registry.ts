import type { Commands } from './command.ts';

/** Every command by name. A new one is one file and one line. */
export const commands: Commands = {
  setup: () => import('./commands/setup.ts'),
  connect: () => import('./commands/connect.ts'),
  new: () => import('./commands/new.ts'),
  key: () => import('./commands/key.ts'),
  models: () => import('./commands/models.ts'),
  chat: () => import('./commands/chat.ts'),
  embed: () => import('./commands/embed.ts'),
  explore: () => import('./commands/explore.ts'),
  env: () => import('./commands/env.ts'),
  exec: () => import('./commands/exec.ts'),
  doctor: () => import('./commands/doctor.ts'),
  export: () => import('./commands/export.ts'),
  emulator: () => import('./commands/emulator.ts'),
  uninstall: () => import('./commands/uninstall.ts'),
  completion: () => import('./commands/completion.ts'),
};
