import { catalog } from '../../i18n/catalog.ts';
import { provider, surchargePercent } from '../../i18n/provider.ts';

const { batchPercent, cachedInputPercent } = provider.discounts;

/** Texts of the estimator. */
export const messages = catalog({
  en: {
    lead: 'What a program of yours would cost; tokens are those of one request. Shorter prompts and a smaller model cost less.',
    fields: {
      requestsPerDay: 'Requests a day',
      tokensIn: 'Tokens in',
      tokensOut: 'Tokens out',
    },
    choices: { model: 'Model', batch: 'Sent as a batch', cached: 'Cached input' },
    batch: { on: `yes: ${batchPercent}% of the price, answers come later`, off: 'no' },
    cached: {
      on: `yes: ${cachedInputPercent}% of the input price, if all of it is cached`,
      off: 'no',
    },
    wrong: (field: string, max: string) => `${field}: a whole number from 0 to ${max}.`,
    head: { model: 'Model', day: 'A day', month: '30 days' },
    sentence: (model: string, day: string, month: string) =>
      `${model}: ${day} a day, ${month} in 30 days`,
    both: 'With both on, the two discounts are multiplied; the service does not say whether it does so.',
    regional: (host: string) => `The ${surchargePercent}% that ${host} adds is in it.`,
    list: (date: string, discounts: string) =>
      `List prices of ${date}; discounts of ${discounts}; taxes not counted.`,
    move: 'move',
    change: 'change',
    done: 'done',
  },
  fr: {
    lead: 'Ce que coûterait un programme à vous ; les jetons sont ceux d’une requête. Des prompts plus courts et un plus petit modèle coûtent moins.',
    fields: {
      requestsPerDay: 'Requêtes par jour',
      tokensIn: 'Jetons en entrée',
      tokensOut: 'Jetons en sortie',
    },
    choices: { model: 'Modèle', batch: 'Envoi par lots', cached: 'Entrée en cache' },
    batch: { on: `oui : ${batchPercent} % du prix, réponses différées`, off: 'non' },
    cached: {
      on: `oui : ${cachedInputPercent} % du prix d’entrée, si tout est en cache`,
      off: 'non',
    },
    wrong: (field: string, max: string) => `${field} : un nombre entier de 0 à ${max}.`,
    head: { model: 'Modèle', day: 'Par jour', month: '30 jours' },
    sentence: (model: string, day: string, month: string) =>
      `${model} : ${day} par jour, ${month} en 30 jours`,
    both: 'Avec les deux, les remises sont multipliées ; le service ne dit pas s’il le fait ainsi.',
    regional: (host: string) => `Les ${surchargePercent} % qu’ajoute ${host} sont comptés.`,
    list: (date: string, discounts: string) =>
      `Tarif public du ${date} ; remises du ${discounts} ; hors taxes.`,
    move: 'naviguer',
    change: 'changer',
    done: 'terminer',
  },
});
