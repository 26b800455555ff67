import { commandLine } from '../../i18n/command-line.ts';
import type { Command } from '../command.ts';

const sentences = {
  en: ['The cat sleeps.', 'A feline naps.', 'Rates go up.'],
  fr: ['Le chat dort.', 'Un félin somnole.', 'Les taux montent.'],
} as const;

const command: Command = {
  summary: {
    en: 'turn texts into vectors, and tell how alike they are',
    fr: 'changer des textes en vecteurs, et dire combien ils se ressemblent',
  },
  usage: '[TEXT ...|-]',
  example: (lang) => commandLine('embed', ...sentences[lang]),
  options: [
    {
      name: 'model',
      short: 'm',
      value: 'MODEL',
      summary: {
        en: 'mistral-embed for texts, codestral-embed for code (default: mistral-embed)',
        fr: 'mistral-embed pour les textes, codestral-embed pour le code (par défaut : mistral-embed)',
      },
    },
    {
      name: 'dimensions',
      value: 'N',
      summary: {
        en: 'how many numbers a vector has; codestral-embed takes 1 to 3072',
        fr: 'combien de nombres a un vecteur ; codestral-embed en prend de 1 à 3072',
      },
      accepts: {
        en: '1024 with mistral-embed, or 1 to 3072 with codestral-embed',
        fr: '1024 avec mistral-embed, ou de 1 à 3072 avec codestral-embed',
      },
    },
    {
      name: 'json',
      summary: {
        en: 'print one JSON document with the whole vectors',
        fr: 'écrire un document JSON avec les vecteurs entiers',
      },
    },
  ],
  words: { min: 0, max: Number.POSITIVE_INFINITY },
  run: async (typed, context) => {
    const { runEmbed } = await import('./embed/run.ts');
    return await runEmbed(typed, context);
  },
};

export default command;
