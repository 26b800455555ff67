import { catalog } from '../../i18n/catalog.ts';
import { provider } from '../../i18n/provider.ts';

const { batchPercent } = provider.discounts;
const { fileMegabytes } = provider.limits;

/** Texts of each topic. */
export const topicMessages = catalog({
  en: {
    fim: {
      lead: 'Codestral reads the code on both sides of a gap and writes what is missing. This is how editors complete code.',
      gap: 'the gap',
      busy: (model: string) => `${model} is filling the gap`,
      filled: 'Its code is marked with a plus:',
    },
    functions: {
      lead: 'A model doesn’t know what time it is. It can call a function of yours that does, and use the result. Ours is real: local_time, in this program.',
      field: 'Your question',
      busy: (model: string) => `${model} calls our function, then answers`,
      you: 'You asked',
      asked: 'The model called',
      gave: 'Our function returned',
      said: 'The model answered:',
      unasked: 'The model answered without calling the function:',
    },
    structured: {
      lead: 'A program needs answers it can read. Send a JSON schema along, and the answer is JSON of that form: here an order, with a customer, a product, a city and a quantity. This program checks that the answer fits.',
      field: 'The text with the order',
      busy: (model: string) => `${model} is reading the order`,
      fits: 'The answer fits the schema.',
      fitsNot: (problems: string) => `The answer does not fit the schema: ${problems}.`,
      unchanged: 'The answer, unchanged:',
    },
    moderation: {
      lead: 'A moderation model rates how harmful a text is, by category. Use it to check what people send, or what a model answers.',
      field: 'Text to check',
      busy: (model: string) => `${model} is checking the text`,
      judged: (typed: string) => `“${typed}”`,
      scores: 'How likely each category is, from 0 to 1:',
      flagged: 'flagged',
    },
    vision: {
      lead: 'Many models can see: they describe a picture, read a chart, compare photos. Send yours, or our drawing of a house, a tree and the sun.',
      field: `A picture: PNG, JPEG, WebP or GIF, ${fileMegabytes} MB at most`,
      sample: 'path, or Enter for our drawing',
      busy: (model: string) => `${model} is looking at the picture`,
      asked: (question: string) => `“${question}”`,
    },
    ocr: {
      lead: 'An OCR model turns a PDF or a scan into text, tables included. Send yours (its first page is read), or our sample invoice.',
      field: `A PDF or a picture, ${fileMegabytes} MB at most`,
      sample: 'path, or Enter for our invoice',
      busy: (model: string) => `${model} is reading the page`,
      found: 'The page, as Markdown:',
      empty: 'No text was found on the page.',
    },
    transcription: {
      lead: 'A Voxtral model writes down what is said in a recording, in many languages. Send one of yours, or the second of speech that comes with this program.',
      field: `A recording: WAV, MP3, FLAC, OGG or M4A, ${fileMegabytes} MB at most`,
      sample: 'path, or Enter for our recording',
      busy: (model: string) => `${model} is listening`,
      heard: 'What was said:',
      empty: 'No speech was heard.',
    },
    larger: {
      batch: 'Batch',
      batchText: (month: string) =>
        `For many calls that can wait, such as rating a whole shop’s reviews: send them as one file and fetch the answers later, at ${batchPercent}% of the price as of ${month}. It works for chat, embeddings, moderation and OCR.`,
      tuning: 'Fine-tuning',
      tuningText:
        'Training a model further on your own examples, for a tone or a narrow task. It has left the public API: today it is a service for companies, called Forge. A clear prompt with a few examples often works as well; try that first.',
    },
  },
  fr: {
    fim: {
      lead: 'Codestral lit le code des deux côtés d’un trou et écrit ce qui manque. C’est ainsi que les éditeurs complètent le code.',
      gap: 'le trou',
      busy: (model: string) => `${model} complète le code`,
      filled: 'Son code est marqué d’un plus :',
    },
    functions: {
      lead: 'Un modèle ne connaît pas l’heure. Il peut appeler une fonction de votre programme et se servir du résultat. La nôtre est réelle : local_time, ici même.',
      field: 'Votre question',
      busy: (model: string) => `${model} appelle notre fonction, puis répond`,
      you: 'Votre question',
      asked: 'Appel du modèle',
      gave: 'Retour de la fonction',
      said: 'Réponse du modèle :',
      unasked: 'Le modèle a répondu sans appeler la fonction :',
    },
    structured: {
      lead: 'Un programme veut des réponses qu’il sait lire. Joignez un schéma JSON, et la réponse est du JSON de cette forme : ici une commande, avec client, produit, ville et quantité. Ce programme vérifie que la réponse suit le schéma.',
      field: 'Le texte avec la commande',
      busy: (model: string) => `${model} lit la commande`,
      fits: 'La réponse suit le schéma.',
      fitsNot: (problems: string) => `La réponse ne suit pas le schéma : ${problems}.`,
      unchanged: 'La réponse, inchangée :',
    },
    moderation: {
      lead: 'Un modèle de modération évalue un texte par catégorie de risque : pour vérifier ce que les gens envoient, ou ce qu’un modèle répond.',
      field: 'Texte à vérifier',
      busy: (model: string) => `${model} vérifie le texte`,
      judged: (typed: string) => `« ${typed} »`,
      scores: 'La probabilité de chaque catégorie, de 0 à 1 :',
      flagged: 'signalé',
    },
    vision: {
      lead: 'Beaucoup de modèles savent voir : ils décrivent une image, lisent un graphique, comparent des photos. Envoyez la vôtre, ou notre dessin d’une maison, d’un arbre et du soleil.',
      field: `Une image : PNG, JPEG, WebP ou GIF, ${fileMegabytes} Mo au plus`,
      sample: 'chemin, ou Entrée pour notre dessin',
      busy: (model: string) => `${model} regarde l’image`,
      asked: (question: string) => `« ${question} »`,
    },
    ocr: {
      lead: 'Un modèle d’OCR transforme un PDF ou un scan en texte, tableaux compris. Envoyez le vôtre (sa première page est lue), ou notre facture d’exemple.',
      field: `Un PDF ou une image, ${fileMegabytes} Mo au plus`,
      sample: 'chemin, ou Entrée pour notre facture',
      busy: (model: string) => `${model} lit la page`,
      found: 'La page, en Markdown :',
      empty: 'Aucun texte trouvé sur la page.',
    },
    transcription: {
      lead: 'Un modèle Voxtral met par écrit ce qui est dit dans un enregistrement, dans de nombreuses langues. Envoyez le vôtre, ou la seconde de parole fournie avec ce programme.',
      field: `Un enregistrement : WAV, MP3, FLAC, OGG ou M4A, ${fileMegabytes} Mo au plus`,
      sample: 'chemin, ou Entrée pour le nôtre',
      busy: (model: string) => `${model} écoute`,
      heard: 'Ce qui a été dit :',
      empty: 'Aucune parole n’a été entendue.',
    },
    larger: {
      batch: 'Batch',
      batchText: (month: string) =>
        `Pour beaucoup d’appels qui peuvent attendre, comme noter tous les avis d’une boutique : envoyez-les dans un seul fichier et récupérez les réponses plus tard, à ${batchPercent} % du prix en ${month}. Possible pour le chat, les embeddings, la modération et l’OCR.`,
      tuning: 'Fine-tuning',
      tuningText:
        'Entraîner un modèle sur vos propres exemples, pour un ton ou une tâche précise. Il ne fait plus partie de l’API publique : c’est aujourd’hui un service pour entreprises, Forge. Une consigne claire avec quelques exemples suffit souvent ; commencez par là.',
    },
  },
});
