import { catalog } from '../../i18n/catalog.ts';

/** Names of the parts that `cleanKey` removes from a pasted text. */
export const removedNames = catalog({
  en: {
    'paste-markers': 'paste markers',
    invisible: 'invisible characters',
    newlines: 'line breaks',
    spaces: 'spaces',
    'other-lines': 'other lines',
    assignment: 'the variable’s name',
    bearer: '“Bearer”',
    quotes: 'quotes',
    punctuation: 'punctuation',
  },
  fr: {
    'paste-markers': 'marques de collage',
    invisible: 'caractères invisibles',
    newlines: 'retours à la ligne',
    spaces: 'espaces',
    'other-lines': 'autres lignes',
    assignment: 'nom de la variable',
    bearer: '« Bearer »',
    quotes: 'guillemets',
    punctuation: 'ponctuation',
  },
});
