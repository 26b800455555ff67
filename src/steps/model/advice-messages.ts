import { catalog } from '../../i18n/catalog.ts';

/** Texts of the screen that helps to choose a model. */
export const adviceMessages = catalog({
  en: {
    lead: 'Set what matters; the suggestion updates.',
    questions: { task: 'What for', complexity: 'How hard', priority: 'What matters' },
    complexity: { simple: 'simple work', hard: 'hard work' },
    priority: { balance: 'a bit of each', cost: 'cost', speed: 'speed', quality: 'quality' },
    pick: (id: string) => `I would take ${id}.`,
    because: (reasons: string) => `Of those that can do it: ${reasons}.`,
    reasons: {
      callable: 'it answered your key',
      'recommended-start': 'it is a good one to begin with',
      cheapest: 'it is the cheapest',
      fast: 'it is fast',
      strong: 'it is strong',
      retiring: 'but it is about to retire',
    },
    match: 'it matches best what you said',
    none: 'No model of your account’s list does this.',
    closed: 'None that your account can call does this.',
    elsewhere: 'It is called elsewhere than in a chat: Enter tells more of it.',
    question: 'another question',
    answer: 'another answer',
  },
  fr: {
    lead: 'Réglez ce qui compte ; la suggestion s’adapte.',
    questions: { task: 'Pour quoi', complexity: 'Difficulté', priority: 'L’important' },
    complexity: { simple: 'travail simple', hard: 'travail difficile' },
    priority: {
      balance: 'un peu de tout',
      cost: 'le coût',
      speed: 'la vitesse',
      quality: 'la qualité',
    },
    pick: (id: string) => `Je prendrais ${id}.`,
    because: (reasons: string) => `Parmi ceux qui savent le faire : ${reasons}.`,
    reasons: {
      callable: 'il a répondu à votre clé',
      'recommended-start': 'il est bon pour commencer',
      cheapest: 'il est le moins cher',
      fast: 'il est rapide',
      strong: 'il est puissant',
      retiring: 'mais il sera bientôt retiré',
    },
    match: 'il répond le mieux à ce que vous dites',
    none: 'Aucun modèle de la liste de votre compte ne le fait.',
    closed: 'Aucun de ceux que votre compte peut appeler ne le fait.',
    elsewhere: 'Il ne s’appelle pas par le chat : Entrée en dit plus.',
    question: 'autre question',
    answer: 'autre réponse',
  },
});
