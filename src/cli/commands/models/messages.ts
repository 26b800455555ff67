import { catalog } from '../../../i18n/catalog.ts';

/** Texts of `models`. */
export const messages = catalog({
  en: {
    tasks: 'for',
    retires: 'retires',
    asking: (place: string, last: string) =>
      `Getting the models of your account, with the key in ${place}${last === '' ? '' : ` (…${last})`} …`,
    demo: 'Getting the models of the demo: the list is simulated …',
    tries: (count: string, seconds: string, cost: string) =>
      `Models to test: ${count}, with one token each: about ${seconds} s, ${cost} at most.`,
    noChatModel:
      'None of these is a chat model, and only chat models can be tested with one token.',
    unpriced: (count: string) => `Of these, without a price known here: ${count}.`,
    tried: (at: string, of: string, model: string, access: string) =>
      `${at}/${of} ${model}: ${access}`,
    listed: (count: string, date: string) =>
      `Models: ${count}. Prices in and out per million tokens, as of ${date}.`,
    disputed: (model: string, claim: string) => `* Sources differ on ${model}: ${claim}.`,
    none: 'No model of your account is made for this.',
    hidden: (count: string) =>
      `Not listed: ${count}, made for products or Labs. Add --json to see them.`,
  },
  fr: {
    tasks: 'pour',
    retires: 'retrait',
    asking: (place: string, last: string) =>
      `Récupération des modèles de votre compte, avec la clé dans ${place}${last === '' ? '' : ` (…${last})`} …`,
    demo: 'Récupération des modèles de la démo : la liste est simulée …',
    tries: (count: string, seconds: string, cost: string) =>
      `Modèles à tester : ${count}, un jeton chacun : environ ${seconds} s, ${cost} au plus.`,
    noChatModel:
      'Aucun n’est un modèle de chat, et seuls ceux-là peuvent être testés avec un jeton.',
    unpriced: (count: string) => `Parmi eux, sans prix connu ici : ${count}.`,
    tried: (at: string, of: string, model: string, access: string) =>
      `${at}/${of} ${model} : ${access}`,
    listed: (count: string, date: string) =>
      `Modèles : ${count}. Prix en entrée et en sortie par million de jetons, au ${date}.`,
    disputed: (model: string, claim: string) => `* Les sources divergent sur ${model} : ${claim}.`,
    none: 'Aucun modèle de votre compte n’est fait pour cela.',
    hidden: (count: string) =>
      `Non listés : ${count}, faits pour des produits ou Labs. --json les affiche aussi.`,
  },
});
