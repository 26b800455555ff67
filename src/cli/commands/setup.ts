import { pipedKeyLine } from '../../core/handoff/shell-quote.ts';
import type { Command } from '../command.ts';

const command: Command = {
  summary: {
    en: 'set everything up without a terminal: for coding agents, scripts and CI',
    fr: 'tout configurer sans terminal : pour les agents de code, les scripts et la CI',
  },
  usage: '',
  example: () => pipedKeyLine('setup', '--json'),
  options: [
    {
      name: 'yes',
      summary: {
        en: 'use a key found on this machine where none is piped in or stored',
        fr: 'utiliser une clé trouvée sur cette machine si aucune n’est fournie ni enregistrée',
      },
    },
    {
      name: 'plan',
      summary: {
        en: 'say what would be done; nothing is called, stored or written',
        fr: 'dire ce qui serait fait ; rien n’est appelé, enregistré ni écrit',
      },
    },
    {
      name: 'json',
      summary: { en: 'print one JSON document', fr: 'écrire un document JSON' },
    },
  ],
  words: { min: 0, max: 0 },
  run: async (typed, context) => {
    const { runSetupCommand } = await import('./setup/run.ts');
    return await runSetupCommand(typed, context);
  },
};

export default command;
