import { catalog } from '../../i18n/catalog.ts';

/** Words of the screens where the person's own texts come from. */
export const ownTextMessages = catalog({
  en: {
    lead: (max: string) => `From 2 to ${max} sentences, compared each with each.`,
    use: (count: string) => `Use these ${count} sentences`,
    tooFew: 'Two sentences at least',
    add: 'Add a sentence',
    remove: 'remove it',
    above: (count: string) => `${count} above`,
    below: (count: string) => `${count} below`,
    sentence: (place: string) => `Sentence ${place}`,
    sentencePlaceholder: 'type a sentence',
    keep: 'keep it',
    emptyEnds:
      'Enter keeps it and asks for the next one; on an empty line it goes back to the list.',
    emptyRemoves: 'Leave it empty to remove it.',
    tooLong: (length: string, max: string) =>
      `${length} characters; a sentence has ${max} at most here. Longer texts fit in a file.`,
    fileLead: (max: string) =>
      `A text file of yours, one text a line, ${max} lines at most. It is only read.`,
    path: 'Path of the file',
    pathPlaceholder: 'such as ~/notes.txt',
    read: 'read it',
    tooFewInFile: 'The file has fewer than two lines with text in them.',
  },
  fr: {
    lead: (max: string) => `De 2 à ${max} phrases, comparées deux à deux.`,
    use: (count: string) => `Prendre ces ${count} phrases`,
    tooFew: 'Deux phrases au moins',
    add: 'Ajouter une phrase',
    remove: 'l’enlever',
    above: (count: string) => `${count} au-dessus`,
    below: (count: string) => `${count} en dessous`,
    sentence: (place: string) => `Phrase ${place}`,
    sentencePlaceholder: 'écrivez une phrase',
    keep: 'la garder',
    emptyEnds:
      'Entrée la garde et demande la suivante ; sur une ligne vide, on revient à la liste.',
    emptyRemoves: 'Laissez vide pour la supprimer.',
    tooLong: (length: string, max: string) =>
      `${length} caractères ; ici, une phrase en a ${max} au plus. Un fichier prend des textes plus longs.`,
    fileLead: (max: string) =>
      `Un fichier texte à vous, un texte par ligne, ${max} lignes au plus. Il est seulement lu.`,
    path: 'Chemin du fichier',
    pathPlaceholder: 'par exemple ~/notes.txt',
    read: 'le lire',
    tooFewInFile: 'Le fichier a moins de deux lignes avec du texte.',
  },
});
