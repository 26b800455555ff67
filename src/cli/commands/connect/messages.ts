import { catalog } from '../../../i18n/catalog.ts';

/** Messages of `connect`. */
export const messages = catalog({
  en: {
    states: {
      'not-installed': 'not installed',
      ready: 'can be connected',
      connected: 'connected',
      outdated: 'connected, to another model or address',
      changed: 'its settings were changed since',
      blocked: 'can’t be connected',
    },
    folderOnly: 'this folder',
    connectOne: 'To connect one:',
    recipes: (line: string) => `Instructions for others: ${line}`,
    ways: {
      command: (tool: string) => `${tool} will get the key from this program when it needs it.`,
      environment: (tool: string) =>
        `${tool} will read the key from its environment, which this program sets when you start it.`,
    },
    willChange: (path: string) => `To add to ${path}:`,
    willMake: (path: string) => `To create: ${path}`,
    willRemove: (path: string) => `To delete: ${path}`,
    willRestore: (path: string) => `To restore: ${path}`,
    noKey: 'The key itself is not written there.',
    kept: (names: string) => `Your own setting is kept: ${names}.`,
    ask: 'Make this change? [y/N]',
    left: 'Nothing was changed.',
    dryRun: 'Nothing was changed: this was a dry run.',
    connected: (tool: string) => `${tool} is connected.`,
    unchanged: (tool: string) => `${tool} is already connected. Nothing was changed.`,
    undone: (tool: string) => `${tool} is disconnected; its settings are as before.`,
    start: (command: string) => `Start it with: ${command}`,
    once: (command: string) => `Then run this once in this folder: ${command}`,
    masterKey: 'LiteLLM also needs a password of your choice, in LITELLM_MASTER_KEY.',
    untested: (tool: string) =>
      `This follows the documentation of ${tool}; it was not tested with the tool itself.`,
    nothing: 'None of the supported tools is installed here.',
    nothingConnected: 'No tool is connected.',
  },
  fr: {
    states: {
      'not-installed': 'non installé',
      ready: 'peut être connecté',
      connected: 'connecté',
      outdated: 'connecté, à un autre modèle ou une autre adresse',
      changed: 'ses réglages ont changé depuis',
      blocked: 'ne peut pas être connecté',
    },
    folderOnly: 'ce dossier',
    connectOne: 'Pour en connecter un :',
    recipes: (line: string) => `Instructions pour d’autres : ${line}`,
    ways: {
      command: (tool: string) => `${tool} demandera la clé à ce programme quand il en aura besoin.`,
      environment: (tool: string) =>
        `${tool} lira la clé dans son environnement, que ce programme prépare au lancement.`,
    },
    willChange: (path: string) => `À ajouter dans ${path} :`,
    willMake: (path: string) => `À créer : ${path}`,
    willRemove: (path: string) => `À supprimer : ${path}`,
    willRestore: (path: string) => `À rétablir : ${path}`,
    noKey: 'La clé elle-même n’y est pas écrite.',
    kept: (names: string) => `Votre réglage est conservé : ${names}.`,
    ask: 'Faire cette modification ? [o/N]',
    left: 'Rien n’a été modifié.',
    dryRun: 'Rien n’a été modifié : c’était une simulation.',
    connected: (tool: string) => `${tool} est connecté.`,
    unchanged: (tool: string) => `${tool} est déjà connecté. Rien n’a été modifié.`,
    undone: (tool: string) => `${tool} est déconnecté ; ses réglages sont comme avant.`,
    start: (command: string) => `Lancez-le avec : ${command}`,
    once: (command: string) => `Puis lancez ceci une fois dans ce dossier : ${command}`,
    masterKey: 'LiteLLM demande aussi un mot de passe de votre choix, dans LITELLM_MASTER_KEY.',
    untested: (tool: string) =>
      `Ceci suit la documentation de ${tool} ; l’outil lui-même n’a pas été testé.`,
    nothing: 'Aucun des outils pris en charge n’est installé ici.',
    nothingConnected: 'Aucun outil n’est connecté.',
  },
});
