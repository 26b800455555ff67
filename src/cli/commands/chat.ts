import { commandLine } from '../../i18n/command-line.ts';
import { factMonth } from '../../i18n/fact-date.ts';
import { pages } from '../../i18n/links.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { provider } from '../../i18n/provider.ts';
import type { Command } from '../command.ts';

const { min, max } = provider.limits.temperature;

const question = {
  en: 'What is the best French cheese?',
  fr: 'Quel est le meilleur fromage français ?',
} as const;

const instruction = {
  en: 'Summarize this in one sentence:',
  fr: 'Résume ceci en une phrase :',
} as const;

const command: Command = {
  group: 'use',
  summary: {
    en: 'ask a model and stream its answer; a pipe gets it unformatted',
    fr: 'interroger un modèle et afficher sa réponse au fil de l’eau ; brute dans un pipe',
  },
  usage: '[PROMPT] [-]',
  examples: (lang) => [
    {
      line: commandLine('chat', question[lang]),
      summary: { en: 'Ask a question:', fr: 'Poser une question :' },
    },
    {
      line: `${commandLine('chat', instruction[lang], '-')} < notes.txt`,
      summary: {
        en: 'Send a file along with it; - stands for what is piped in:',
        fr: 'Y joindre un fichier ; - représente ce qui arrive par le pipe :',
      },
    },
    {
      line: commandLine('chat', '-m', 'mistral-large-latest', '--json', question[lang]),
      summary: {
        en: 'Choose the model, and get the answer, tokens and cost as JSON:',
        fr: 'Choisir le modèle, et recevoir réponse, jetons et coût en JSON :',
      },
    },
  ],
  links: [pages.docs, pages.pricing],
  options: [
    {
      name: 'model',
      short: 'm',
      value: 'MODEL',
      summary: {
        en: `id of the model (default: the one you chose in the setup, otherwise ${provider.models.chat})`,
        fr: `identifiant du modèle (par défaut : celui choisi à la configuration, sinon ${provider.models.chat})`,
      },
    },
    {
      name: 'system',
      value: 'TEXT',
      summary: {
        en: 'instructions for the model, sent before the question',
        fr: 'consignes pour le modèle, envoyées avant la question',
      },
    },
    {
      name: 'temperature',
      value: 'T',
      summary: {
        get en() {
          return `${min} to ${max} (${factMonth('limits', 'en')}); low: more consistent, high: more creative (default: model default)`;
        },
        get fr() {
          return `de ${min} à ${formatNumber(max, 'fr')} (${factMonth('limits', 'fr')}) ; bas : régulier, haut : créatif (par défaut : celle du modèle)`;
        },
      },
      accepts: {
        en: `a number from ${min} to ${max}`,
        get fr() {
          return `un nombre de ${min} à ${formatNumber(max, 'fr')}`;
        },
      },
    },
    {
      name: 'max-tokens',
      value: 'N',
      summary: {
        en: 'longest answer, in tokens (default: model default)',
        fr: 'longueur maximale de la réponse, en jetons (par défaut : celle du modèle)',
      },
      accepts: { en: 'a whole number from 1', fr: 'un nombre entier à partir de 1' },
    },
    {
      name: 'seed',
      value: 'N',
      summary: {
        en: 'the same seed gives the same answer, most of the time',
        fr: 'la même graine donne la même réponse, presque toujours',
      },
      accepts: { en: 'a whole number from 0', fr: 'un nombre entier à partir de 0' },
    },
    {
      name: 'json',
      summary: {
        en: 'print one JSON document when the answer is complete',
        fr: 'afficher un document JSON une fois la réponse complète',
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
