import { anywhereLine, commandLine } from '../../i18n/command-line.ts';
/** The handoff step in French. */
export const handoffFr = {
  lead: 'Utilisez la clé dans vos programmes sans la coller :',
  get leadSession() {
    return `Votre clé n’est qu’en mémoire : enregistrez-la avec ${commandLine('key', 'set')}. Puis :`;
  },
  openai: (address: string) =>
    `Les programmes écrits pour l’API d’OpenAI marchent avec l’adresse ${address}. Pour essayer : ${anywhereLine('exec', '--as', 'OPENAI_API_KEY', '--', 'env', `OPENAI_BASE_URL=${address}`, 'python3', 'app.py')}`,
  mcp: (address: string) =>
    `Mistral héberge un serveur MCP pour les agents, à ${address}. Pour le configurer : ${commandLine('connect', 'mcp')}`,
  oneProgram: 'dans un programme',
  thisTerminal: 'dans ce terminal',
  names: {
    continue: 'Continuer',
    python: 'Programme Python',
    typescript: 'Programme TypeScript',
    curl: 'Programme cURL',
    postman: 'Collection Postman',
    insomnia: 'Collection Insomnia',
    bruno: 'Collection Bruno',
    openapi: 'Fichier OpenAPI',
    dotenv: 'Fichier .env',
    tools: 'Vos autres outils',
    project: 'Projets, agents, CI',
    shells: 'Votre shell',
    managers: 'Gestionnaires de secrets',
  },
  about: {
    continue: 'vous pourrez revenir à cette liste',
    python: 'chat et embeddings, prêt à lancer',
    typescript: 'pareil, pour Node',
    curl: 'pareil, rien à installer',
    postman: 'six requêtes, pour Apidog aussi',
    insomnia: 'les mêmes requêtes',
    bruno: 'les mêmes requêtes, en dossier',
    openapi: 'pour Apidog et d’autres outils',
    dotenv: 'clé en clair, ignorée par git',
    tools: 'éditeurs et agents, connectés à la clé',
    project: 'nouveau projet, AGENTS.md, GitHub Actions',
    shells: 'la clé dans chaque terminal',
    managers: '1Password, AWS, GitHub et autres',
  },
  mark: 'écrit',
  open: 'choisir',
  list: 'retour à la liste',
  leads: {
    python: 'Un programme Python pour le chat et les embeddings, avec la bibliothèque de Mistral.',
    typescript:
      'Un programme TypeScript pour le chat et les embeddings, avec la bibliothèque de Mistral.',
    curl: 'Un script bash pour le chat et les embeddings, avec cURL seulement.',
    postman:
      'Une collection Postman, aussi pour Apidog : modèles, chat, streaming, embeddings, complétion de code, modération.',
    insomnia:
      'Une collection Insomnia : modèles, chat, streaming, embeddings, complétion de code, modération.',
    bruno:
      'Une collection Bruno, un dossier de fichiers : modèles, chat, streaming, embeddings, complétion de code, modération.',
    openapi:
      'Un fichier OpenAPI pour Apidog et d’autres outils : modèles, chat, embeddings, complétion de code, modération.',
    dotenv:
      'Un fichier .env contient votre clé en clair : quiconque le lit a la clé. Il n’est écrit que là où git l’ignore, et vous seul pouvez le lire.',
  },
  asks: (model: string, embedding: string) => `Modèles : ${model} et ${embedding}.`,
  noKey: 'Votre clé n’y figure pas ; elle est lue dans MISTRAL_API_KEY.',
  notIgnored: (path: string) => `Git n’ignore pas ${path} : un commit contiendrait la clé.`,
  ignore: 'L’ajouter à .gitignore, puis l’écrire',
  toList: 'Retour à la liste',
  install: (command: string) => `Installer : ${command}`,
  run: (command: string) => `Lancer : ${command}`,
  uv: (command: string) => `Ou avec uv, sans rien installer : ${command}`,
  older: (command: string) => `Avec Node avant 22.18 : ${command}`,
  next: {
    postman: 'Importez-la, puis mettez votre clé dans la variable secrète MISTRAL_API_KEY.',
    insomnia:
      'Importez-la, choisissez l’environnement privé, et mettez votre clé dans MISTRAL_API_KEY.',
    bruno:
      'Ouvrez-la, choisissez l’environnement Mistral, et mettez votre clé dans MISTRAL_API_KEY. Ou :',
    openapi: 'Importez-le, et donnez votre clé comme jeton Bearer MISTRAL_API_KEY.',
  },
  guards: {
    ignored: 'Git ignore le fichier.',
    'ignored-now': 'Git ignore désormais le fichier : il est dans .gitignore.',
    'no-git': 'Pas encore de dépôt git. Ajoutez .env à .gitignore avant git init.',
  },
  inPlainText: 'Il contient votre clé en clair : quiconque lit le fichier a la clé.',
  better: (command: string) => `Plus sûr, sans clé dans un fichier : ${command}`,
  more: (above: string, below: string) => `${above} ${below} lignes : Pg préc/Pg suiv`,
  project: {
    lead: 'À taper dans un terminal. La clé n’est dans aucun de ces fichiers.',
    create: 'Un nouveau projet, prêt à lancer :',
    agents: 'Pour les agents de code, dans votre projet :',
    workflow: 'Un workflow GitHub :',
    secret: 'Son secret ; la clé passe par un pipe :',
  },
  shells:
    'Exécutez cette ligne pour définir MISTRAL_API_KEY dans ce terminal, ou ajoutez-la au fichier de démarrage de votre shell pour chaque nouveau terminal. La clé elle-même n’y est jamais écrite.',
  profile: (shell: string, file: string) => `${shell} : pour chaque nouveau terminal, dans ${file}`,
  noProfile: (shell: string) =>
    `${shell} : dans cette fenêtre seulement ; setx garderait la clé, mais en clair dans le registre`,
  managers: 'La clé passe au gestionnaire par un pipe, jamais sur une ligne de commande.',
  store: 'L’enregistrer :',
  runWith: 'Lancer un programme avec la clé :',
  runThere: {
    github: 'Dans un workflow, ajoutez à l’étape qui en a besoin :',
    gitlab: 'Chaque job du projet l’a dans MISTRAL_API_KEY :',
  },
  tool: {
    look: 'vérifier s’il est installé',
    looking: (program: string) => `Recherche de ${program}`,
    notReady: (program: string) => `${program} n’est pas installé ici, ou pas connecté.`,
    ready: (program: string) => `${program} est là et connecté : U lui donne la clé.`,
    give: 'lui donner la clé',
    asks: 'Cette commande sera lancée. Elle lit la clé sur son entrée, pas sur sa ligne de commande :',
    run: 'lancer',
    giving: (program: string) => `${program} enregistre la clé`,
    given: (manager: string) => `${manager} a maintenant la clé.`,
    refused: (program: string) => `${program} n’a pas accepté la clé.`,
    tooLong: (program: string) =>
      `${program} n’a pas terminé en 30 secondes : vérifiez-y s’il a la clé.`,
    stopped: (program: string) => `Arrêté. Vérifiez dans ${program} s’il a la clé.`,
    said: (line: string) => `Son message : ${line}`,
  },
  managerNotes: {
    onePassword:
      'Connectez-vous d’abord : op signin. Votre coffre peut s’appeler Personal ou Employee.',
    bitwarden: 'Déverrouillez-le d’abord, et définissez BW_SESSION comme l’indique bw unlock.',
    dashlane:
      'Son programme, dcli, ne sait que lire. Dans l’application Dashlane, créez un identifiant nommé mistral-api-key avec votre clé comme mot de passe, puis lancez dcli sync.',
    aws: 'Dans le compte et la région configurés pour aws.',
    google: 'Dans le projet configuré pour gcloud.',
    vault: 'Avec un moteur KV monté sur secret, le réglage habituel.',
    github: 'Dans le dossier du dépôt, une fois connecté avec gh auth login.',
    gitlab: 'Dans le dossier du projet, une fois connecté avec glab auth login.',
  },
} as const;
