import { catalog } from '../../i18n/copy.ts';

export const words = catalog({
  en: {
    title: 'Embeddings',
    lead: 'An embedding turns a text into numbers, so that texts with alike meanings lie close together. That is what semantic search stands on.',
    offered: 'Three sentences to try it on:',
    sentences: [
      'Mistral AI provides powerful language models.',
      'Embeddings are numerical representations of text.',
      'What is the weather like today?',
    ],
    send: 'embed them',
    running: (model: string) => `${model} is reading the three sentences`,
    elapsed: (seconds: string) => `${seconds} s`,
    stop: 'stop',
    result: (count: string, dimensions: string, time: string) =>
      `${count} embeddings of ${dimensions} numbers each, in ${time}.`,
    firstFive: (numbers: string) => `The first five of the first: ${numbers} …`,
    map: 'How alike each pair is',
    legend:
      '1 is the same meaning; the lower, the further apart. The darker the block, the closer.',
    closest: (one: string, other: string) => `Closest in meaning: sentences ${one} and ${other}.`,
    tokens: (tokens: string, cost: string) => `${tokens} tokens: ${cost}.`,
    again: 'run it again',
  },
  fr: {
    title: 'Embeddings',
    lead: 'Un embedding change un texte en nombres, de sorte que des textes de sens voisin soient proches. La recherche sémantique repose là-dessus.',
    offered: 'Trois phrases pour essayer :',
    sentences: [
      'Mistral AI fournit des modèles de langage puissants.',
      'Les embeddings sont des représentations numériques du texte.',
      'Quel temps fait-il aujourd’hui ?',
    ],
    send: 'les envoyer',
    running: (model: string) => `${model} lit les trois phrases`,
    elapsed: (seconds: string) => `${seconds} s`,
    stop: 'arrêter',
    result: (count: string, dimensions: string, time: string) =>
      `${count} embeddings de ${dimensions} nombres chacun, en ${time}.`,
    firstFive: (numbers: string) => `Les cinq premiers du premier : ${numbers} …`,
    map: 'Proximité de chaque paire',
    legend:
      '1 : même sens ; plus c’est bas, plus c’est loin. Plus le bloc est sombre, plus c’est proche.',
    closest: (one: string, other: string) =>
      `Les plus proches par le sens : les phrases ${one} et ${other}.`,
    tokens: (tokens: string, cost: string) => `${tokens} jetons : ${cost}.`,
    again: 'recommencer',
  },
});
