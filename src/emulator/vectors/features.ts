import { foldCase } from '../words/fold-case.ts';
import { themes } from './themes.ts';

/** Parts of a text that determine its vector, each with its weight. */
export type Features = ReadonlyMap<string, number>;

const weights = { word: 1, stem: 1, trigram: 0.35, theme: 2.2 } as const;

// Articles, pronouns and similar words, which do not make two texts similar.
const smallWords = new Set(
  'the and for are was with what which this that his her its our your les des une est que qui dans pour par sur avec aux ses son mes mon nos vos quel quelle'.split(
    ' ',
  ),
);

const stemLength = 5;

function trigramsOf(word: string): readonly string[] {
  const framed = [...`^${word}$`];
  return framed.slice(2).map((_, index) => framed.slice(index, index + 3).join(''));
}

/** Returns the words, word stems, character trigrams and themes of a text. Common short words have a low weight. */
export function featuresOf(text: string): Features {
  const found = new Map<string, number>();
  const add = (feature: string, weight: number) => {
    found.set(feature, (found.get(feature) ?? 0) + weight);
  };
  for (const word of foldCase(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    const share = word.length < 3 || smallWords.has(word) ? 0.1 : 1;
    add(`word:${word}`, weights.word * share);
    add(`stem:${word.slice(0, stemLength)}`, weights.stem * share);
    for (const trigram of trigramsOf(word)) add(`trigram:${trigram}`, weights.trigram * share);
    for (const theme of themes)
      if (theme.words.test(word)) add(`theme:${theme.name}`, weights.theme);
  }
  // The root limits the weight of words that occur many times.
  return new Map([...found].map(([feature, weight]) => [feature, Math.sqrt(weight)]));
}
