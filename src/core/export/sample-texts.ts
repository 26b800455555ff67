import { catalog } from '../../i18n/catalog.ts';

/** The texts that the wizard suggests and that exports send. */
export const sampleTexts = catalog({
  en: {
    question: 'What is the best French cheese?',
    sentences: [
      'Mistral AI provides powerful language models.',
      'Embeddings are numerical representations of text.',
      'What is the weather like today?',
    ],
  },
  fr: {
    question: 'Quel est le meilleur fromage français ?',
    sentences: [
      'Mistral AI fournit des modèles de langage puissants.',
      'Les embeddings sont des représentations numériques du texte.',
      'Quel temps fait-il aujourd’hui ?',
    ],
  },
});
