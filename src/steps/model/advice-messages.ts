import { catalog } from '../../i18n/catalog.ts';

/** Texts of the screen that helps to choose a model. */
export const adviceMessages = catalog({
  en: {
    lead: 'Set what matters; the suggestion updates.',
    questions: { task: 'Task', complexity: 'Difficulty', priority: 'Priority' },
    complexity: { simple: 'simple', hard: 'hard' },
    priority: { balance: 'balanced', cost: 'cost', speed: 'speed', quality: 'quality' },
    pick: (id: string) => `Our pick: ${id}.`,
    because: (reasons: string) => `It ${reasons}.`,
    reasons: {
      callable: 'works with your key',
      'recommended-start': 'is good to start with',
      cheapest: 'is the cheapest',
      fast: 'is fast',
      strong: 'is strong',
      retiring: 'retires soon',
    },
    match: 'fits your settings best',
    none: 'No model of your account does this.',
    closed: 'Your account can’t call a model that does this.',
    elsewhere: 'Not a chat model; Enter shows details.',
    question: 'another question',
    answer: 'another answer',
  },
  fr: {
    lead: 'Réglez ce qui compte ; la suggestion s’adapte.',
    questions: { task: 'Usage', complexity: 'Difficulté', priority: 'Priorité' },
    complexity: { simple: 'simple', hard: 'complexe' },
    priority: {
      balance: 'équilibre',
      cost: 'coût',
      speed: 'vitesse',
      quality: 'qualité',
    },
    pick: (id: string) => `Notre conseil : ${id}.`,
    because: (reasons: string) => `Ce modèle ${reasons}.`,
    reasons: {
      callable: 'fonctionne avec votre clé',
      'recommended-start': 'est idéal pour débuter',
      cheapest: 'est le moins cher',
      fast: 'est rapide',
      strong: 'est puissant',
      retiring: 'sera bientôt retiré',
    },
    match: 'correspond le mieux à vos réglages',
    none: 'Aucun modèle de votre compte ne sait le faire.',
    closed: 'Votre compte ne peut appeler aucun modèle qui sache le faire.',
    elsewhere: 'Ce n’est pas un modèle de chat : Entrée affiche sa fiche.',
    question: 'autre question',
    answer: 'autre réponse',
  },
});
