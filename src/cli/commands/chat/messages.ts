import { catalog } from '../../../i18n/catalog.ts';

export const texts = catalog({
  en: {
    asking: (model: string, place: string, last: string) =>
      `Asking ${model}, with the key in ${place}${last === '' ? '' : ` (…${last})`} …`,
    demo: (model: string) => `Asking ${model} of the demo: the answer is simulated …`,
    notSent: 'What is piped in was not sent: add - after the question to send it along.',
    thinking: 'It is thinking before it answers …',
    waiting: (seconds: string) => `Too many requests: trying again in ${seconds} s …`,
    account: (model: string, took: string, times: string) => `${model}: ${took}; ${times}.`,
    tokens: (prompt: string, completion: string, cost: string) =>
      `${prompt} tokens in, ${completion} out, ${cost}`,
    cached: (count: string) => `${count} of them from the cache`,
    tokensUnknown: 'no token count reported',
    times: (first: string, total: string) => `first words after ${first}, all after ${total}`,
    finish: {
      length: 'It ended at the limit of tokens: give a higher --max-tokens for more.',
      model_length: 'It ended because the model can hold no more at once: ask for less.',
      tool_calls: 'It ended to call a function, and there is none here: ask it in other words.',
      error: 'It ended by an error at Mistral: ask again.',
    },
    finishOther: (reason: string) => `It ended with “${reason}”.`,
  },
  fr: {
    asking: (model: string, place: string, last: string) =>
      `Question à ${model}, avec la clé dans ${place}${last === '' ? '' : ` (…${last})`} …`,
    demo: (model: string) => `Question à ${model} de la démo : la réponse est simulée …`,
    notSent:
      'Ce qui arrive par le pipe n’a pas été envoyé : ajoutez - après la question pour le joindre.',
    thinking: 'Il réfléchit avant de répondre …',
    waiting: (seconds: string) => `Trop de requêtes : nouvel essai dans ${seconds} s …`,
    account: (model: string, took: string, times: string) => `${model} : ${took} ; ${times}.`,
    tokens: (prompt: string, completion: string, cost: string) =>
      `${prompt} jetons envoyés, ${completion} reçus, ${cost}`,
    cached: (count: string) => `dont ${count} en cache`,
    tokensUnknown: 'nombre de jetons non communiqué',
    times: (first: string, total: string) => `premiers mots après ${first}, le tout après ${total}`,
    finish: {
      length: 'Arrêtée à la limite de jetons : donnez un --max-tokens plus grand pour la suite.',
      model_length: 'Arrêtée car le modèle ne peut en tenir plus : demandez moins.',
      tool_calls: 'Arrêtée pour appeler une fonction, et il n’y en a pas ici : reformulez.',
      error: 'Arrêtée par une erreur chez Mistral : redemandez.',
    },
    finishOther: (reason: string) => `Elle s’est arrêtée sur « ${reason} ».`,
  },
});
