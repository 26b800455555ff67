import { catalog } from '../../../i18n/catalog.ts';

/** Messages of `uninstall`. */
export const messages = catalog({
  en: {
    willRemove: 'Will be removed:',
    removed: 'Removed:',
    notRemoved: 'Not removed:',
    tool: (tool: string, path: string) => `what connect changed for ${tool} in ${path}`,
    entry: (profile: string) => `keychain: the key of profile ${profile}`,
    probe: 'keychain: a test entry',
    kinds: {
      vault: 'vault, with every key in it',
      progress: 'saved progress',
      record: 'record',
      'crash-report': 'crash report',
      leftover: 'leftover of an interrupted write',
      cache: 'cache',
    },
    keychain: (why: string) => `The keychain was not checked. ${why}`,
    mayHoldKeys: 'Keys of this program may still be in it: run this again once it can be read.',
    blocked: (why: string) => `${why} To undo it by hand, remove these lines:`,
    others: (path: string) => `${path} was not made by this program, and stays.`,
    sharedCache: (path: string) =>
      `Node’s compile cache in ${path} is shared by all your programs, and stays.`,
    kept: 'The keys stay where they are.',
    yours: 'Files that export, new or a report wrote for you are yours, and stay.',
    stillValid: (page: string) =>
      `A removed key works at Mistral until you delete it there: ${page}`,
    nothing: 'Nothing that this program stores was found here.',
    ask: 'Remove all of this? It can’t be undone. [y/N]',
    left: 'Nothing was removed.',
    dryRun: 'Nothing was removed: this was a dry run.',
    package: 'To remove the program itself:',
  },
  fr: {
    willRemove: 'Sera retiré :',
    removed: 'Retiré :',
    notRemoved: 'Pas retiré :',
    tool: (tool, path) => `ce que connect a changé pour ${tool} dans ${path}`,
    entry: (profile) => `trousseau : la clé du profil ${profile}`,
    probe: 'trousseau : une entrée d’essai',
    kinds: {
      vault: 'coffre, avec toutes les clés qu’il contient',
      progress: 'progression enregistrée',
      record: 'fiche',
      'crash-report': 'rapport de plantage',
      leftover: 'reste d’une écriture interrompue',
      cache: 'cache du programme',
    },
    keychain: (why) => `Le trousseau n’a pas été vérifié. ${why}`,
    mayHoldKeys:
      'Des clés de ce programme s’y trouvent peut-être encore : relancez la commande dès qu’il sera lisible.',
    blocked: (why) => `${why} Pour annuler à la main, retirez ces lignes :`,
    others: (path) => `${path} ne vient pas de ce programme et reste en place.`,
    sharedCache: (path) =>
      `Le cache de compilation de Node dans ${path} sert à tous vos programmes et reste en place.`,
    kept: 'Les clés restent où elles sont.',
    yours:
      'Les fichiers écrits pour vous par export, new ou un rapport sont à vous et restent en place.',
    stillValid: (page) =>
      `Une clé retirée fonctionne chez Mistral jusqu’à ce que vous l’y supprimiez : ${page}`,
    nothing: 'Rien de ce que ce programme enregistre n’a été trouvé ici.',
    ask: 'Tout retirer ? C’est définitif. [o/N]',
    left: 'Rien n’a été retiré.',
    dryRun: 'Rien n’a été retiré : c’était une simulation.',
    package: 'Pour retirer le programme lui-même :',
  },
});
