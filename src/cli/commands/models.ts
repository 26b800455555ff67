import { commandLine } from '../../i18n/command-line.ts';
import { pages } from '../../i18n/links.ts';
import type { Command } from '../command.ts';
import { taskNames } from './models/request.ts';

const command: Command = {
  group: 'use',
  summary: {
    en: 'list the models of your account, with prices and retirement dates',
    fr: 'lister les modèles de votre compte, avec les prix et les dates de retrait',
  },
  usage: '',
  examples: () => [
    {
      line: commandLine('models', '--task', 'code'),
      summary: {
        en: 'Models that write code, the best first:',
        fr: 'Les modèles qui écrivent du code, le meilleur en premier :',
      },
    },
    {
      line: commandLine('models', '--callable'),
      summary: {
        en: 'Find out which chat models this account can really call:',
        fr: 'Voir quels modèles de chat ce compte peut vraiment appeler :',
      },
    },
  ],
  links: [pages.models, pages.pricing],
  options: [
    {
      name: 'task',
      value: taskNames.join('|'),
      summary: {
        en: 'only the models for this task, the best first',
        fr: 'seulement les modèles pour cette tâche, le meilleur en premier',
      },
    },
    {
      name: 'callable',
      summary: {
        en: 'test each chat model with one token, to see which ones your account can call',
        fr: 'tester chaque modèle de chat avec un jeton, pour voir lesquels votre compte peut appeler',
      },
    },
    {
      name: 'json',
      summary: {
        en: 'print one JSON document, including products and Labs models',
        fr: 'afficher un document JSON, avec les produits et les modèles Labs',
      },
    },
  ],
  words: { min: 0, max: 0 },
  run: async (typed, context) => {
    const { runModels } = await import('./models/run.ts');
    return await runModels(typed, context);
  },
};

export default command;
