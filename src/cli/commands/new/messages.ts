import { catalog } from '../../../i18n/catalog.ts';

/** Messages of `new`. */
export const messages = catalog({
  en: {
    made: (folder: string) => `Created ${folder}`,
    next: (readme: string) => `Next: the two commands in ${readme} install it and run its test.`,
    demo: (folder: string) => `The demo writes nothing: ${folder} was not created.`,
  },
  fr: {
    made: (folder: string) => `Créé : ${folder}`,
    next: (readme: string) =>
      `Ensuite : les deux commandes de ${readme} l’installent et lancent son test.`,
    demo: (folder: string) => `La démo n’écrit rien : ${folder} n’a pas été créé.`,
  },
});
