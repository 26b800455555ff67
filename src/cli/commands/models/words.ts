import { catalog } from '../../../i18n/copy.ts';

/** Words of the command that lists models. */
export const words = catalog({
  en: {
    tasks: 'for',
    retires: 'retires',
    asking: (place: string, last: string) =>
      `Asking Mistral for its models, with the key in ${place}${last === '' ? '' : ` (…${last})`} …`,
    demo: 'Asking the demo for its models: what it lists is simulated …',
    tries: (count: string, seconds: string, cost: string) =>
      `Trying ${count} models with one token each: about ${seconds} s, ${cost} at most.`,
    untriable: 'None of these is for chat, and only those can be tried with one token.',
    unpriced: (count: string) => `The price of ${count} of them is not known here.`,
    tried: (at: string, of: string, model: string, access: string) =>
      `${at}/${of} ${model}: ${access}`,
    listed: (count: string, date: string) =>
      `${count} models. Prices in and out per million tokens, as of ${date}.`,
    none: 'No model of your account does this.',
    hidden: (count: string) => `${count} more, for products or Labs: --json has them.`,
  },
  fr: {
    tasks: 'pour',
    retires: 'retrait',
    asking: (place: string, last: string) =>
      `Demande des modèles à Mistral, avec la clé dans ${place}${last === '' ? '' : ` (…${last})`} …`,
    demo: 'Demande des modèles à la démo : ce qu’elle liste est simulé …',
    tries: (count: string, seconds: string, cost: string) =>
      `Essai de ${count} modèles, un jeton chacun : environ ${seconds} s, ${cost} au plus.`,
    untriable: 'Aucun n’est fait pour le chat, et seuls ceux-là s’essaient avec un jeton.',
    unpriced: (count: string) => `Le prix de ${count} d’entre eux n’est pas connu ici.`,
    tried: (at: string, of: string, model: string, access: string) =>
      `${at}/${of} ${model} : ${access}`,
    listed: (count: string, date: string) =>
      `${count} modèles. Prix en entrée et en sortie par million de jetons, au ${date}.`,
    none: 'Aucun modèle de votre compte ne le fait.',
    hidden: (count: string) => `${count} autres, pour des produits ou Labs : --json les donne.`,
  },
});
