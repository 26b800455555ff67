import { catalog } from '../../../i18n/catalog.ts';

export const messages = catalog({
  en: {
    blank: (count: string) => `Empty texts skipped: ${count}.`,
    sending: (count: string, model: string, place: string, last: string) =>
      `Sending ${count} texts to ${model}, with the key in ${place}${last === '' ? '' : ` (…${last})`} …`,
    demo: (count: string, model: string) =>
      `Sending ${count} texts to ${model} of the demo: the vectors are simulated …`,
    progress: (count: string, of: string) => `${count} of ${of} done …`,
    size: (count: string, dimensions: string) => `${count} of ${dimensions} numbers each`,
    summary: (size: string, model: string, usage: string, time: string) =>
      `Vectors: ${size}, by ${model}: ${usage}; ${time}.`,
    tokens: (tokens: string, cost: string) => `${tokens}, ${cost}`,
    tokenForms: { one: 'token', other: 'tokens' },
    tokensUnknown: 'no token count reported',
  },
  fr: {
    blank: (count: string) => `Textes vides ignorés : ${count}.`,
    sending: (count: string, model: string, place: string, last: string) =>
      `Envoi de ${count} textes à ${model}, avec la clé dans ${place}${last === '' ? '' : ` (…${last})`} …`,
    demo: (count: string, model: string) =>
      `Envoi de ${count} textes à ${model} de la démo : les vecteurs sont simulés …`,
    progress: (count: string, of: string) => `${count} sur ${of} …`,
    size: (count: string, dimensions: string) => `${count} de ${dimensions} nombres chacun`,
    summary: (size: string, model: string, usage: string, time: string) =>
      `Vecteurs : ${size}, par ${model} : ${usage} ; ${time}.`,
    tokens: (tokens: string, cost: string) => `${tokens}, ${cost}`,
    tokenForms: { one: 'jeton', other: 'jetons' },
    tokensUnknown: 'nombre de jetons non communiqué',
  },
});
