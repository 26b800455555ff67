import { pipedKeyLine } from '../../core/handoff/shell-quote.ts';
import { commandLine } from '../../i18n/command-line.ts';
import { pages } from '../../i18n/links.ts';
import type { Command } from '../command.ts';

const command: Command = {
  group: 'start',
  summary: {
    en: 'do the whole setup without a terminal: for coding agents, scripts and CI',
    fr: 'tout configurer sans terminal : pour les agents de code, les scripts et la CI',
  },
  usage: '',
  examples: () => [
    {
      line: pipedKeyLine('setup', '--json'),
      summary: {
        en: 'Check and store the key that is piped in, and make a first chat and embeddings call:',
        fr: 'Vérifier et enregistrer la clé reçue par un pipe, puis faire un premier appel de chat et d’embeddings :',
      },
    },
    {
      line: commandLine('setup', '--plan', '--json'),
      summary: {
        en: 'See what is done already and what is missing, without changing anything:',
        fr: 'Voir ce qui est déjà fait et ce qui manque, sans rien changer :',
      },
    },
  ],
  links: [pages.keys],
  options: [
    {
      name: 'yes',
      summary: {
        en: 'use a key found on this machine if none is piped in or stored',
        fr: 'utiliser une clé trouvée sur cette machine si aucune n’est fournie ni enregistrée',
      },
    },
    {
      name: 'plan',
      summary: {
        en: 'show what would be done, without calling the API or writing anything',
        fr: 'montrer ce qui serait fait, sans appeler l’API ni rien écrire',
      },
    },
    {
      name: 'json',
      summary: { en: 'print one JSON document', fr: 'afficher un document JSON' },
    },
  ],
  words: { min: 0, max: 0 },
  run: async (typed, context) => {
    const { runSetupCommand } = await import('./setup/run.ts');
    return await runSetupCommand(typed, context);
  },
};

export default command;
