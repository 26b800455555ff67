import { commandLine } from '../../i18n/command-line.ts';
/** The handoff step in French. */
export const handoffFr = {
  lead: 'Utilisez la clé dans vos programmes sans la coller :',
  get leadSession() {
    return `Votre clé n’est qu’en mémoire : rangez-la par ${commandLine('key', 'set')}. Puis :`;
  },
  oneProgram: 'pour un programme',
  thisTerminal: 'pour ce terminal',
  names: {
    goOn: 'Continuer',
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
    goOn: 'le parcours ; cette liste reste ouverte',
    python: 'chat et embeddings, prêt à lancer',
    typescript: 'le même, pour Node',
    curl: 'le même, rien à installer',
    postman: 'six requêtes, pour Apidog aussi',
    insomnia: 'les six mêmes',
    bruno: 'les six mêmes, en un dossier',
    openapi: 'pour Apidog et d’autres outils',
    dotenv: 'la clé en clair, tenue hors de git',
    tools: 'éditeurs et agents, connectés à la clé',
    project: 'nouveau projet, AGENTS.md, GitHub Actions',
    shells: 'la clé dans chaque terminal',
    managers: '1Password, AWS, GitHub et autres',
  },
  mark: 'écrit',
  open: 'choisir',
  write: 'l’écrire',
  list: 'revenir à la liste',
  where: 'Où l’écrire',
  leads: {
    python:
      'Un programme Python qui fait un chat et des embeddings, avec la bibliothèque de Mistral.',
    typescript:
      'Un programme TypeScript qui fait un chat et des embeddings, avec la bibliothèque de Mistral.',
    curl: 'Un programme bash qui fait un chat et des embeddings, avec cURL et rien d’autre.',
    postman:
      'Une collection Postman, qu’Apidog prend aussi : modèles, chat, chat en flux, embeddings, complétion de code, modération.',
    insomnia:
      'Une collection Insomnia : modèles, chat, chat en flux, embeddings, complétion de code, modération.',
    bruno:
      'Une collection Bruno, un dossier de fichiers : modèles, chat, chat en flux, embeddings, complétion de code, modération.',
    openapi:
      'Un fichier OpenAPI, qu’Apidog et d’autres prennent : modèles, chat, embeddings, complétion de code, modération.',
    dotenv:
      'Un fichier .env contient votre clé en clair, et qui le lit l’a. Il n’est écrit que là où git ne peut pas l’emporter ; vous seul pouvez le lire.',
  },
  asks: (model: string, embedding: string) => `Modèles : ${model} et ${embedding}.`,
  noKey: 'Votre clé n’y est pas : elle est lue dans MISTRAL_API_KEY.',
  demo: 'Dans la démo rien n’est écrit ; vous voyez ce qui le serait.',
  exists: (path: string) => `${path} existe déjà.`,
  notIgnored: (path: string) => `Git n’ignore pas ${path}, un commit emporterait donc la clé.`,
  nothingYet: 'Rien n’a été écrit.',
  other: 'Choisir un autre endroit',
  replace: 'Le remplacer',
  ignore: 'L’inscrire dans .gitignore, puis l’écrire',
  toList: 'Revenir à la liste',
  written: (path: string) => `Écrit : ${path}`,
  notWritten: (path: string) => `Pas écrit dans la démo : ${path}`,
  install: (command: string) => `Installer : ${command}`,
  run: (command: string) => `Lancer : ${command}`,
  uv: (command: string) => `Ou avec uv, sans rien installer : ${command}`,
  older: (command: string) => `Avec un Node d’avant 22.18 : ${command}`,
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
    'no-git': 'Il n’y a pas de git ici. Avant qu’il y en ait, mettez le fichier dans .gitignore.',
  },
  inClear: 'Il contient votre clé en clair : qui lit le fichier a la clé.',
  better: (command: string) => `Mieux, sans clé dans un fichier : ${command}`,
  more: (above: string, below: string) => `${above} ${below} lignes : Pg préc/Pg suiv`,
  project: {
    lead: 'À taper dans un terminal. La clé n’est dans aucun de ces fichiers.',
    create: 'Un nouveau projet, prêt à lancer :',
    agents: 'Pour les agents de code, dans votre projet :',
    workflow: 'Un workflow GitHub :',
    secret: 'Son secret ; la clé passe par un pipe :',
  },
  shells:
    'Tapée dans un terminal, la ligne y définit MISTRAL_API_KEY. Dans le fichier que le shell lit en s’ouvrant, elle le fait dans chaque nouveau terminal, et la clé n’est dans aucun fichier.',
  profile: (shell: string, file: string) => `${shell} : pour chaque nouveau terminal, dans ${file}`,
  noProfile: (shell: string) =>
    `${shell} : dans cette fenêtre seulement ; setx garderait la clé, mais en clair dans le registre`,
  managers:
    'La clé va de là où elle est rangée au gestionnaire par un pipe, jamais sur une ligne de commande.',
  store: 'L’y ranger :',
  runWith: 'Lancer un programme avec elle :',
  runThere: {
    github: 'Dans un workflow, l’étape qui en a besoin dit :',
    gitlab: 'Chaque job du projet l’a dans MISTRAL_API_KEY :',
  },
  tool: {
    look: 'voir s’il peut être lancé ici',
    looking: (program: string) => `Recherche de ${program}`,
    elapsed: (seconds: string) => `${seconds} s`,
    notReady: (program: string) => `${program} n’est pas installé ici, ou pas connecté.`,
    ready: (program: string) => `${program} est là et connecté : R lui donne la clé.`,
    give: 'lui donner la clé',
    asks: 'Voici ce qui sera lancé ; la clé est lue à son entrée, pas sur sa ligne de commande :',
    run: 'lancer',
    giving: (program: string) => `${program} prend la clé`,
    given: (manager: string) => `${manager} a maintenant la clé.`,
    refused: (program: string) => `${program} n’a pas pris la clé.`,
    tooLong: (program: string) =>
      `${program} n’a pas fini de lui-même en 30 secondes : voyez-y s’il a la clé.`,
    stopped: (program: string) => `Arrêté. Voyez dans ${program} s’il a la clé.`,
    said: (line: string) => `Il a dit : ${line}`,
  },
  managerNotes: {
    onePassword:
      'Connectez-vous d’abord : op signin. Votre coffre peut s’appeler Personal ou Employee.',
    bitwarden: 'Déverrouillez-le d’abord, et définissez BW_SESSION comme le dit bw unlock.',
    dashlane:
      'Son programme, dcli, ne fait que lire. Dans l’application Dashlane, créez un identifiant nommé mistral-api-key dont votre clé est le mot de passe ; puis dcli sync.',
    aws: 'Avec le compte et la région réglés dans aws.',
    google: 'Avec le projet réglé dans gcloud.',
    vault: 'Avec un moteur KV monté sur secret, comme vault est réglé d’ordinaire.',
    github: 'Dans le dossier du dépôt, connecté par gh auth login.',
    gitlab: 'Dans le dossier du projet, connecté par glab auth login.',
  },
} as const;
