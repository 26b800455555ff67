import { catalog } from '../i18n/copy.ts';

/** Words of the last screen, and of what stands in the terminal after the walk. */
export const words = catalog({
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
    skipped: 'skipped',
    next: 'Where to go from here',
    usage: 'What you use and spend',
    limits: 'What your plan allows, by model',
    again: 'To walk through again from the start: mistral-onboard --fresh',
    finish: 'leave',
    places: {
      'secret-service': 'the keychain of this desktop',
      'macos-keychain': 'the macOS Keychain',
      'windows-credentials': 'the Windows Credential Manager',
      memory: 'memory',
      vault: 'the encrypted vault file',
    },
    left: 'What you settled is kept. Start again to go on where you left.',
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
    skipped: 'passé',
    next: 'Pour la suite',
    usage: 'Ce que vous utilisez et dépensez',
    limits: 'Ce que votre forfait permet, par modèle',
    again: 'Pour refaire le parcours depuis le début : mistral-onboard --fresh',
    finish: 'quitter',
    places: {
      'secret-service': 'le trousseau de ce bureau',
      'macos-keychain': 'le Trousseau de macOS',
      'windows-credentials': 'le Gestionnaire d’identification de Windows',
      memory: 'la mémoire',
      vault: 'le coffre chiffré',
    },
    left: 'Ce que vous avez réglé est conservé. Relancez pour reprendre où vous en étiez.',
    leftDemo: 'La démo est finie ; rien n’a été écrit.',
  },
});
