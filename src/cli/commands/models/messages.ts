import { catalog } from '../../../i18n/catalog.ts';

/** Texts of the command that lists models. */
export const messages = catalog({
  en: {
    tasks: 'for',
    retires: 'retires',
    asking: (place: string, last: string) =>
      `Asking Mistral for its models, with the key in ${place}${last === '' ? '' : ` (…${last})`} …`,
    demo: 'Asking the demo for its models: what it lists is simulated …',
    tries: (count: string, seconds: string, cost: string) =>
      `Models to try: ${count}, with one token each: about ${seconds} s, ${cost} at most.`,
    untriable: 'None of these is for chat, and only those can be tried with one token.',
    unpriced: (count: string) => `Of these, without a price known here: ${count}.`,
    tried: (at: string, of: string, model: string, access: string) =>
      `${at}/${of} ${model}: ${access}`,
    listed: (count: string, date: string) =>
      `Models: ${count}. Prices in and out per million tokens, as of ${date}.`,
    none: 'No model of your account does this.',
    hidden: (count: string) => `Not listed: ${count}, for products or Labs; --json has them.`,
  },
  fr: {
    tasks: 'pour',
    retires: 'retrait',
    asking: (place: string, last: string) =>
      `Demande des modèles à Mistral, avec la clé dans ${place}${last === '' ? '' : ` (…${last})`} …`,
    demo: 'Demande des modèles à la démo : ce qu’elle liste est simulé …',
    tries: (count: string, seconds: string, cost: string) =>
      `Modèles à essayer : ${count}, un jeton chacun : environ ${seconds} s, ${cost} au plus.`,
    untriable: 'Aucun n’est fait pour le chat, et seuls ceux-là s’essaient avec un jeton.',
    unpriced: (count: string) => `Parmi eux, sans prix connu ici : ${count}.`,
    tried: (at: string, of: string, model: string, access: string) =>
      `${at}/${of} ${model} : ${access}`,
    listed: (count: string, date: string) =>
      `Modèles : ${count}. Prix en entrée et en sortie par million de jetons, au ${date}.`,
    none: 'Aucun modèle de votre compte ne le fait.',
    hidden: (count: string) =>
      `Non listés : ${count}, pour des produits ou Labs ; --json les donne.`,
  },
});
