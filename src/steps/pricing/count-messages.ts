import { catalog } from '../../i18n/catalog.ts';

/** Texts of the token counter. */
export const messages = catalog({
  en: {
    lead: 'Models read text in tokens: a word, a part of one, a sign. Each model parts text in its own way, so the one that is to read it is asked.',
    asks: (model: string, max: string) =>
      `${model} reads the text below and answers one token. That costs ${max} at most.`,
    asksUnknown: (model: string) =>
      `${model} reads the text below and answers one token. Its price is not known.`,
    field: 'Your text',
    placeholder: 'type or paste a text',
    offered: 'Mistral models read short words whole, and uncommonly long ones in parts.',
    empty: 'There is nothing to count yet.',
    send: 'count it',
    running: (model: string) => `${model} is reading the text`,
    elapsed: (seconds: string) => `${seconds} s`,
    stop: 'stop',
    text: 'Text',
    characters: 'Characters',
    messages: 'Words',
    tokens: 'Tokens',
    perToken: (tokens: string, characters: string) =>
      `${tokens}, about ${characters} characters each`,
    asInput: 'As input',
    asInputOf: (cost: string, model: string) => `${cost} each time ${model} reads it`,
    perMillion: 'Price',
    perMillionOf: (price: string) => `${price} per million tokens in`,
    paid: 'This count',
    paidOf: (cost: string) => `${cost}, the answer of one token with it`,
    template: 'The few tokens that mark a message as one are counted too.',
    again: 'another text',
  },
  fr: {
    lead: 'Les modèles lisent le texte en jetons : un mot, un bout de mot, un signe. Chacun découpe à sa façon, on demande donc à celui qui lira.',
    asks: (model: string, max: string) =>
      `${model} lit le texte ci-dessous et répond un seul jeton. Cela coûte ${max} au plus.`,
    asksUnknown: (model: string) =>
      `${model} lit le texte ci-dessous et répond un seul jeton. Son prix n’est pas connu.`,
    field: 'Votre texte',
    placeholder: 'écrivez ou collez un texte',
    offered: 'Les modèles Mistral lisent les mots courts en entier, les longs par morceaux.',
    empty: 'Il n’y a encore rien à compter.',
    send: 'compter',
    running: (model: string) => `${model} lit le texte`,
    elapsed: (seconds: string) => `${seconds} s`,
    stop: 'arrêter',
    text: 'Texte',
    characters: 'Caractères',
    messages: 'Mots',
    tokens: 'Jetons',
    perToken: (tokens: string, characters: string) =>
      `${tokens}, d’environ ${characters} caractères chacun`,
    asInput: 'En entrée',
    asInputOf: (cost: string, model: string) => `${cost} chaque fois que ${model} le lit`,
    perMillion: 'Tarif',
    perMillionOf: (price: string) => `${price} par million de jetons en entrée`,
    paid: 'Ce comptage',
    paidOf: (cost: string) => `${cost}, réponse d’un jeton comprise`,
    template: 'Les quelques jetons qui délimitent un message sont comptés aussi.',
    again: 'un autre texte',
  },
});
