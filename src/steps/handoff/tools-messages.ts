import { catalog } from '../../i18n/catalog.ts';

/** Messages of the screens that connect other tools. */
export const toolsMessages = catalog({
  en: {
    lead: 'These tools are installed. Connect one, and it gets the key from where it is stored; no file contains a copy.',
    looking: 'Looking for tools',
    none: 'None of the supported tools is installed here.',
    states: {
      'not-installed': 'not installed',
      ready: 'can be connected',
      connected: 'connected',
      outdated: 'connected to another model',
      changed: 'was connected, changed since',
      blocked: 'can’t be connected',
    },
    adds: (path: string) => `To add to ${path}:`,
    makes: (path: string) => `To create: ${path}`,
    planning: 'Reading its settings',
    connecting: 'Changing its settings',
    connect: 'connect',
    connected: (tool: string) => `${tool} is connected.`,
    unchanged: (tool: string) => `${tool} is already connected.`,
    start: 'Start it with:',
    undo: 'To undo it:',
  },
  fr: {
    lead: 'Ces outils sont installés. Une fois connectés, ils prennent la clé là où elle est enregistrée ; aucun fichier n’en contient de copie.',
    looking: 'Recherche des outils',
    none: 'Aucun des outils pris en charge n’est installé ici.',
    states: {
      'not-installed': 'non installé',
      ready: 'peut être connecté',
      connected: 'connecté',
      outdated: 'connecté à un autre modèle',
      changed: 'avait été connecté, modifié depuis',
      blocked: 'connexion impossible',
    },
    adds: (path: string) => `À ajouter dans ${path} :`,
    makes: (path: string) => `À créer : ${path}`,
    planning: 'Lecture de ses réglages',
    connecting: 'Modification de ses réglages',
    connect: 'connecter',
    connected: (tool: string) => `${tool} est connecté.`,
    unchanged: (tool: string) => `${tool} est déjà connecté.`,
    start: 'Lancez-le avec :',
    undo: 'Pour annuler :',
  },
});
