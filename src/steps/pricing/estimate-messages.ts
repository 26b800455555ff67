import { catalog } from '../../i18n/catalog.ts';
import { provider, surchargePercent } from '../../i18n/provider.ts';

const { batchPercent, cachedInputPercent } = provider.discounts;

/** Texts of the estimator. */
export const messages = catalog({
  en: {
    lead: 'What your program would cost. Tokens are per request; shorter prompts and a smaller model cost less.',
    fields: {
      requestsPerDay: 'Requests per day',
      tokensIn: 'Tokens in',
      tokensOut: 'Tokens out',
    },
    choices: { model: 'Model', batch: 'Batch API', cached: 'Cached input' },
    batch: { on: `yes: ${batchPercent}% of the price, answers come later`, off: 'no' },
    cached: {
      on: `yes: ${cachedInputPercent}% of the input price, if all of it is cached`,
      off: 'no',
    },
    wrong: (field: string, max: string) => `${field}: enter a whole number from 0 to ${max}.`,
    head: { model: 'Model', day: 'Per day', month: '30 days' },
    sentence: (model: string, day: string, month: string) =>
      `${model}: ${day} per day, ${month} in 30 days`,
    disputed: (claim: string) => `Sources differ: ${claim}.`,
    both: 'With both, we multiply the discounts; the price list does not say if Mistral does.',
    regional: (host: string, month: string) =>
      `The ${surchargePercent}% surcharge of ${host} is included (${month}).`,
    list: (date: string, discounts: string) =>
      `List prices of ${date}; discounts of ${discounts}; taxes not counted.`,
    move: 'move',
    change: 'change',
    done: 'done',
  },
  fr: {
    lead: 'Le coût de votre programme. Les jetons sont par requête ; des prompts plus courts et un plus petit modèle coûtent moins.',
    fields: {
      requestsPerDay: 'Requêtes par jour',
      tokensIn: 'Jetons en entrée',
      tokensOut: 'Jetons en sortie',
    },
    choices: { model: 'Modèle', batch: 'API Batch', cached: 'Entrée en cache' },
    batch: { on: `oui : ${batchPercent} % du prix, réponses différées`, off: 'non' },
    cached: {
      on: `oui : ${cachedInputPercent} % du prix d’entrée, si tout est en cache`,
      off: 'non',
    },
    wrong: (field: string, max: string) => `${field} : entrez un nombre entier de 0 à ${max}.`,
    head: { model: 'Modèle', day: 'Par jour', month: '30 jours' },
    sentence: (model: string, day: string, month: string) =>
      `${model} : ${day} par jour, ${month} en 30 jours`,
    disputed: (claim: string) => `Les sources divergent : ${claim}.`,
    both: 'Avec les deux, nous multiplions les remises ; le tarif ne dit pas si Mistral le fait.',
    regional: (host: string, month: string) =>
      `Le supplément de ${surchargePercent} % de ${host} est compris (${month}).`,
    list: (date: string, discounts: string) =>
      `Tarif public du ${date} ; remises du ${discounts} ; hors taxes.`,
    move: 'naviguer',
    change: 'changer',
    done: 'terminer',
  },
});
