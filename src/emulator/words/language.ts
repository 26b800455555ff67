/** Languages in which the emulator answers. */
export type Language = 'en' | 'fr';

const frenchWords = new Set(
  'le la les un une des du de et est que qui quel quelle quels quelles je tu il elle nous vous ne pas pour dans avec sur mon ma mes votre vos ce cette ces comment pourquoi où quand combien bonjour merci salut suis fait dis donne explique écris peux français'.split(
    ' ',
  ),
);

const englishWords = new Set(
  'the a an of and is are was what which who how why where when i you he she we they not for in with on my your this that these hello hi thanks please tell give explain write can do does best french'.split(
    ' ',
  ),
);

/** Returns the language that the common short words and the accents of a text indicate, or `unclear` if none do. */
export function languageOf(text: string, unclear: Language): Language {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const french = words.filter((word) => frenchWords.has(word) || /[àâçéèêëîïôùûœ]/.test(word));
  const english = words.filter((word) => englishWords.has(word));
  if (french.length === english.length) return unclear;
  return french.length > english.length ? 'fr' : 'en';
}
