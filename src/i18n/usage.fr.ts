import type { UsageError } from '../errors/errors.ts';

/** What was typed and can’t be used: what is wrong, and what to type. */
export const usage: Record<
  UsageError['problem'],
  (given: string) => [message: string, hint: string]
> = {
  'unknown-command': (given) => [`La commande « ${given} » n’existe pas.`, 'La liste : --help.'],
  'unknown-option': (given) => [`L’option « ${given} » n’existe pas.`, 'La liste : --help.'],
  'missing-value': (given) => [`L’option ${given} attend une valeur.`, '--help dit laquelle.'],
  'extra-value': (given) => [`L’option ${given} n’attend pas de valeur.`, 'Donnez-la seule.'],
  'missing-argument': (given) => [`L’argument ${given} manque.`, '--help donne un exemple.'],
  'extra-argument': (given) => [`« ${given} » est de trop.`, '--help donne un exemple.'],
  lang: (given) => [
    `« ${given} » n’est pas une de nos langues.`,
    'Utilisez --lang fr ou --lang en.',
  ],
  profile: (given) => [
    `« ${given} » ne peut pas nommer un profil.`,
    'De 1 à 64 caractères : a à z, 0 à 9, point, tiret, tiret bas.',
  ],
  'base-url': (given) => [
    `« ${given} » ne peut pas être une adresse de base.`,
    'Donnez l’origine seule, comme https://api.mistral.ai, sans utilisateur, chemin ni paramètre.',
  ],
  'base-url-insecure': (given) => [
    `${given} transporterait la clé en clair.`,
    'Utilisez https ; http n’est admis que pour cette machine (127.0.0.1, localhost).',
  ],
  region: (given) => [`« ${given} » n’est pas une région.`, 'Utilisez --region global, eu ou us.'],
  'max-cost': (given) => [
    `« ${given} » n’est pas un montant à ne pas dépasser.`,
    'Écrivez-le ainsi : --max-cost 0.50, 0.50eur ou 0.50usd.',
  ],
  port: (given) => [
    `« ${given} » n’est pas un port.`,
    'Un nombre de 0 à 65535 ; 0 en choisit un libre.',
  ],
  'port-in-use': (given) => [
    `Le port ${given} est pris par un autre programme.`,
    'Donnez-en un autre, ou 0 pour un port libre.',
  ],
  'port-denied': (given) => [
    `Ce système ne vous laisse pas prendre le port ${given}.`,
    'Donnez-en un à partir de 1024, ou 0 pour un port libre.',
  ],
  scenario: (given) => [
    `Le scénario « ${given} » n’existe pas.`,
    'emulator --help en donne la liste.',
  ],
  'no-terminal': () => [
    'Le parcours a besoin d’un terminal pour dessiner et lire le clavier ; ici, il n’y en a pas.',
    'Lancez-le dans une fenêtre de terminal, sans redirection.',
  ],
  'no-winpty': () => [
    'Le parcours a besoin d’un terminal pour lire le clavier ; Git Bash seul n’en transmet pas.',
    'Tapez-y « winpty mistral-onboard.cmd » pour le lancer.',
  ],
  store: (given) => [
    `Une commande ne peut pas ranger de clé dans « ${given} ».`,
    'Utilisez keychain ou vault.',
  ],
  shell: (given) => [
    `Nous ne savons pas écrire pour le shell « ${given} ».`,
    'Utilisez --shell bash, zsh, fish, powershell ou cmd.',
  ],
  task: (given) => [
    `« ${given} » n’est pas une tâche par laquelle lister des modèles.`,
    'Utilisez --task chat, code, embeddings, vision, ocr ou moderation.',
  ],
  expires: (given) => [
    `« ${given} » n’est pas un jour à venir.`,
    'Écrivez année, mois, jour : --expires 2031-01-31.',
  ],
  temperature: (given) => [
    `« ${given} » n’est pas une température.`,
    'Donnez un nombre de 0 à 1,5 : bas, c’est plus sage ; haut, plus libre.',
  ],
  'max-tokens': (given) => [
    `« ${given} » n’est pas un nombre de jetons au plus pour la réponse.`,
    'Donnez un nombre entier, d’au moins 1.',
  ],
  seed: (given) => [`« ${given} » n’est pas une graine.`, 'Donnez un nombre entier, d’au moins 0.'],
  'prompt-missing': () => [
    'Il n’y a encore rien à demander.',
    'Ajoutez une question, ou envoyez-en une par un tube en écrivant - à sa place.',
  ],
  'prompt-empty': () => ['La question est vide, rien n’a été envoyé.', 'Écrivez une question.'],
  'prompt-not-text': () => [
    'Ce qui est arrivé par le tube n’est pas du texte (UTF-8), rien n’a été envoyé.',
    'Envoyez un fichier texte.',
  ],
  'texts-missing': () => [
    'Il n’y a encore aucun texte, rien n’a été envoyé.',
    'Ajoutez des textes entre guillemets, ou envoyez-les par un tube, un par ligne, avec - à leur place.',
  ],
  'texts-too-large': () => [
    'Ce qui est arrivé par le tube dépasse 1 Mo, rien n’a été envoyé.',
    'Envoyez-le en parties : split -C 900k les fait.',
  ],
  dimensions: (given) => [
    `« ${given} » n’est pas un nombre de dimensions que donne ce modèle.`,
    'mistral-embed en donne toujours 1024 ; codestral-embed de 1 à 3072, et 1536 par défaut.',
  ],
  'key-in-words': () => [
    'Une clé ne se donne jamais en argument : d’autres programmes peuvent l’y lire.',
    'Passez-la par un tube, ou attendez la question. Une clé tapée là est à remplacer.',
  ],
  'same-key': () => [
    'C’est la clé déjà rangée ici.',
    'Créez-en une nouvelle dans la console, puis donnez celle-là.',
  ],
  variable: (given) => [
    `« ${given} » ne peut pas être un nom de variable.`,
    'Utilisez lettres, chiffres et soulignés, par exemple --as LLM_MISTRAL_KEY.',
  ],
  'reveal-needed': () => [
    'La clé s’afficherait ici à l’écran.',
    'Ajoutez --reveal pour l’afficher, ou envoyez-la à un programme par un pipe.',
  ],
  'export-format': (given) => [
    `« ${given} » n’est pas quelque chose que nous exportons.`,
    'Utilisez python, typescript, curl, postman, insomnia, bruno, openapi ou dotenv.',
  ],
  'out-needed': (given) => [
    'Une collection Bruno est un dossier de fichiers : elle ne peut pas être affichée.',
    `Nommez le dossier : --out ${given}.`,
  ],
  'out-exists': (given) => [
    `${given} existe déjà et a été laissé tel quel.`,
    'Nommez-en un autre, ou ajoutez --force pour le remplacer.',
  ],
  'not-ignored': (given) => [
    `Git n’ignore pas ${given}, un commit emporterait donc la clé : rien n’a été écrit.`,
    'Ajoutez --ignore pour l’inscrire d’abord dans .gitignore.',
  ],
  tracked: (given) => [
    `Git suit ${given}, un commit emporterait donc la clé : rien n’a été écrit.`,
    'Nommez un autre fichier, ou retirez-le d’abord de git par git rm --cached.',
  ],
};
