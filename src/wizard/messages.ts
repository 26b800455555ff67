import { catalog } from '../i18n/catalog.ts';
import { commandLine } from '../i18n/command-line.ts';

/** Words of the last screen, and of what stands in the terminal after the wizard. */
export const messages = catalog({
  en: {
    headline: 'Your first chat and your first embeddings call worked.',
    headlinePartly: 'You are through. What you skipped stays open for another day.',
    key: 'Key',
    keyKeychain: (last: string, place: string, profile: string) =>
      `ending in …${last}, in ${place} (mistral-onboard, ${profile})`,
    keySession: (last: string) => `ending in …${last}, in memory: gone when you leave`,
    keyEnvironment: (last: string) => `ending in …${last}, in MISTRAL_API_KEY as before`,
    model: 'Model',
    chat: 'Chat',
    chatLine: (tokens: string, cost: string) => `${tokens} tokens, ${cost}`,
    embeddings: 'Embeddings',
    embeddingsLine: (count: string, dimensions: string, cost: string) =>
      `${count} texts, ${dimensions} dimensions each, ${cost}`,
    spent: 'Spent',
    spentIn: (amount: string, calls: string) => `${amount} in this sitting, for ${calls}.`,
    spentUnknown: (calls: string) => `The cost of ${calls} is not known.`,
    spentNothing: 'nothing in this sitting: no paid call was made',
    calls: {
      one: (count: string) => `${count} call`,
      other: (count: string) => `${count} calls`,
    },
    skipped: 'skipped',
    next: 'Three commands to go on with',
    commands: {
      chat: 'ask a model, from any terminal',
      exec: 'run your own program with the key',
      doctor: 'look for keys that lie about',
    },
    get again() {
      return `To walk through again from the start: ${commandLine('--fresh')}`;
    },
    finish: 'leave',
    places: {
      'secret-service': 'the keychain of this desktop',
      'macos-keychain': 'the macOS Keychain',
      'windows-credentials': 'the Windows Credential Manager',
      memory: 'memory',
      vault: 'the encrypted vault file',
    },
    left: 'What you settled is kept. Start again to go on where you left.',
    leftUnsaved: 'What you settled could not be kept.',
    report: (path: string) =>
      `What happened is described in ${path}, for whoever mends it. It holds no key, and it was sent to no one.`,
    leftDemo: 'The demo is over; nothing was written.',
  },
  fr: {
    headline: 'Votre premier chat et vos premiers embeddings ont fonctionné.',
    headlinePartly: 'Vous êtes au bout. Ce que vous avez passé vous attend pour un autre jour.',
    key: 'Clé',
    keyKeychain: (last: string, place: string, profile: string) =>
      `finissant par …${last}, dans ${place} (mistral-onboard, ${profile})`,
    keySession: (last: string) => `finissant par …${last}, en mémoire : perdue en quittant`,
    keyEnvironment: (last: string) => `finissant par …${last}, dans MISTRAL_API_KEY comme avant`,
    model: 'Modèle',
    chat: 'Chat',
    chatLine: (tokens: string, cost: string) => `${tokens} jetons, ${cost}`,
    embeddings: 'Embeddings',
    embeddingsLine: (count: string, dimensions: string, cost: string) =>
      `${count} textes, ${dimensions} dimensions chacun, ${cost}`,
    spent: 'Dépensé',
    spentIn: (amount: string, calls: string) => `${amount} dans cette session, pour ${calls}.`,
    spentUnknown: (calls: string) => `Le coût de ${calls} n’est pas connu.`,
    spentNothing: 'rien dans cette session : aucun appel payant n’a été fait',
    calls: {
      one: (count: string) => `${count} appel`,
      other: (count: string) => `${count} appels`,
    },
    skipped: 'passé',
    next: 'Trois commandes pour la suite',
    commands: {
      chat: 'interroger un modèle, de tout terminal',
      exec: 'lancer votre programme avec la clé',
      doctor: 'chercher les clés qui traînent',
    },
    get again() {
      return `Pour refaire le parcours depuis le début : ${commandLine('--fresh')}`;
    },
    finish: 'quitter',
    places: {
      'secret-service': 'le trousseau de ce bureau',
      'macos-keychain': 'le Trousseau de macOS',
      'windows-credentials': 'le Gestionnaire d’identification de Windows',
      memory: 'la mémoire',
      vault: 'le coffre chiffré',
    },
    left: 'Ce que vous avez réglé est conservé. Relancez pour reprendre où vous en étiez.',
    leftUnsaved: 'Ce que vous avez réglé n’a pas pu être conservé.',
    report: (path: string) =>
      `Ce qui s’est passé est décrit dans ${path}, pour qui le corrigera. Il ne contient aucune clé et n’a été envoyé à personne.`,
    leftDemo: 'La démo est finie ; rien n’a été écrit.',
  },
});
