import type { UsageProblem } from '../errors/errors.ts';
import { winptyLine } from './command-line.ts';

/** Mistakes in a command line: what is wrong, and what to type. */
export const usage: Record<UsageProblem, (given: string) => [message: string, hint: string]> = {
  'unknown-command': (given) => [
    `La commande « ${given} » n’existe pas.`,
    '--help affiche la liste.',
  ],
  'unknown-option': (given) => [`L’option « ${given} » n’existe pas.`, '--help affiche la liste.'],
  'missing-value': (given) => [`L’option ${given} attend une valeur.`, '--help dit laquelle.'],
  'extra-value': (given) => [`L’option ${given} n’attend pas de valeur.`, 'Retirez la valeur.'],
  'missing-argument': (given) => [`L’argument ${given} manque.`, '--help donne un exemple.'],
  'extra-argument': (given) => [`« ${given} » est de trop.`, '--help donne un exemple.'],
  'base-url-insecure': (given) => [
    `${given} transporterait la clé en clair.`,
    'Utilisez https ; http n’est admis que pour cette machine (127.0.0.1, localhost).',
  ],
  'port-in-use': (given) => [
    `Le port ${given} est pris par un autre programme.`,
    'Donnez-en un autre, ou 0 pour un port libre.',
  ],
  'port-denied': (given) => [
    `Ce système ne permet pas d’utiliser le port ${given}.`,
    'Donnez-en un à partir de 1024, ou 0 pour un port libre.',
  ],
  'no-terminal': () => [
    'La configuration demande un terminal interactif.',
    'Lancez-la dans une fenêtre de terminal, sans redirection.',
  ],
  'no-winpty': () => [
    'La configuration lit le clavier dans un terminal ; Git Bash seul ne le transmet pas.',
    `Tapez-y « ${winptyLine()} » pour la lancer.`,
  ],
  'dumb-terminal': () => [
    'D’après TERM=dumb, ce terminal ne déplace pas son curseur, et l’assistant guidé en a besoin.',
    'Ajoutez --screen-reader : il écrit alors ligne après ligne.',
  ],
  'prompt-missing': () => [
    'Il n’y a encore rien à demander.',
    'Ajoutez une question, ou envoyez-en une par un pipe en écrivant - à sa place.',
  ],
  'prompt-empty': () => ['La question est vide : rien n’a été envoyé.', 'Écrivez une question.'],
  'prompt-not-text': () => [
    'Ce qui est arrivé par le pipe n’est pas du texte (UTF-8) : rien n’a été envoyé.',
    'Envoyez un fichier texte.',
  ],
  'texts-missing': () => [
    'Il n’y a encore aucun texte : rien n’a été envoyé.',
    'Ajoutez des textes entre guillemets, ou envoyez-les par un pipe, un par ligne, avec - à leur place.',
  ],
  'texts-too-large': () => [
    'Ce qui est arrivé par le pipe dépasse 1 Mo : rien n’a été envoyé.',
    'Envoyez-le en plusieurs parties, par exemple avec split -C 900k.',
  ],
  'text-too-long': (line) => [
    `La ligne ${line} dépasse ce qu’un modèle peut lire : rien n’a été envoyé.`,
    'Coupez-la en lignes plus courtes.',
  ],
  'key-in-words': () => [
    'Une clé ne se donne jamais en argument : d’autres programmes pourraient la lire.',
    'Donnez-la à la demande ou par un pipe. Remplacez celle tapée ici.',
  ],
  'same-key': () => [
    'Cette clé est déjà enregistrée.',
    'Créez-en une nouvelle dans la console, puis donnez celle-là.',
  ],
  'yes-needed': () => [
    'Ceci supprime définitivement des clés et des fichiers, et il n’y a pas de terminal pour demander votre accord.',
    'Ajoutez --yes pour accepter, ou --dry-run pour voir ce qui serait supprimé.',
  ],
  'folder-gone': () => [
    'Le dossier où vous êtes n’existe plus.',
    'Allez dans un autre avec cd, puis réessayez.',
  ],
  'reveal-needed': () => [
    'La clé s’afficherait ici à l’écran.',
    'Ajoutez --reveal pour l’afficher, ou envoyez-la à un programme par un pipe.',
  ],
  'out-needed': (given) => [
    'Une collection Bruno est un dossier de fichiers : elle ne peut pas être affichée.',
    `Nommez le dossier : --out ${given}.`,
  ],
  'folder-not-empty': (given) => [
    `${given} n’est pas vide, et n’a pas été modifié.`,
    'Nommez un dossier vide ou qui n’existe pas encore.',
  ],
  'other-key': (given) => [
    `Le fichier définit déjà une autre clé (${given}) ; il n’a pas été modifié.`,
    'Ajoutez --force pour la remplacer, ou donnez un autre fichier.',
  ],
  'out-exists': (given) => [
    `${given} existe déjà et a été laissé tel quel.`,
    'Nommez-en un autre, ou ajoutez --force pour le remplacer.',
  ],
  'typescript-name': (given) => [
    'Node ne lance du TypeScript que depuis un fichier en .ts, .mts ou .cts : rien n’a été écrit.',
    `Nommez-le par exemple ${given}.`,
  ],
  'not-ignored': (given) => [
    `Git n’ignore pas ${given} : un commit emporterait la clé. Rien n’a été écrit.`,
    'Ajoutez --ignore pour l’inscrire d’abord dans .gitignore.',
  ],
  tracked: (given) => [
    `Git suit ${given} : un commit emporterait la clé. Rien n’a été écrit.`,
    'Nommez un autre fichier, ou retirez-le d’abord de git par git rm --cached.',
  ],
};
