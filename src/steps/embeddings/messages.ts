import { catalog } from '../../i18n/catalog.ts';
import { factMonth } from '../../i18n/fact-date.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { provider } from '../../i18n/provider.ts';

const { embeddingsInputs, embeddingsTokens, conflicts } = provider.limits;
const { batchPercent } = provider.discounts;
/** Maximum numbers of texts in a call, according to other sources. */
const otherInputs = conflicts
  .filter(({ claim }) => claim === 'embeddingsInputs')
  .map(({ value }) => value)
  .join(', ');

export const messages = catalog({
  en: {
    lead: 'Embeddings turn texts into numbers: similar meanings end up close together.',
    why: [
      'An embedding is a list of numbers that stands for the meaning of a text. Two texts with similar meanings have lists that are close together.',
      'Semantic search is built on this: it finds the texts that mean what you ask, even where no word is the same.',
    ],
    offered: 'Three sentences to try:',
    sentences: [
      'Mistral AI provides powerful language models.',
      'Embeddings are numerical representations of text.',
      'What is the weather like today?',
    ],
    send: 'send',
    own: 'your sentences',
    file: 'a file',
    model: 'model',
    ownTexts: (count: string) => `Your ${count} sentences:`,
    ofFile: (count: string, path: string) => `${count} texts from ${path}, one per line`,
    blank: (count: string) => `Empty lines left out: ${count}.`,
    left: (count: string) => `Lines left out, past the maximum: ${count}.`,
    calls: (count: string) =>
      `They are sent in ${count} calls of at most ${embeddingsInputs} texts and ${formatNumber(embeddingsTokens, 'en')} tokens each (${factMonth('limits', 'en')}); other sources allow ${otherInputs} texts.`,
    andMore: (count: string) => `… and ${count} more`,
    sentTo: (choice: string, month: string) => `${choice} (${month}).`,
    choice: (model: string, dimensions: string, price: string) =>
      `${model}: ${dimensions} numbers per text, ${price}`,
    perMillion: (price: string) => `${price} per million tokens`,
    closed: '(your account can’t call it)',
    prices: (month: string) => `Prices: ${month}.`,
    models:
      'mistral-embed is for text, codestral-embed for code. Vectors of different models or sizes can’t be compared.',
    dimensions:
      'codestral-embed lets you choose the size. Fewer numbers take less space and compare faster, but tell texts apart a little less well.',
    running: (model: string) => `${model} is reading the three sentences`,
    runningOwn: (model: string, count: string, of: string) =>
      `${model} is reading your texts: ${count} of ${of} done`,
    useOther: (model: string) => `Send them to ${model} instead`,
    otherTexts: 'Change the texts',
    result: (count: string, dimensions: string, time: string) =>
      `${count} embeddings of ${dimensions} numbers each, in ${time}.`,
    firstFive: (numbers: string) => `First vector, first 5 values: ${numbers} …`,
    tokens: (tokens: string, cost: string) => `${tokens}: ${cost}.`,
    tokenForms: { one: 'token', other: 'tokens' },
    map: 'map',
    mapTitle: 'Similarity of each pair',
    legend: '1 is the same meaning. The fuller the block, the closer.',
    legendHundredths: '100 = same meaning. The fuller the block, the closer.',
    notDrawn: (drawn: string, of: string) => `Only the first ${drawn} of ${of} are shown.`,
    pair: (one: string, other: string, value: string) => `${one} and ${other}: ${value}`,
    morePairs: (count: string) => `and ${count} less similar pairs`,
    closest: (one: string, other: string) => `Closest in meaning: sentences ${one} and ${other}.`,
    pairsTitle: 'Closest in meaning',
    pairsOfFirst: (count: string) => `Closest in meaning, of the first ${count}`,
    again: 'again',
    before: (model: string, count: string, dimensions: string, cost: string) =>
      `${model} turned ${count} texts into vectors of ${dimensions} numbers: ${cost}.`,
    search: 'search',
    next: 'what for?',
  },
  fr: {
    lead: 'Un embedding transforme un texte en nombres : sens proches, nombres proches.',
    why: [
      'Un embedding est une liste de nombres qui représente le sens d’un texte. Deux textes de sens voisin ont des listes proches.',
      'C’est la base de la recherche sémantique : elle trouve les textes qui disent ce que vous cherchez, même sans aucun mot commun.',
    ],
    offered: 'Trois phrases pour essayer :',
    sentences: [
      'Mistral AI fournit des modèles de langage puissants.',
      'Les embeddings sont des représentations numériques du texte.',
      'Quel temps fait-il aujourd’hui ?',
    ],
    send: 'envoyer',
    own: 'vos phrases',
    file: 'un fichier',
    model: 'modèle',
    ownTexts: (count: string) => `Vos ${count} phrases :`,
    ofFile: (count: string, path: string) => `${count} textes de ${path}, un par ligne`,
    blank: (count: string) => `Lignes vides ignorées : ${count}.`,
    left: (count: string) => `Lignes écartées, au-delà du maximum : ${count}.`,
    calls: (count: string) =>
      `Ils partent en ${count} appels de ${embeddingsInputs} textes et ${formatNumber(embeddingsTokens, 'fr')} jetons au plus (${factMonth('limits', 'fr')}) ; selon d’autres sources, ${otherInputs} textes.`,
    andMore: (count: string) => `… et ${count} de plus`,
    sentTo: (choice: string, month: string) => `${choice} (${month}).`,
    choice: (model: string, dimensions: string, price: string) =>
      `${model} : ${dimensions} nombres par texte, ${price}`,
    perMillion: (price: string) => `${price} le million de jetons`,
    closed: '(votre compte ne peut pas l’appeler)',
    prices: (month: string) => `Prix : ${month}.`,
    models:
      'mistral-embed est fait pour le texte, codestral-embed pour le code. Des vecteurs de modèles ou de tailles différents ne se comparent pas.',
    dimensions:
      'Avec codestral-embed, vous choisissez la taille. Moins de nombres prennent moins de place et se comparent plus vite, mais distinguent un peu moins bien les textes.',
    running: (model: string) => `${model} lit les trois phrases`,
    runningOwn: (model: string, count: string, of: string) =>
      `${model} lit vos textes : ${count} sur ${of}`,
    useOther: (model: string) => `Les envoyer plutôt à ${model}`,
    otherTexts: 'Changer les textes',
    result: (count: string, dimensions: string, time: string) =>
      `${count} embeddings de ${dimensions} nombres chacun, en ${time}.`,
    firstFive: (numbers: string) => `Début du premier vecteur : ${numbers} …`,
    tokens: (tokens: string, cost: string) => `${tokens} : ${cost}.`,
    tokenForms: { one: 'jeton', other: 'jetons' },
    map: 'carte',
    mapTitle: 'Proximité de chaque paire',
    legend: '1 : même sens. Plus le bloc est plein, plus c’est proche.',
    legendHundredths:
      'En centièmes : 100, c’est le même sens. Plus le bloc est plein, plus c’est proche.',
    notDrawn: (drawn: string, of: string) => `Seuls les ${drawn} premiers sur ${of} sont affichés.`,
    pair: (one: string, other: string, value: string) => `${one} et ${other} : ${value}`,
    morePairs: (count: string) => `et ${count} paires moins proches`,
    closest: (one: string, other: string) =>
      `Les plus proches par le sens : les phrases ${one} et ${other}.`,
    pairsTitle: 'Les plus proches par le sens',
    pairsOfFirst: (count: string) => `Les plus proches par le sens, parmi les ${count} premiers`,
    again: 'recommencer',
    before: (model: string, count: string, dimensions: string, cost: string) =>
      `${model} a transformé ${count} textes en vecteurs de ${dimensions} nombres : ${cost}.`,
    search: 'chercher',
    next: 'pour quoi faire ?',
  },
});

/** Texts of the screens to enter or load the person's own texts. */
export const ownTextMessages = catalog({
  en: {
    lead: (max: string) => `2 to ${max} sentences; each pair is compared.`,
    use: (count: string) => `Use these ${count} sentences`,
    tooFew: 'At least two sentences',
    add: 'Add a sentence',
    remove: 'remove',
    above: (count: string) => `${count} above`,
    below: (count: string) => `${count} below`,
    sentence: (number: string) => `Sentence ${number}`,
    sentencePlaceholder: 'type a sentence',
    keep: 'keep',
    emptyEnds: 'Enter keeps it and asks for the next one; an empty line returns to the list.',
    emptyRemoves: 'Leave it empty to remove it.',
    tooLong: (length: string, max: string) =>
      `${length} characters; ${max} at most. Put longer texts in a file.`,
    fileLead: (max: string) =>
      `A text file with one text per line, ${max} lines at most. It is only read.`,
    path: 'Path of the file',
    pathPlaceholder: '~/notes.txt',
    read: 'read',
    tooFewInFile: 'The file has fewer than two lines of text.',
  },
  fr: {
    lead: (max: string) => `De 2 à ${max} phrases, comparées deux à deux.`,
    use: (count: string) => `Utiliser ces ${count} phrases`,
    tooFew: 'Au moins deux phrases',
    add: 'Ajouter une phrase',
    remove: 'supprimer',
    above: (count: string) => `${count} au-dessus`,
    below: (count: string) => `${count} en dessous`,
    sentence: (number: string) => `Phrase ${number}`,
    sentencePlaceholder: 'écrivez une phrase',
    keep: 'garder',
    emptyEnds: 'Entrée la garde et passe à la suivante ; une ligne vide ramène à la liste.',
    emptyRemoves: 'Laissez vide pour la supprimer.',
    tooLong: (length: string, max: string) =>
      `${length} caractères ; ${max} au plus. Mettez les textes plus longs dans un fichier.`,
    fileLead: (max: string) =>
      `Un fichier avec un texte par ligne, ${max} lignes au plus. Il est seulement lu.`,
    path: 'Chemin du fichier',
    pathPlaceholder: '~/notes.txt',
    read: 'lire',
    tooFewInFile: 'Le fichier contient moins de deux lignes de texte.',
  },
});

/** Texts of the search, and of the uses of vectors. */
export const searchMessages = catalog({
  en: {
    lead: (count: string) =>
      `Ask something: your ${count} texts are sorted by meaning, not by shared words. Each question is a small paid call.`,
    query: 'What are you looking for?',
    placeholder: 'type a question',
    offered: 'How does a computer compare texts?',
    ask: 'search',
    running: (model: string) => `${model} is reading the question`,
    legend: 'Bars start at the least similar text; a full bar means the same meaning.',
    soFar: (count: string, cost: string) => `All ${count} questions: ${cost}.`,
    next: {
      lead: 'You have vectors. Here is what to do with them:',
      get steps() {
        return [
          'Store them with their texts: in a vector database, or a plain file for a few thousand.',
          'Compare them by cosine similarity; mistral-embed’s vectors have length 1, so the dot product is enough.',
          'Never mix models or sizes: note the model beside the vectors.',
          'When you change models, embed everything again, questions included.',
          `Send many texts per call, or use the Batch API when it can wait: ${batchPercent}% of the price, as of ${factMonth('discounts', 'en')}.`,
        ];
      },
      docs: 'Clustering, classification, search with your own documents:',
    },
  },
  fr: {
    lead: (count: string) =>
      `Posez une question : vos ${count} textes sont triés par le sens, pas par les mots communs. Chaque question est un petit appel payant.`,
    query: 'Que cherchez-vous ?',
    placeholder: 'écrivez une question',
    offered: 'Comment un ordinateur compare-t-il des textes ?',
    ask: 'chercher',
    running: (model: string) => `${model} lit la question`,
    legend:
      'Les barres partent du texte le moins proche ; une barre pleine signifie « même sens ».',
    soFar: (count: string, cost: string) => `Les ${count} questions : ${cost}.`,
    next: {
      lead: 'Vous avez des vecteurs. Que faire ensuite :',
      get steps() {
        return [
          'Enregistrez-les avec leurs textes : dans une base vectorielle, ou un simple fichier pour quelques milliers.',
          'Comparez-les par similarité cosinus ; les vecteurs de mistral-embed ont une longueur de 1, le produit scalaire suffit donc.',
          'Ne mélangez ni modèles ni tailles : notez le modèle à côté des vecteurs.',
          'Quand vous changez de modèle, recalculez tout, questions comprises.',
          `Envoyez beaucoup de textes par appel, ou utilisez l’API Batch si cela peut attendre : ${batchPercent} % du prix, en ${factMonth('discounts', 'fr')}.`,
        ];
      },
      docs: 'Regroupement, classement, recherche dans vos documents :',
    },
  },
});
