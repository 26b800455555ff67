import { catalog } from '../../i18n/catalog.ts';

/** Texts of the token counter. */
export const messages = catalog({
  en: {
    lead: 'Models read text as tokens: words, parts of words, punctuation. Each model splits text its own way, so we ask it.',
    asks: (model: string, max: string) =>
      `${model} reads your text and answers with one token, for ${max} at most.`,
    asksUnknown: (model: string) =>
      `${model} reads your text and answers with one token. Its price is unknown.`,
    field: 'Your text',
    placeholder: 'type or paste a text',
    offered: 'Mistral models read short words whole, and uncommonly long ones in parts.',
    empty: 'Type a text first.',
    send: 'count',
    running: (model: string) => `${model} is reading the text`,
    text: 'Text',
    characters: 'Characters',
    words: 'Words',
    tokens: 'Tokens',
    perToken: (tokens: string, characters: string) =>
      `${tokens}, about ${characters} characters each`,
    asInput: 'As input',
    asInputOf: (cost: string, model: string) => `${cost} each time ${model} reads it`,
    perMillion: 'Price',
    perMillionOf: (price: string, month: string) =>
      `${price} per million tokens in, as of ${month}`,
    paid: 'This count',
    paidOf: (cost: string) => `${cost}, with its one-token answer`,
    template: 'The few tokens that delimit a message are included.',
    again: 'another text',
  },
  fr: {
    lead: 'Les modèles lisent le texte en jetons : mots, morceaux de mots, ponctuation. Chaque modèle découpe à sa façon : c’est à lui que nous demandons.',
    asks: (model: string, max: string) =>
      `${model} lit votre texte et répond par un seul jeton, pour ${max} au plus.`,
    asksUnknown: (model: string) =>
      `${model} lit votre texte et répond par un seul jeton. Son prix est inconnu.`,
    field: 'Votre texte',
    placeholder: 'écrivez ou collez un texte',
    offered: 'Les modèles Mistral lisent les mots courts en entier, les longs par morceaux.',
    empty: 'Écrivez d’abord un texte.',
    send: 'compter',
    running: (model: string) => `${model} lit le texte`,
    text: 'Texte',
    characters: 'Caractères',
    words: 'Mots',
    tokens: 'Jetons',
    perToken: (tokens: string, characters: string) =>
      `${tokens}, d’environ ${characters} caractères chacun`,
    asInput: 'En entrée',
    asInputOf: (cost: string, model: string) => `${cost} chaque fois que ${model} le lit`,
    perMillion: 'Tarif',
    perMillionOf: (price: string, month: string) =>
      `${price} par million de jetons en entrée, en ${month}`,
    paid: 'Ce comptage',
    paidOf: (cost: string) => `${cost}, réponse d’un jeton comprise`,
    template: 'Les quelques jetons qui délimitent un message sont compris.',
    again: 'un autre texte',
  },
});
