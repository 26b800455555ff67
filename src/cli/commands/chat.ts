import { commandLine } from '../../i18n/command-line.ts';
import { provider } from '../../i18n/provider.ts';
import type { Command } from '../command.ts';

const question = {
  en: 'What is the best French cheese?',
  fr: 'Quel est le meilleur fromage français ?',
} as const;

const command: Command = {
  summary: {
    en: 'ask a model; its answer goes to stdout as it comes',
    fr: 'interroger un modèle ; sa réponse va sur stdout à mesure qu’elle arrive',
  },
  usage: '[PROMPT] [-]',
  example: (lang) => commandLine('chat', '-m', 'mistral-small-latest', question[lang]),
  options: [
    {
      name: 'model',
      short: 'm',
      value: 'MODEL',
      summary: {
        en: `its id (default: the one chosen in the walk, else ${provider.models.chat})`,
        fr: `son identifiant (par défaut : celui choisi au parcours, sinon ${provider.models.chat})`,
      },
    },
    {
      name: 'system',
      value: 'TEXT',
      summary: {
        en: 'instructions that go before the question',
        fr: 'des consignes, placées avant la question',
      },
    },
    {
      name: 'temperature',
      value: 'T',
      summary: {
        en: '0 to 1.5: low is steadier, high is freer (default: model default)',
        fr: 'de 0 à 1,5 : bas, plus sage ; haut, plus libre (par défaut : celle du modèle)',
      },
      accepts: { en: 'a number from 0 to 1.5', fr: 'un nombre de 0 à 1,5' },
    },
    {
      name: 'max-tokens',
      value: 'N',
      summary: {
        en: 'where the answer is cut at the latest (default: no limit of ours)',
        fr: 'là où la réponse est coupée au plus tard (par défaut : sans limite de notre part)',
      },
      accepts: { en: 'a whole number, 1 at least', fr: 'un nombre entier, 1 au moins' },
    },
    {
      name: 'seed',
      value: 'N',
      summary: {
        en: 'the same number gives the same answer, most of the time',
        fr: 'le même nombre donne la même réponse, presque toujours',
      },
      accepts: { en: 'a whole number, 0 at least', fr: 'un nombre entier, 0 au moins' },
    },
    {
      name: 'json',
      summary: {
        en: 'print one JSON document, once the answer is whole',
        fr: 'écrire un document JSON, une fois la réponse entière',
      },
    },
  ],
  words: { min: 0, max: 2 },
  run: async (typed, context) => {
    const { runChat } = await import('./chat/run.ts');
    return await runChat(typed, context);
  },
};

export default command;
