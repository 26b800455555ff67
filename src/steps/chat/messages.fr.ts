import { factMonth } from '../../i18n/fact-date.ts';
import { provider } from '../../i18n/provider.ts';

const { min, max } = provider.limits.temperature;
const decimal = (value: number) => String(value).replace('.', ',');

/** The chat step in French. */
export const chatFr = {
  lead: (model: string) => `Posez une question à ${model}.`,
  tiny: 'Coût : moins d’un centime ; rien en mode gratuit.',
  along: 'Toute la conversation est renvoyée.',
  alongTokens: (tokens: string, cost: string) =>
    `Toute la conversation est renvoyée : environ ${tokens} jetons, ${cost}.`,
  instead: 'Elle remplacera votre dernière question.',
  changedSettings: (list: string) => `Avec vos réglages : ${list}.`,
  changed: {
    system: 'consignes',
    temperature: (value: string) => `température ${value}`,
    maxTokens: (value: string) => `${value} jetons maximum`,
    noLimit: 'sans limite de jetons',
    seed: (value: string) => `graine ${value}`,
  },
  field: 'Votre question',
  nextField: 'Votre question suivante',
  placeholder: 'écrivez une question',
  question: 'Quel est le meilleur fromage français ?',
  empty: 'Écrivez une question, puis Entrée.',
  send: 'envoyer',
  sendOffer: 'envoyer l’exemple',
  asked: (question: string) => `Vous : ${question}`,
  thought: 'Réflexion :',
  folded: (characters: string) => `Réflexion : ${characters} caractères, Espace l’ouvre`,
  answerLabel: 'Réponse :',
  unfold: 'lire la réflexion',
  fold: 'cacher la réflexion',
  waiting: (model: string) => `${model} lit la question`,
  thinking: (model: string) => `${model} réfléchit avant de répondre`,
  answering: (model: string) => `${model} répond`,
  more: (above: string, below: string) => `${above} ${below} lignes : Pg préc/Pg suiv`,
  above: (count: string) => `${count} autres lignes plus haut`,
  times: (first: string, total: string) => `Premier jeton ${first}, total ${total}.`,
  timesTotal: (total: string) => `Total ${total}.`,
  tokens: (prompt: string, completion: string, cost: string) =>
    `${prompt} jetons envoyés, ${completion} reçus : ${cost}.`,
  tokensUnknown: 'Le service n’a pas indiqué le nombre de jetons.',
  finish: {
    stop: 'Réponse complète.',
    length:
      'La réponse a atteint la limite de jetons, elle est peut-être coupée : + en permet le double.',
    model_length:
      'Le modèle ne peut pas en traiter plus à la fois : recommencez, ou demandez moins.',
    tool_calls: 'Le modèle voulait appeler une fonction, et il n’y en a pas ici : reformulez.',
    error: 'Une erreur chez Mistral l’a interrompue. Le début est conservé ; reposez la question.',
  },
  noText: 'Le modèle a répondu sans aucun texte : reposez la question, ou reformulez-la.',
  onlyThought:
    'Il a consacré tous ses jetons à la réflexion, sans répondre : + en permet le double.',
  finishOther: (reason: string) => `La réponse s’est arrêtée sur « ${reason} ».`,
  works: 'Ça marche : votre première réponse.',
  stopped: 'Réponse interrompue ; le début est conservé.',
  moreTokens: (count: string) => `reposer avec ${count} jetons`,
  reply: 'répondre',
  again: 'la reposer',
  answeredBefore: (model: string) => `${model} vous a répondu.`,
  answeredBeforeFor: (model: string, tokens: string, cost: string) =>
    `${model} vous a répondu, en ${tokens} jetons : ${cost}.`,
  startOver: 'recommencer',
  settingsKey: 'réglages',
  codeKey: 'code',
  zeroTemperatureRefused:
    'Certains modèles de raisonnement refusent une température de 0 : essayez 0,1.',
  actions: {
    reword: 'Changer la question',
    settings: 'Changer les réglages',
    startOver: 'Commencer une nouvelle conversation',
    read: 'Lire le début de la réponse',
  },
  apply: 'appliquer',
  otherField: 'champ suivant',
  fields: {
    system: {
      label: 'Consignes (prompt système)',
      empty: 'aucune',
      hint: 'Envoyées avant chaque message : un rôle, un ton, une langue. Facturées en entrée à chaque fois.',
      wrong: 'N’importe quel texte convient.',
    },
    temperature: {
      label: 'Température',
      empty: 'celle du modèle',
      get hint() {
        return `De ${min} à ${decimal(max)} (${factMonth('limits', 'fr')}). Bas : régulier ; haut : créatif. Vide : valeur du modèle.`;
      },
      wrong: `Entrez un nombre de ${min} à ${decimal(max)}, ou laissez vide pour la valeur du modèle.`,
    },
    maxTokens: {
      label: 'Jetons max',
      empty: 'sans limite',
      get hint() {
        return `La longueur maximale, qui limite le coût : 1 000 jetons font environ ${provider.limits.wordsPerThousandTokens.fr} mots (${factMonth('limits', 'fr')}).`;
      },
      wrong: 'Entrez un nombre entier de 1 à 1 000 000, ou laissez vide pour ne pas limiter.',
    },
    seed: {
      label: 'Graine (seed)',
      empty: 'une nouvelle à chaque fois',
      hint: 'La même graine et la même question donnent la même réponse, presque toujours.',
      wrong:
        'Entrez un nombre entier de 0 à 4 294 967 295, ou laissez vide pour en changer à chaque fois.',
    },
  },
  otherLanguage: 'langage',
  codeLead: 'Votre dernière requête, en programme. Il lit la clé dans MISTRAL_API_KEY.',
  languages: { python: 'en Python', typescript: 'en TypeScript', curl: 'en cURL' },
} as const;
