import { catalog } from '../../i18n/catalog.ts';

/** Messages of the screens that connect other tools. */
export const toolsMessages = catalog({
  en: {
    lead: 'These tools are on this machine. Connected, each gets the key from where it is stored; no file holds a copy.',
    looking: 'Looking for tools',
    elapsed: (seconds: string) => `${seconds} s`,
    none: 'No tool that this program knows is installed here.',
    states: {
      'not-installed': 'not installed',
      ready: 'can be connected',
      connected: 'connected',
      outdated: 'connected to another model',
      changed: 'changed since',
      blocked: 'can’t be connected',
    },
    adds: (path: string) => `Will be added to ${path}:`,
    makes: (path: string) => `Will be made: ${path}`,
    connect: 'connect it',
    connected: (tool: string) => `${tool} is connected.`,
    unchanged: (tool: string) => `${tool} is connected already.`,
    start: 'Start it with:',
    undo: 'To take it back:',
  },
  fr: {
    lead: 'Ces outils sont sur cette machine. Une fois reliés, ils prennent la clé là où elle est enregistrée ; aucun fichier n’en a de copie.',
    looking: 'Recherche des outils',
    elapsed: (seconds: string) => `${seconds} s`,
    none: 'Aucun outil connu de ce programme n’est installé ici.',
    states: {
      'not-installed': 'non installé',
      ready: 'peut être relié',
      connected: 'relié',
      outdated: 'relié à un autre modèle',
      changed: 'modifié depuis',
      blocked: 'ne peut être relié',
    },
    adds: (path: string) => `Sera ajouté à ${path} :`,
    makes: (path: string) => `Sera créé : ${path}`,
    connect: 'le relier',
    connected: (tool: string) => `${tool} est relié.`,
    unchanged: (tool: string) => `${tool} est déjà relié.`,
    start: 'Lancez-le avec :',
    undo: 'Pour annuler :',
  },
});
