import { type Language, languageOf } from './language.ts';
import { describeResult } from './tool-results.ts';
import { topics } from './topics.ts';
import { french } from './typography.ts';

const echoLength = 160;

function echo(question: string): string {
  const line = question.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > echoLength ? `${characters.slice(0, echoLength).join('')}…` : line;
}

const generic: Readonly<Record<Language, (question: string, model: string) => string>> = {
  fr: (question, model) =>
    `Vous avez demandé : « ${question} »

Ceci est une **réponse simulée** : aucun modèle n'a lu votre question, rien n'a quitté cette machine et rien n'est facturé. Avec une vraie clé, \`${model}\` répondrait ici, mot après mot, comme vous le voyez maintenant.

Quelques réponses sont toutefois prêtes : demandez le meilleur fromage français, ce qu'est un jeton ou un embedding, un haïku, ou un programme Python.`,
  en: (question, model) =>
    `You asked: “${question}”

This is a **simulated answer**: no model has read your question, nothing left this machine and nothing is billed. With a real key, \`${model}\` would answer here, word by word, just as you see it now.

Some answers are ready, though: ask for the best French cheese, what a token or an embedding is, a haiku, or a Python program.`,
};

/** Stands for the question while French typography is applied to the text around it. */
const placeholder = '{question}';

/** The person's text, and the language of the answer if the language of the text is unclear. */
export interface Asked {
  readonly question: string;
  readonly unclear: Language;
}

/** Returns the answer of a matching topic; else a text that says that the answer is simulated. */
export function answerTo({ question, unclear }: Asked, model: string): string {
  const language = languageOf(question, unclear);
  const topic = topics.find(({ asks }) => asks.test(question));
  if (topic !== undefined) return inTypography(topic.answer[language], language);
  // The typography of the question itself is not changed.
  return inTypography(generic[language](placeholder, model), language).replace(placeholder, () =>
    echo(question),
  );
}

/** Returns the answer with the typography of its language. */
function inTypography(answer: string, language: Language): string {
  return language === 'fr' ? french(answer) : answer;
}

/** The drawing of a house that the setup sends as a sample, by the start of its PNG file. */
const drawing = /^data:image\/png;base64,iVBORw0KGgoAAAANSUhEUgAAAVAAAAD8BAMAAADTb/;

const drawn: Readonly<Record<Language, string>> = {
  fr: "Une petite maison beige au toit rouge se dresse dans l'herbe, un arbre à sa droite. Au-dessus, dans un ciel bleu, brille un grand soleil jaune, avec un nuage blanc à gauche.",
  en: 'A small beige house with a red roof stands in the grass, with a tree to its right. Above, a large yellow sun shines in a blue sky, with a white cloud to the left.',
};

const pictures: Readonly<Record<Language, (count: number) => string>> = {
  fr: (count) =>
    `J'ai bien reçu ${count > 1 ? `${count} images` : 'une image'}. Cette **réponse est simulée** : aucun modèle ne l'a regardée. Avec une vraie clé, il décrirait ici ce qu'on y voit.`,
  en: (count) =>
    `I received ${count > 1 ? `${count} images` : 'one image'}. This **answer is simulated**: no model has looked at it. With a real key, it would describe here what can be seen.`,
};

/** Returns the answer to a question with pictures, given as addresses or as `data:` URLs. */
export function answerToPictures({ question, unclear }: Asked, sources: readonly string[]): string {
  const language = languageOf(question, unclear);
  const isDrawing = sources.length === 1 && drawing.test(sources[0] ?? '');
  return inTypography(isDrawing ? drawn[language] : pictures[language](sources.length), language);
}

/** Returns the answer to a tool's result. */
export function answerFromTool({ question, unclear }: Asked, result: string): string {
  const language = languageOf(question, unclear);
  return inTypography(describeResult(result, language), language);
}

/** Returns the thinking of a reasoning model before its answer. */
export function thoughtAbout({ question, unclear }: Asked): string {
  return languageOf(question, unclear) === 'fr'
    ? `On me demande : « ${echo(question)} » Je vais répondre brièvement et clairement.`
    : `I am asked: “${echo(question)}” I will answer briefly and clearly.`;
}
