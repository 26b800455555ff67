import { catalog } from '../../i18n/catalog.ts';
import { provider } from '../../i18n/provider.ts';

export const messages = catalog({
  en: {
    lead: 'Embeddings turn texts into numbers: alike meanings lie close together.',
    why: [
      'An embedding is a list of numbers that stands for the meaning of a text. Two texts with alike meanings have lists that lie close together.',
      'That is what semantic search stands on: it finds the texts that mean what you ask, even where no word is the same.',
    ],
    offered: 'Three sentences to try it on:',
    sentences: [
      'Mistral AI provides powerful language models.',
      'Embeddings are numerical representations of text.',
      'What is the weather like today?',
    ],
    send: 'embed them',
    own: 'own sentences',
    file: 'a text file',
    model: 'model',
    ownTexts: (count: string) => `Your ${count} sentences:`,
    ofFile: (count: string, path: string) => `${count} texts, one a line, from ${path}`,
    blank: (count: string) => `Empty lines left out: ${count}.`,
    left: (count: string) => `Lines past the most that are taken here, left out: ${count}.`,
    calls: (count: string) =>
      `They go in ${count} calls: one takes ${provider.limits.embeddingsInputs} texts, and about 16,000 tokens, at most.`,
    andMore: (count: string) => `… and ${count} more`,
    sentTo: (choice: string) => `${choice}.`,
    choice: (model: string, dimensions: string, price: string) =>
      `${model}: ${dimensions} numbers a text, ${price}`,
    perMillion: (price: string) => `${price} per million tokens`,
    closed: '(your account can’t call it)',
    models:
      'mistral-embed is for texts, codestral-embed for code. Vectors of two models, or of two sizes, can’t be compared.',
    dimensions:
      'With codestral-embed the size can be chosen. Fewer numbers take less room and are compared faster, and tell texts apart a little less well.',
    running: (model: string) => `${model} is reading the three sentences`,
    runningOwn: (model: string, count: string, of: string) =>
      `${model} is reading your texts: ${count} of ${of} done`,
    elapsed: (seconds: string) => `${seconds} s`,
    stop: 'stop',
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
    legendHundredths: 'In hundredths: 100 is the same meaning. The fuller the block, the closer.',
    notDrawn: (drawn: string, of: string) => `The first ${drawn} of ${of} are drawn.`,
    pair: (one: string, other: string, value: string) => `${one} and ${other}: ${value}`,
    morePairs: (count: string) => `and ${count} pairs less alike`,
    closest: (one: string, other: string) => `Closest in meaning: sentences ${one} and ${other}.`,
    pairsTitle: 'Closest in meaning',
    pairsOfFirst: (count: string) => `Closest in meaning, of the first ${count}`,
    again: 'run it again',
    before: (model: string, count: string, dimensions: string, cost: string) =>
      `${model} turned ${count} texts into vectors of ${dimensions} numbers: ${cost}.`,
    search: 'search',
    next: 'what next',
  },
  fr: {
    lead: 'Un embedding change un texte en nombres : sens voisins, nombres proches.',
    why: [
      'Un embedding est une liste de nombres qui représente le sens d’un texte. Deux textes de sens voisin ont des listes proches.',
      'La recherche sémantique repose là-dessus : elle trouve les textes qui disent ce que vous cherchez, même sans aucun mot commun.',
    ],
    offered: 'Trois phrases pour essayer :',
    sentences: [
      'Mistral AI fournit des modèles de langage puissants.',
      'Les embeddings sont des représentations numériques du texte.',
      'Quel temps fait-il aujourd’hui ?',
    ],
    send: 'les envoyer',
    own: 'vos phrases',
    file: 'un fichier texte',
    model: 'modèle',
    ownTexts: (count: string) => `Vos ${count} phrases :`,
    ofFile: (count: string, path: string) => `${count} textes, un par ligne, de ${path}`,
    blank: (count: string) => `Lignes vides écartées : ${count}.`,
    left: (count: string) => `Lignes au-delà du maximum pris ici, écartées : ${count}.`,
    calls: (count: string) =>
      `Ils partent en ${count} appels : l’un prend ${provider.limits.embeddingsInputs} textes au plus, et environ 16 000 jetons.`,
    andMore: (count: string) => `… et ${count} de plus`,
    sentTo: (choice: string) => `${choice}.`,
    choice: (model: string, dimensions: string, price: string) =>
      `${model} : ${dimensions} nombres par texte, ${price}`,
    perMillion: (price: string) => `${price} le million de jetons`,
    closed: '(votre compte ne peut pas l’appeler)',
    models:
      'mistral-embed est pour les textes, codestral-embed pour le code. Des vecteurs de deux modèles, ou de deux tailles, ne se comparent pas.',
    dimensions:
      'Avec codestral-embed, la taille se choisit. Moins de nombres prennent moins de place et se comparent plus vite, mais distinguent un peu moins bien les textes.',
    running: (model: string) => `${model} lit les trois phrases`,
    runningOwn: (model: string, count: string, of: string) =>
      `${model} lit vos textes : ${count} faits sur ${of}`,
    elapsed: (seconds: string) => `${seconds} s`,
    stop: 'arrêter',
    useOther: (model: string) => `Les envoyer plutôt à ${model}`,
    otherTexts: 'Changer les textes',
    result: (count: string, dimensions: string, time: string) =>
      `${count} embeddings de ${dimensions} nombres chacun, en ${time}.`,
    firstFive: (numbers: string) => `Premier vecteur, 5 premières valeurs : ${numbers} …`,
    tokens: (tokens: string, cost: string) => `${tokens} : ${cost}.`,
    tokenForms: { one: 'jeton', other: 'jetons' },
    map: 'carte',
    mapTitle: 'Proximité de chaque paire',
    legend: '1 : même sens. Plus le bloc est plein, plus c’est proche.',
    legendHundredths:
      'En centièmes : 100, c’est le même sens. Plus le bloc est plein, plus c’est proche.',
    notDrawn: (drawn: string, of: string) => `Les ${drawn} premiers sur ${of} sont dessinés.`,
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
    next: 'et ensuite',
  },
});

/** Texts of the screens to enter or load the person's own texts. */
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
    emptyRemoves: 'Emptied, it is taken off the list.',
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
    emptyRemoves: 'Vidée, elle quitte la liste.',
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

/** Texts of the search, and of the uses of vectors. */
export const searchMessages = catalog({
  en: {
    lead: (count: string) =>
      `Ask something: your ${count} texts come sorted by meaning, not by shared words. Each question is a small paid call.`,
    query: 'What are you looking for?',
    placeholder: 'type a question',
    offered: 'How does a computer compare texts?',
    ask: 'search',
    running: (model: string) => `${model} is reading the question`,
    legend: 'A bar begins at the least alike of your texts; a full one is the same meaning.',
    soFar: (count: string, cost: string) => `All ${count} questions: ${cost}.`,
    next: {
      lead: 'You have vectors. What people do with them:',
      steps: [
        'Store them with their texts: in a vector database, or in a plain file for a few thousand.',
        'Compare by cosine similarity: for mistral-embed, whose vectors have length 1, the dot product.',
        'Never mix models or sizes: note which one made them, beside the vectors.',
        'When the model changes, embed everything again, questions included.',
        'Send many texts a call, and use the Batch API where it may wait: it costs half.',
      ],
      docs: 'Clustering, classification, search with your own documents:',
    },
  },
  fr: {
    lead: (count: string) =>
      `Demandez quelque chose : vos ${count} textes viennent triés par le sens, et non par les mots communs. Chaque question est un petit appel payant.`,
    query: 'Que cherchez-vous ?',
    placeholder: 'écrivez une question',
    offered: 'Comment un ordinateur compare-t-il des textes ?',
    ask: 'chercher',
    running: (model: string) => `${model} lit la question`,
    legend: 'Une barre part du texte le moins proche ; pleine, elle dit le même sens.',
    soFar: (count: string, cost: string) => `Les ${count} questions : ${cost}.`,
    next: {
      lead: 'Vous avez des vecteurs. Ce qu’on en fait :',
      steps: [
        'Rangez-les avec leurs textes : dans une base vectorielle, ou un simple fichier pour quelques milliers.',
        'Comparez par similarité cosinus : pour mistral-embed, aux vecteurs de longueur 1, le produit scalaire.',
        'Ne mélangez ni modèles ni tailles : notez lequel les a faits, à côté des vecteurs.',
        'Quand le modèle change, refaites tous les embeddings, questions comprises.',
        'Envoyez beaucoup de textes par appel, et par l’API Batch si cela peut attendre : c’est moitié prix.',
      ],
      docs: 'Regroupement, classement, recherche dans vos documents :',
    },
  },
});
