import { catalog } from '../i18n/catalog.ts';

/** Texts of the last screen, and those that stay in the terminal after the wizard. */
export const messages = catalog({
  en: {
    headline: 'Your first chat and your first embeddings call worked.',
    headlinePartly: 'All done. You can come back to what you skipped.',
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
    spentIn: (amount: string, calls: string) => `${amount} in this session, for ${calls}.`,
    spentUnknown: (calls: string) => `The cost of ${calls} is not known.`,
    spentNothing: 'nothing in this session: no paid call was made',
    calls: {
      one: (count: string) => `${count} call`,
      other: (count: string) => `${count} calls`,
    },
    skipped: 'skipped',
    next: 'What’s next',
    ready: (last: string, place: string, model: string) =>
      `Ready. Key …${last} in ${place} · model ${model}`,
    ask: 'Ask',
    run: 'Your program',
    hello: 'Hello',
    docs: 'Docs',
    forReal: 'That was the demo. For real:',
    commands: {
      chat: 'ask a model from a terminal',
      exec: 'run your own program with the key',
      doctor: 'find keys left in files, commits and shell history',
      fresh: 'start over',
      install: 'have the command everywhere',
    },
    finish: 'leave',
    places: {
      'secret-service': 'the keychain of this desktop',
      'macos-keychain': 'the macOS Keychain',
      'windows-credentials': 'the Windows Credential Manager',
      memory: 'memory',
      vault: 'the encrypted vault file',
    },
    left: 'Your progress is saved. Run it again to pick up where you left off.',
    leftUnsaved: 'Your progress could not be saved.',
    report: (path: string) =>
      `The details are in ${path}: attach it if you report the problem. It holds no key and was sent to no one.`,
    leftDemo: 'The demo is over; nothing was written.',
  },
  fr: {
    headline: 'Votre premier chat et vos premiers embeddings ont fonctionné.',
    headlinePartly: 'C’est terminé. Vous pourrez revenir à ce que vous avez passé.',
    key: 'Clé',
    keyKeychain: (last: string, place: string, profile: string) =>
      `finissant par …${last}, dans ${place} (mistral-onboard, ${profile})`,
    keySession: (last: string) => `finissant par …${last}, en mémoire : effacée quand vous quittez`,
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
    next: 'Et maintenant',
    ready: (last: string, place: string, model: string) =>
      `Tout est prêt. Clé …${last} dans ${place} · modèle ${model}`,
    ask: 'Demander',
    run: 'Votre programme',
    hello: 'Bonjour',
    docs: 'Documentation',
    forReal: 'C’était la démo. Pour de vrai :',
    commands: {
      chat: 'interroger un modèle depuis un terminal',
      exec: 'lancer votre programme avec la clé',
      doctor: 'trouver les clés oubliées (fichiers, commits, historique)',
      fresh: 'tout recommencer',
      install: 'avoir la commande partout',
    },
    finish: 'quitter',
    places: {
      'secret-service': 'le trousseau de ce bureau',
      'macos-keychain': 'le Trousseau de macOS',
      'windows-credentials': 'le Gestionnaire d’identification de Windows',
      memory: 'la mémoire',
      vault: 'le coffre chiffré',
    },
    left: 'Votre progression est enregistrée. Relancez pour reprendre où vous en étiez.',
    leftUnsaved: 'Votre progression n’a pas pu être enregistrée.',
    report: (path: string) =>
      `Les détails sont dans ${path} : joignez ce fichier si vous signalez le problème. Il ne contient aucune clé et n’a été envoyé à personne.`,
    leftDemo: 'La démo est finie ; rien n’a été écrit.',
  },
});
