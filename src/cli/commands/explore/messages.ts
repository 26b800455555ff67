import { catalog } from '../../../i18n/catalog.ts';

export const messages = catalog({
  en: {
    sampleText: (text: string) => `No text given: sending the sample, “${text}”`,
    sample: {
      fim: 'No code given: sending sample code.',
      vision: 'No file given: sending the sample drawing of a house.',
      ocr: 'No file given: sending the sample invoice.',
      transcription: 'No file given: sending the sample recording of one second.',
    },
    notSent: 'Piped text is not read. To send it, add - after the topic.',
    asking: (model: string, place: string, last: string) =>
      `Asking ${model}, with the key in ${place}${last === '' ? '' : ` (…${last})`} …`,
    demo: (model: string) => `Asking ${model} of the demo: the answer is simulated …`,
    refused: (models: string) => `Your account can’t call ${models}, so another model was asked.`,
    called: (call: string, result: string) => `The model called ${call}, which returned ${result}`,
    uncalled: 'The model answered without calling the function.',
    fits: 'The answer fits the schema.',
    fitsNot: (problems: string) => `The answer does not fit the schema: ${problems}.`,
    flagged: 'flagged',
    empty: {
      fim: 'The model had nothing to add.',
      functions: 'The model gave no answer.',
      structured: 'The model gave no answer.',
      moderation: 'The service returned no categories.',
      vision: 'The model gave no answer.',
      ocr: 'No text was found on the page.',
      transcription: 'No speech was heard.',
    },
    usage: (model: string, usage: string, time: string) => `${model}: ${usage}; ${time}.`,
    tokens: (prompt: string, completion: string, cost: string) =>
      `${prompt} tokens in, ${completion} out, ${cost}`,
    pages: (count: string, cost: string) => `pages read: ${count}, ${cost}`,
    seconds: (count: string, cost: string) => `seconds of sound: ${count}, ${cost}`,
    unknown: 'no token count reported',
  },
  fr: {
    sampleText: (text: string) => `Aucun texte fourni : envoi de l’exemple, « ${text} »`,
    sample: {
      fim: 'Aucun code fourni : envoi d’un exemple de code.',
      vision: 'Aucun fichier fourni : envoi du dessin d’exemple, une maison.',
      ocr: 'Aucun fichier fourni : envoi de la facture d’exemple.',
      transcription: 'Aucun fichier fourni : envoi de l’enregistrement d’exemple, d’une seconde.',
    },
    notSent: 'Le texte d’un pipe n’est pas lu. Pour l’envoyer, ajoutez - après le sujet.',
    asking: (model: string, place: string, last: string) =>
      `Question à ${model}, avec la clé dans ${place}${last === '' ? '' : ` (…${last})`} …`,
    demo: (model: string) => `Question à ${model} de la démo : la réponse est simulée …`,
    refused: (models: string) =>
      `Votre compte ne peut pas appeler ${models} ; un autre modèle a été interrogé.`,
    called: (call: string, result: string) => `Le modèle a appelé ${call}, qui a rendu ${result}`,
    uncalled: 'Le modèle a répondu sans appeler la fonction.',
    fits: 'La réponse suit le schéma.',
    fitsNot: (problems: string) => `La réponse ne suit pas le schéma : ${problems}.`,
    flagged: 'signalé',
    empty: {
      fim: 'Le modèle n’avait rien à ajouter.',
      functions: 'Le modèle n’a pas donné de réponse.',
      structured: 'Le modèle n’a pas donné de réponse.',
      moderation: 'Le service n’a rendu aucune catégorie.',
      vision: 'Le modèle n’a pas donné de réponse.',
      ocr: 'Aucun texte trouvé sur la page.',
      transcription: 'Aucune parole n’a été entendue.',
    },
    usage: (model: string, usage: string, time: string) => `${model} : ${usage} ; ${time}.`,
    tokens: (prompt: string, completion: string, cost: string) =>
      `${prompt} jetons envoyés, ${completion} reçus, ${cost}`,
    pages: (count: string, cost: string) => `pages lues : ${count}, ${cost}`,
    seconds: (count: string, cost: string) => `secondes de son : ${count}, ${cost}`,
    unknown: 'nombre de jetons non communiqué',
  },
});
