import { commandLine } from '../../i18n/command-line.ts';
import { pages } from '../../i18n/links.ts';
import { provider } from '../../i18n/provider.ts';
import type { Command } from '../command.ts';

const sentences = {
  en: ['The cat sleeps.', 'A feline naps.', 'Rates go up.'],
  fr: ['Le chat dort.', 'Un félin somnole.', 'Les taux montent.'],
} as const;

const { embeddingWidths } = provider.models;
const fixed = embeddingWidths['mistral-embed'].default;
const longest = embeddingWidths['codestral-embed'].max;

const command: Command = {
  group: 'use',
  summary: {
    en: 'turn texts into vectors, and show how similar they are',
    fr: 'transformer des textes en vecteurs, et montrer leur similarité',
  },
  usage: '[TEXT ...|-]',
  examples: (lang) => [
    {
      line: commandLine('embed', ...sentences[lang]),
      summary: {
        en: 'Compare three sentences:',
        fr: 'Comparer trois phrases :',
      },
    },
    {
      line: `${commandLine('embed', '--json', '-')} < lines.txt > vectors.json`,
      summary: {
        en: 'One vector for each line of a file:',
        fr: 'Un vecteur pour chaque ligne d’un fichier :',
      },
    },
  ],
  links: [pages.embeddings],
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
        en: `numbers in each vector; with codestral-embed, from 1 to ${longest}`,
        fr: `nombres par vecteur ; avec codestral-embed, de 1 à ${longest}`,
      },
      accepts: {
        en: `${fixed} with mistral-embed, or 1 to ${longest} with codestral-embed`,
        fr: `${fixed} avec mistral-embed, ou de 1 à ${longest} avec codestral-embed`,
      },
    },
    {
      name: 'json',
      summary: {
        en: 'print one JSON document with the complete vectors',
        fr: 'afficher un document JSON avec les vecteurs entiers',
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
