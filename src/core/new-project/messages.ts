import { catalog } from '../../i18n/catalog.ts';

/** Texts of a new project in the person's language. */
export const projectMessages = catalog({
  en: {
    about: 'Answers questions about a folder of texts, with Mistral AI.',
    question: 'How long does the bread dough rest?',
    system:
      'Answer the question from the numbered sources alone, in one or two sentences, and name the numbers you used. Say so if they do not hold the answer.',
    sources: 'Sources:',
    noKey: (command: string) => `MISTRAL_API_KEY is not set. Start this with: ${command}`,
    noTexts: (folder: string) => `There is no .txt or .md file in ${folder}.`,
    refused: 'The key was refused (401): it is wrong, revoked, or of another region.',
    limited: 'Too many requests (429). Wait a minute, then try again.',
    failed: (status: string) => `The service answered ${status}.`,
    network: 'The service could not be reached. Check the connection, then try again.',
    usage: (command: string) => `Usage: ${command}`,
    readme: {
      start: 'Two commands',
      startText:
        'They install the project and run its test, which needs no account: it starts the emulator.',
      ask: 'Ask a question',
      askText: 'The key comes from where it is stored, and is written to no file:',
      own: 'Your own texts',
      ownText:
        'Put .txt or .md files into the folder texts. Each paragraph is turned into an embedding; those closest to the question are given to the model as numbered sources.',
      models: (chat: string, embedding: string) => `Models: ${chat} and ${embedding}.`,
      also: (command: string) => `With uv: ${command}`,
    },
    files: {
      'bread.txt':
        'Bread dough needs flour, water, salt and yeast. Knead it for ten minutes.\n\nThe bread dough rests for two hours at room temperature, until it has doubled in size.\n\nBake the bread at 230 degrees for thirty-five minutes.\n',
      'garden.txt':
        'Tomatoes like sun and regular water. Plant them outside after the last frost.\n\nWater the garden early in the morning, so that less of it evaporates.\n',
      'bicycle.txt':
        'Check the tyre pressure of the bicycle every two weeks.\n\nA dry chain squeaks: clean it, then oil it sparingly.\n',
    },
  },
  fr: {
    about: 'Répond aux questions sur un dossier de textes, avec Mistral AI.',
    question: 'Combien de temps repose la pâte à pain ?',
    system:
      'Réponds à la question à partir des seules sources numérotées, en une ou deux phrases, et nomme les numéros utilisés. Dis-le si elles ne contiennent pas la réponse.',
    sources: 'Sources :',
    noKey: (command: string) => `MISTRAL_API_KEY n’est pas définie. Lancez ceci avec : ${command}`,
    noTexts: (folder: string) => `Aucun fichier .txt ou .md dans ${folder}.`,
    refused: 'La clé a été refusée (401) : fausse, révoquée, ou d’une autre région.',
    limited: 'Trop de requêtes (429). Attendez une minute, puis réessayez.',
    failed: (status: string) => `Le service a répondu ${status}.`,
    network: 'Le service est injoignable. Vérifiez la connexion, puis réessayez.',
    usage: (command: string) => `Utilisation : ${command}`,
    readme: {
      start: 'Deux commandes',
      startText:
        'Elles installent le projet et lancent son test, qui ne demande pas de compte : il démarre l’émulateur.',
      ask: 'Poser une question',
      askText: 'La clé vient de là où elle est enregistrée, et n’est écrite dans aucun fichier :',
      own: 'Vos propres textes',
      ownText:
        'Placez des fichiers .txt ou .md dans le dossier texts. Chaque paragraphe devient un embedding ; les plus proches de la question sont donnés au modèle comme sources numérotées.',
      models: (chat: string, embedding: string) => `Modèles : ${chat} et ${embedding}.`,
      also: (command: string) => `Avec uv : ${command}`,
    },
    files: {
      'bread.txt':
        'La pâte à pain demande de la farine, de l’eau, du sel et de la levure. Pétrissez-la dix minutes.\n\nLa pâte à pain repose deux heures à température ambiante, jusqu’à doubler de volume.\n\nCuisez le pain à 230 degrés pendant trente-cinq minutes.\n',
      'garden.txt':
        'Les tomates aiment le soleil et un arrosage régulier. Plantez-les dehors après les dernières gelées.\n\nArrosez le jardin tôt le matin, pour limiter l’évaporation.\n',
      'bicycle.txt':
        'Vérifiez la pression des pneus du vélo toutes les deux semaines.\n\nUne chaîne sèche grince : nettoyez-la, puis huilez-la légèrement.\n',
    },
  },
});
