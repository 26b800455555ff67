import { catalog } from '../../i18n/catalog.ts';

/** Descriptions inside the collections. */
export const exportMessages = catalog({
  en: {
    collection:
      'Requests to the Mistral AI API. Put your key into the secret variable MISTRAL_API_KEY, as a current value that is not shared; baseUrl is the address of the API.',
    environment: 'Mistral (private)',
    summaries: {
      models: 'The models there are',
      chat: 'An answer to what was said so far',
      stream: 'The same answer, as it comes',
      embeddings: 'Texts as vectors',
      fim: 'Code between two pieces of code',
      moderations: 'Whether texts are harmful, and in what way',
    },
    key: 'Your key from console.mistral.ai.',
    fine: 'The answer',
    refused: 'Why not',
  },
  fr: {
    collection:
      'Des requêtes à l’API de Mistral AI. Mettez votre clé dans la variable secrète MISTRAL_API_KEY, en valeur courante, qui n’est pas partagée ; baseUrl est l’adresse de l’API.',
    environment: 'Mistral (privé)',
    summaries: {
      models: 'Les modèles qu’il y a',
      chat: 'Une réponse à ce qui a été dit',
      stream: 'La même réponse, à mesure qu’elle vient',
      embeddings: 'Des textes en vecteurs',
      fim: 'Le code entre deux bouts de code',
      moderations: 'Des textes sont-ils nuisibles, et en quoi',
    },
    key: 'Votre clé, de console.mistral.ai.',
    fine: 'La réponse',
    refused: 'La raison du refus',
  },
});
