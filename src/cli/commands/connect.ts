import { recipeIds } from '../../core/connect/recipes.ts';
import { toolIds } from '../../core/connect/tool.ts';
import { commandLine } from '../../i18n/command-line.ts';
import type { Command } from '../command.ts';

const command: Command = {
  summary: {
    en: 'connect other tools to the key, which stays where it is stored',
    fr: 'relier d’autres outils à la clé, qui reste là où elle est enregistrée',
  },
  usage: '[TOOL]',
  choices: [...toolIds, ...recipeIds],
  example: () => commandLine('connect', 'opencode', '--dry-run'),
  options: [
    {
      name: 'dry-run',
      summary: {
        en: 'show the change and make none',
        fr: 'montrer le changement sans le faire',
      },
    },
    {
      name: 'yes',
      summary: {
        en: 'change without asking; without a tool, all that are installed',
        fr: 'modifier sans demander ; sans outil, tous ceux qui sont installés',
      },
    },
    {
      name: 'undo',
      summary: {
        en: 'take the change back; without a tool, all of them',
        fr: 'annuler le changement ; sans outil, tous',
      },
    },
    { name: 'json', summary: { en: 'print one JSON document', fr: 'écrire un document JSON' } },
  ],
  words: { min: 0, max: 1 },
  run: async (typed, context) => {
    const { runConnect } = await import('./connect/run.ts');
    return await runConnect(typed, context);
  },
};

export default command;
