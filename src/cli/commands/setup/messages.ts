import { catalog } from '../../../i18n/catalog.ts';
import { commandLine } from '../../../i18n/command-line.ts';

/** Messages of `setup`. */
export const messages = catalog({
  en: {
    doing: {
      key: 'Looking for a key …',
      access: 'Checking what the key can do …',
      store: 'Storing the key …',
      model: 'Choosing a model …',
      chat: 'Making a first chat call …',
      embeddings: 'Making a first embeddings call …',
    },
    doctor: 'Checking this machine …',
    steps: {
      key: 'Key',
      access: 'Access',
      store: 'Stored',
      model: 'Model',
      chat: 'Chat',
      embeddings: 'Embeddings',
      doctor: 'Doctor',
    },
    line: (step: string, state: string, detail: string) =>
      `${step}: ${state}${detail === '' ? '' : ` (${detail})`}`,
    states: {
      done: 'done',
      unchanged: 'already done',
      planned: 'would be done',
      person: 'needs you',
      failed: 'failed',
      skipped: 'waiting for an earlier step',
    },
    tasks: {
      get 'create-key'() {
        return `Sign in or sign up, create an API key on this page, then pipe it into ${commandLine('setup')}. The key is shown only once. Never put it on a command line.`;
      },
      get 'use-found-key'() {
        return `A key was found on this machine. Run ${commandLine('setup', '--yes')} to use and store it, or pipe in another one.`;
      },
      'choose-store':
        'No keychain is available here. Set MISTRAL_ONBOARD_PASSPHRASE to a passphrase of at least 8 characters and run setup again: the key is then stored in a file encrypted under it.',
      'fix-account':
        'Change the plan or payment of the account on this page, then run setup again.',
    },
    from: (place: string, last: string) =>
      `from ${place}${last === '' ? '' : `, ending in …${last}`}`,
    vectors: (count: string, dimensions: string) => `${count} vectors of ${dimensions} numbers`,
    problems: (count: string) => `${count} to fix, see ${commandLine('doctor')}`,
    noProblems: 'nothing to fix',
    complete: 'Ready. Next:',
    next: {
      chat: 'ask a question',
      exec: 'run a program with the key in its environment',
      connect: 'connect your tools to the key',
      agents: 'write instructions for coding agents',
    },
  },
  fr: {
    doing: {
      key: 'Recherche d’une clé …',
      access: 'Vérification de ce que permet la clé …',
      store: 'Enregistrement de la clé …',
      model: 'Choix d’un modèle …',
      chat: 'Premier appel de chat …',
      embeddings: 'Premier appel d’embeddings …',
    },
    doctor: 'Examen de cette machine …',
    steps: {
      key: 'Clé',
      access: 'Accès',
      store: 'Enregistrée',
      model: 'Modèle',
      chat: 'Chat',
      embeddings: 'Embeddings',
      doctor: 'Diagnostic',
    },
    line: (step: string, state: string, detail: string) =>
      `${step} : ${state}${detail === '' ? '' : ` (${detail})`}`,
    states: {
      done: 'fait',
      unchanged: 'déjà fait',
      planned: 'serait fait',
      person: 'à vous de jouer',
      failed: 'échec',
      skipped: 'en attente d’une étape précédente',
    },
    tasks: {
      get 'create-key'() {
        return `Connectez-vous ou inscrivez-vous, créez une clé API sur cette page, puis envoyez-la par un pipe à ${commandLine('setup')}. Elle n’est affichée qu’une fois. Ne la mettez jamais sur une ligne de commande.`;
      },
      get 'use-found-key'() {
        return `Une clé a été trouvée sur cette machine. Lancez ${commandLine('setup', '--yes')} pour l’utiliser et l’enregistrer, ou fournissez-en une autre par un pipe.`;
      },
      'choose-store':
        'Aucun trousseau n’est disponible ici. Donnez à MISTRAL_ONBOARD_PASSPHRASE une phrase secrète d’au moins 8 caractères et relancez setup : la clé sera alors enregistrée dans un fichier chiffré.',
      'fix-account':
        'Modifiez le forfait ou le paiement du compte sur cette page, puis relancez setup.',
    },
    from: (place: string, last: string) =>
      `${place}${last === '' ? '' : `, se terminant par …${last}`}`,
    vectors: (count: string, dimensions: string) => `${count} vecteurs de ${dimensions} nombres`,
    problems: (count: string) => `${count} à corriger, voir ${commandLine('doctor')}`,
    noProblems: 'rien à corriger',
    complete: 'Tout est prêt. La suite :',
    next: {
      chat: 'poser une question',
      exec: 'lancer un programme avec la clé dans son environnement',
      connect: 'connecter vos outils à la clé',
      agents: 'écrire les consignes pour les agents de code',
    },
  },
});
