import { catalog } from '../../../i18n/catalog.ts';

/** Messages of `connect`. */
export const messages = catalog({
  en: {
    states: {
      'not-installed': 'not installed',
      ready: 'can be connected',
      connected: 'connected',
      outdated: 'connected, to another model or address',
      changed: 'its settings have been changed since',
      blocked: 'can’t be connected as it is',
    },
    folderOnly: 'this folder',
    connectOne: 'Connect one:',
    recipes: (line: string) => `Steps for others: ${line}`,
    ways: {
      command: (tool: string) => `${tool} will ask this program for the key whenever it needs it.`,
      environment: (tool: string) =>
        `${tool} will read the key from its environment, where this program puts it.`,
    },
    willChange: (path: string) => `Will be added to ${path}:`,
    willMake: (path: string) => `Will be made: ${path}`,
    willRemove: (path: string) => `Will be removed: ${path}`,
    willRestore: (path: string) => `Will be taken out of ${path} again.`,
    noKey: 'The key is not in it.',
    kept: (names: string) => `Your own setting stays: ${names}.`,
    ask: 'Change it? [y/N]',
    left: 'Nothing was changed.',
    dryRun: 'Nothing was changed: this was a dry run.',
    connected: (tool: string) => `${tool} is connected.`,
    unchanged: (tool: string) => `${tool} is connected already. Nothing was changed.`,
    undone: (tool: string) => `${tool} is as it was before.`,
    start: (command: string) => `Start it with: ${command}`,
    once: (command: string) => `Then, once in this folder: ${command}`,
    masterKey: 'LiteLLM also asks for a password of your own, in LITELLM_MASTER_KEY.',
    untested: (tool: string) =>
      `${tool} follows its documentation here; it has not been tried with this program.`,
    nothing: 'No tool that this program knows is installed here.',
    nothingConnected: 'No tool is connected.',
  },
  fr: {
    states: {
      'not-installed': 'non installé',
      ready: 'peut être relié',
      connected: 'relié',
      outdated: 'relié, à un autre modèle ou une autre adresse',
      changed: 'ses réglages ont changé depuis',
      blocked: 'ne peut pas être relié en l’état',
    },
    folderOnly: 'ce dossier',
    connectOne: 'Pour en relier un :',
    recipes: (line: string) => `La marche à suivre pour d’autres : ${line}`,
    ways: {
      command: (tool: string) =>
        `${tool} demandera la clé à ce programme chaque fois qu’il en a besoin.`,
      environment: (tool: string) =>
        `${tool} lira la clé dans son environnement, où ce programme la place.`,
    },
    willChange: (path: string) => `Sera ajouté à ${path} :`,
    willMake: (path: string) => `Sera créé : ${path}`,
    willRemove: (path: string) => `Sera supprimé : ${path}`,
    willRestore: (path: string) => `Sera retiré de ${path}.`,
    noKey: 'La clé n’y est pas.',
    kept: (names: string) => `Votre réglage reste : ${names}.`,
    ask: 'Modifier ? [o/N]',
    left: 'Rien n’a été modifié.',
    dryRun: 'Rien n’a été modifié : c’était un essai à blanc.',
    connected: (tool: string) => `${tool} est relié.`,
    unchanged: (tool: string) => `${tool} est déjà relié. Rien n’a été modifié.`,
    undone: (tool: string) => `${tool} est comme avant.`,
    start: (command: string) => `Lancez-le avec : ${command}`,
    once: (command: string) => `Puis, une fois dans ce dossier : ${command}`,
    masterKey: 'LiteLLM demande aussi un mot de passe de votre choix, dans LITELLM_MASTER_KEY.',
    untested: (tool: string) =>
      `${tool} suit ici sa documentation ; il n’a pas été essayé avec ce programme.`,
    nothing: 'Aucun outil connu de ce programme n’est installé ici.',
    nothingConnected: 'Aucun outil n’est relié.',
  },
});
