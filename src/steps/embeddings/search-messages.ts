import { catalog } from '../../i18n/catalog.ts';

/** Words of the search, and of what to do with vectors next. */
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
