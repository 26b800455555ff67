import { catalog } from '../../../i18n/catalog.ts';

export const messages = catalog({
  en: {
    asking: (model: string, place: string, last: string) =>
      `Asking ${model}, with the key in ${place}${last === '' ? '' : ` (…${last})`} …`,
    demo: (model: string) => `Asking ${model} of the demo: the answer is simulated …`,
    notSent: 'Piped text is not read. To send it too, add - after the question.',
    thinking: 'The model is thinking …',
    summary: (model: string, usage: string, times: string) => `${model}: ${usage}; ${times}.`,
    tokens: (prompt: string, completion: string, cost: string) =>
      `${prompt} tokens in, ${completion} out, ${cost}`,
    cached: (count: string) => `${count} of them from the cache`,
    tokensUnknown: 'no token count reported',
    times: (first: string, total: string) => `first token ${first}, total ${total}`,
    finish: {
      length: 'Cut off at the token limit. Raise --max-tokens for a longer answer.',
      model_length: 'Cut off: the model’s context is full. Ask for less at once.',
      tool_calls:
        'The model wanted to call a function, and there is none here. Rephrase the question.',
      error: 'Cut off by an error at Mistral. Ask again.',
    },
    finishOther: (reason: string) => `Ended with “${reason}”.`,
    noText: 'The model answered without any text. Ask again, or rephrase the question.',
  },
  fr: {
    asking: (model: string, place: string, last: string) =>
      `Question à ${model}, avec la clé dans ${place}${last === '' ? '' : ` (…${last})`} …`,
    demo: (model: string) => `Question à ${model} de la démo : la réponse est simulée …`,
    notSent: 'Le texte d’un pipe n’est pas lu. Pour l’envoyer aussi, ajoutez - après la question.',
    thinking: 'Le modèle réfléchit …',
    summary: (model: string, usage: string, times: string) => `${model} : ${usage} ; ${times}.`,
    tokens: (prompt: string, completion: string, cost: string) =>
      `${prompt} jetons envoyés, ${completion} reçus, ${cost}`,
    cached: (count: string) => `dont ${count} en cache`,
    tokensUnknown: 'nombre de jetons non communiqué',
    times: (first: string, total: string) => `premier jeton ${first}, total ${total}`,
    finish: {
      length: 'Coupée à la limite de jetons. Augmentez --max-tokens pour une réponse plus longue.',
      model_length: 'Coupée : le contexte du modèle est plein. Demandez moins à la fois.',
      tool_calls:
        'Le modèle voulait appeler une fonction, et il n’y en a pas ici. Reformulez la question.',
      error: 'Coupée par une erreur chez Mistral. Reposez la question.',
    },
    finishOther: (reason: string) => `Terminée par « ${reason} ».`,
    noText: 'Le modèle a répondu sans aucun texte. Reposez la question, ou reformulez-la.',
  },
});
