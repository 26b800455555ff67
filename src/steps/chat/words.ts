import { catalog } from '../../i18n/copy.ts';

export const words = catalog({
  en: {
    title: 'Chat',
    lead: (model: string) => `Ask ${model} something. Enter sends the question offered.`,
    field: 'Your question',
    placeholder: 'type a question',
    question: 'What is the best French cheese?',
    send: 'send',
    tiny: 'One answer costs a small fraction of a cent; on Free mode, nothing.',
    asked: (question: string) => `You: ${question}`,
    waiting: (model: string) => `${model} has the question`,
    thinking: (model: string) => `${model} is thinking before it answers`,
    answering: (model: string) => `${model} is answering`,
    elapsed: (seconds: string) => `${seconds} s`,
    stop: 'stop',
    more: (above: string, below: string) => `${above} lines above, ${below} below: ↑↓ move`,
    times: (first: string, total: string) =>
      `First words after ${first}, all of it after ${total}.`,
    timesTotal: (total: string) => `All of it after ${total}.`,
    tokens: (prompt: string, completion: string, cost: string) =>
      `${prompt} tokens in, ${completion} out: ${cost}.`,
    tokensUnknown: 'The service did not say how many tokens it took.',
    finish: {
      stop: 'It ended because it was complete.',
      length: 'It ended at the limit of tokens, so it may be cut short.',
      other: (reason: string) => `It ended with “${reason}”.`,
    },
    stopped: 'You stopped it. What came is kept.',
    again: 'ask again',
  },
  fr: {
    title: 'Chat',
    lead: (model: string) => `Posez une question à ${model}. Entrée envoie celle proposée.`,
    field: 'Votre question',
    placeholder: 'écrivez une question',
    question: 'Quel est le meilleur fromage français ?',
    send: 'envoyer',
    tiny: 'Une réponse coûte une infime part de centime ; en mode gratuit, rien.',
    asked: (question: string) => `Vous : ${question}`,
    waiting: (model: string) => `${model} a reçu la question`,
    thinking: (model: string) => `${model} réfléchit avant de répondre`,
    answering: (model: string) => `${model} répond`,
    elapsed: (seconds: string) => `${seconds} s`,
    stop: 'arrêter',
    more: (above: string, below: string) =>
      `${above} lignes au-dessus, ${below} en dessous : ↑↓ pour bouger`,
    times: (first: string, total: string) =>
      `Premiers mots après ${first}, le tout après ${total}.`,
    timesTotal: (total: string) => `Le tout après ${total}.`,
    tokens: (prompt: string, completion: string, cost: string) =>
      `${prompt} jetons envoyés, ${completion} reçus : ${cost}.`,
    tokensUnknown: 'Le service n’a pas dit combien de jetons cela a pris.',
    finish: {
      stop: 'Elle s’est arrêtée parce qu’elle était complète.',
      length: 'Elle s’est arrêtée à la limite de jetons : elle est peut-être coupée.',
      other: (reason: string) => `Elle s’est arrêtée sur « ${reason} ».`,
    },
    stopped: 'Vous l’avez arrêtée. Ce qui est arrivé est conservé.',
    again: 'redemander',
  },
});
