import { catalog } from '../../../i18n/catalog.ts';

/** Messages of `new`. */
export const messages = catalog({
  en: {
    made: (folder: string) => `Made: ${folder}`,
    next: (readme: string) => `Two commands install it and run its test: see ${readme}`,
    demo: (folder: string) => `In the demo nothing is written: ${folder} was not made.`,
  },
  fr: {
    made: (folder: string) => `Créé : ${folder}`,
    next: (readme: string) => `Deux commandes l’installent et lancent son test : voir ${readme}`,
    demo: (folder: string) => `Dans la démo rien n’est écrit : ${folder} n’a pas été créé.`,
  },
});
