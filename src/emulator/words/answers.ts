import { type Tongue, tongueOf } from './language.ts';
import { topics } from './topics.ts';

const echoLength = 160;

function echo(question: string): string {
  const line = question.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > echoLength ? `${characters.slice(0, echoLength).join('')}…` : line;
}

const generic: Readonly<Record<Tongue, (question: string, model: string) => string>> = {
  fr: (question, model) =>
    `Vous avez demandé : « ${question} »

Ceci est une **réponse simulée** : aucun modèle n'a lu votre question, rien n'a quitté cette machine et rien n'est facturé. Avec une vraie clé, \`${model}\` répondrait ici, mot après mot, comme vous le voyez maintenant.`,
  en: (question, model) =>
    `You asked: “${question}”

This is a **simulated answer**: no model has read your question, nothing left this machine and nothing is billed. With a real key, \`${model}\` would answer here, word by word, just as you see it now.`,
};

/** Returns the answer to a question: a real one if the emulator has one, else an echo that says so. */
export function answerTo(question: string, model: string): string {
  const tongue = tongueOf(question);
  const topic = topics.find(({ asks }) => asks.test(question));
  return topic?.answer[tongue] ?? generic[tongue](echo(question), model);
}

const pictures: Readonly<Record<Tongue, (count: number) => string>> = {
  fr: (count) =>
    `J'ai bien reçu ${count > 1 ? `${count} images` : 'une image'}. Cette **réponse est simulée** : avec une vraie clé, le modèle décrirait ici ce qu'on y voit.`,
  en: (count) =>
    `I received ${count > 1 ? `${count} images` : 'one image'}. This **answer is simulated**: with a real key, the model would describe here what can be seen.`,
};

/** Returns the answer to a question with pictures. */
export function answerToPictures(question: string, count: number): string {
  return pictures[tongueOf(question)](count);
}

/** Returns the answer to a tool's result. */
export function answerFromTool(question: string, result: string): string {
  return tongueOf(question) === 'fr'
    ? `D'après l'outil : ${result}\n\n*(Réponse simulée.)*`
    : `According to the tool: ${result}\n\n*(Simulated answer.)*`;
}

/** Returns the thinking of a reasoning model before its answer. */
export function thoughtAbout(question: string): string {
  return tongueOf(question) === 'fr'
    ? `On me demande : « ${echo(question)} » Je vais répondre brièvement et clairement.`
    : `I am asked: “${echo(question)}” I will answer briefly and clearly.`;
}
