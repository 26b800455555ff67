import { commandLine } from '../../i18n/command-line.ts';
import type { Command } from '../command.ts';
import { taskNames } from './models/request.ts';

const command: Command = {
  summary: {
    en: 'list the models that your key sees, with prices and retirement dates',
    fr: 'lister les modèles que voit votre clé, avec les prix et les dates de retrait',
  },
  usage: '',
  example: () => commandLine('models', '--task', 'code'),
  options: [
    {
      name: 'task',
      value: taskNames.join('|'),
      summary: {
        en: 'those that do this, the best first',
        fr: 'ceux qui le font, le meilleur d’abord',
      },
    },
    {
      name: 'callable',
      summary: {
        en: 'try each chat model with one token, to see which your account can call',
        fr: 'essayer chaque modèle de chat avec un jeton, pour voir lesquels votre compte peut appeler',
      },
    },
    {
      name: 'json',
      summary: {
        en: 'print one JSON document, products and Labs included',
        fr: 'écrire un document JSON, produits et Labs compris',
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
