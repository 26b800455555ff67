import { recipeIds } from '../../core/connect/recipes.ts';
import { toolIds } from '../../core/connect/tool.ts';
import { commandLine } from '../../i18n/command-line.ts';
import type { Command } from '../command.ts';

const command: Command = {
  group: 'start',
  summary: {
    en: 'let other tools use your key, without copying it into their files',
    fr: 'donner accès à votre clé à d’autres outils, sans la copier dans leurs fichiers',
  },
  usage: '[TOOL]',
  choices: [...toolIds, ...recipeIds],
  examples: () => [
    {
      line: commandLine('connect'),
      summary: {
        en: 'See which tools are installed here, and which are connected:',
        fr: 'Voir quels outils sont installés ici, et lesquels sont connectés :',
      },
    },
    {
      line: commandLine('connect', 'opencode', '--dry-run'),
      summary: {
        en: 'See the exact change for one of them, without making it:',
        fr: 'Voir la modification exacte pour l’un d’eux, sans la faire :',
      },
    },
    {
      line: commandLine('connect', 'opencode', '--undo'),
      summary: {
        en: 'Undo it; the file is then as it was before:',
        fr: 'L’annuler ; le fichier redevient tel qu’il était :',
      },
    },
  ],
  options: [
    {
      name: 'dry-run',
      summary: {
        en: 'show the change without making it',
        fr: 'montrer la modification sans la faire',
      },
    },
    {
      name: 'yes',
      summary: {
        en: 'do not ask; without TOOL, connect every installed tool',
        fr: 'ne pas demander ; sans TOOL, connecter tous les outils installés',
      },
    },
    {
      name: 'undo',
      summary: {
        en: 'undo the change; without TOOL, for every connected tool',
        fr: 'annuler la modification ; sans TOOL, pour tous les outils connectés',
      },
    },
    { name: 'json', summary: { en: 'print one JSON document', fr: 'afficher un document JSON' } },
  ],
  words: { min: 0, max: 1 },
  run: async (typed, context) => {
    const { runConnect } = await import('./connect/run.ts');
    return await runConnect(typed, context);
  },
};

export default command;
