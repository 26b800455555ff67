import { catalog } from '../../i18n/catalog.ts';

/** Texts of each topic. */
export const topicMessages = catalog({
  en: {
    fim: {
      lead: 'Codestral reads the code on both sides of a gap and writes what is missing. Editors complete code this way.',
      gap: 'the gap',
      busy: (model: string) => `${model} is writing what is missing`,
      filled: 'What it wrote is marked with a plus:',
    },
    functions: {
      lead: 'No model knows what time it is. It can ask a function of yours that does, and use what it gave. Ours is real: local_time, in this program.',
      field: 'Your question',
      question: 'What time is it in Tokyo right now?',
      busy: (model: string) => `${model} asks, our function answers, ${model} concludes`,
      you: 'You asked',
      asked: 'The model called',
      gave: 'Our function gave',
      said: 'The model concluded:',
      unasked: 'The model answered without asking the function:',
    },
    moderation: {
      lead: 'A moderation model says how likely a text is to be harmful, by category: to check what people send, or what a model is about to answer.',
      field: 'The text to judge',
      text: 'I will hack into his account and publish his phone number.',
      busy: (model: string) => `${model} is judging the text`,
      judged: (typed: string) => `“${typed}”`,
      scores: 'How likely each category is, from 0 to 1:',
      flagged: 'flagged',
    },
    vision: {
      lead: 'Many models see: they describe a picture, read a chart, compare two photos. Send one of yours, or the drawing that comes with this program.',
      field: 'A picture: PNG, JPEG, WebP or GIF, 10 MB at most',
      sample: 'path, or Enter for our drawing',
      question: 'What is in this picture? Two sentences.',
      busy: (model: string) => `${model} is looking at the picture`,
      asked: (question: string) => `“${question}”`,
    },
    ocr: {
      lead: 'An OCR model turns a PDF or a scan into text, tables included. Send one of yours (its first page is read), or the invoice that comes with this program.',
      field: 'A PDF or a picture, 10 MB at most',
      sample: 'path, or Enter for our invoice',
      busy: (model: string) => `${model} is reading the page`,
      found: 'What is on the page, as Markdown:',
      empty: 'Nothing could be read on the page.',
    },
    larger: {
      batch: 'Batch',
      batchText:
        'Many calls that can wait, such as judging 10,000 reviews: send them together as one file and fetch the answers later, at half the price. Chat, embeddings, moderation and OCR all take batches.',
      tuning: 'Fine-tuning',
      tuningText:
        'Training a model further on your own examples, for a tone or a narrow task. It is no longer in the public API’s reference: today it is a service for companies, called Forge. A clear prompt with a few examples in it often does as well; try that first.',
    },
  },
  fr: {
    fim: {
      lead: 'Codestral lit le code des deux côtés d’un trou et écrit ce qui manque. C’est ainsi que les éditeurs complètent le code.',
      gap: 'le trou',
      busy: (model: string) => `${model} écrit ce qui manque`,
      filled: 'Ce qu’il a écrit est marqué d’un plus :',
    },
    functions: {
      lead: 'Aucun modèle ne sait l’heure qu’il est. Il peut demander à une fonction de votre programme, puis s’en servir. La nôtre est réelle : local_time, ici même.',
      field: 'Votre question',
      question: 'Quelle heure est-il à Tokyo en ce moment ?',
      busy: (model: string) => `${model} demande, notre fonction répond, ${model} conclut`,
      you: 'Votre question',
      asked: 'Le modèle appelle',
      gave: 'La fonction donne',
      said: 'Le modèle conclut :',
      unasked: 'Le modèle a répondu sans appeler la fonction :',
    },
    moderation: {
      lead: 'Un modèle de modération dit, par catégorie, si un texte risque de nuire : pour vérifier ce que des gens envoient, ou ce qu’un modèle va répondre.',
      field: 'Le texte à juger',
      text: 'Je vais pirater son compte et publier son numéro de téléphone.',
      busy: (model: string) => `${model} juge le texte`,
      judged: (typed: string) => `« ${typed} »`,
      scores: 'La probabilité de chaque catégorie, de 0 à 1 :',
      flagged: 'signalé',
    },
    vision: {
      lead: 'Beaucoup de modèles voient : ils décrivent une image, lisent un graphique, comparent deux photos. Envoyez la vôtre, ou le dessin fourni avec ce programme.',
      field: 'Une image : PNG, JPEG, WebP ou GIF, 10 Mo au plus',
      sample: 'chemin, ou Entrée pour notre dessin',
      question: 'Que montre cette image ? Deux phrases.',
      busy: (model: string) => `${model} regarde l’image`,
      asked: (question: string) => `« ${question} »`,
    },
    ocr: {
      lead: 'Un modèle d’OCR change un PDF ou un scan en texte, tableaux compris. Envoyez le vôtre (sa première page est lue), ou la facture fournie avec ce programme.',
      field: 'Un PDF ou une image, 10 Mo au plus',
      sample: 'chemin, ou Entrée pour notre facture',
      busy: (model: string) => `${model} lit la page`,
      found: 'Ce qui est sur la page, en Markdown :',
      empty: 'Rien n’a pu être lu sur la page.',
    },
    larger: {
      batch: 'Traitement par lots',
      batchText:
        'Beaucoup d’appels qui peuvent attendre, comme juger 10 000 avis : envoyez-les ensemble dans un fichier et reprenez les réponses plus tard, à moitié prix. Chat, embeddings, modération et OCR acceptent les lots.',
      tuning: 'Affinage (ajustement fin)',
      tuningText:
        'Entraîner davantage un modèle sur vos propres exemples, pour un ton ou une tâche étroite. Il n’est plus dans la référence publique de l’API : c’est aujourd’hui un service pour entreprises, nommé Forge. Une consigne claire avec quelques exemples suffit souvent ; essayez-la d’abord.',
    },
  },
});
