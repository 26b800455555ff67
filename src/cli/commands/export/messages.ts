import { secretCommand } from '../../../core/export/github-actions.ts';
import { catalog } from '../../../i18n/catalog.ts';

export const messages = catalog({
  en: {
    written: (path: string) => `Written: ${path}`,
    demo: (path: string) => `In the demo nothing is written: ${path} was not.`,
    install: (command: string) => `Install: ${command}`,
    run: (command: string) => `Run: ${command}`,
    uv: (command: string) => `Or, with uv, which needs no install: ${command}`,
    older: (command: string) => `With a Node before 22.18: ${command}`,
    next: {
      postman:
        'Import it in Postman or Apidog, then put your key into the secret variable MISTRAL_API_KEY.',
      insomnia:
        'Import it in Insomnia, choose the private environment, and put your key into MISTRAL_API_KEY.',
      bruno:
        'Open the folder in Bruno, choose the environment Mistral, and put your key into MISTRAL_API_KEY.',
      openapi:
        'Import it in Apidog or another tool, and give your key as the Bearer token MISTRAL_API_KEY.',
      agents: 'Coding agents read AGENTS.md in the root of a project. The key is not in it.',
      get 'github-actions'() {
        return `Put it into .github/workflows, and store the key as a secret: ${secretCommand()}`;
      },
    },
    inClear: (path: string) =>
      `${path} holds your key in clear: whoever reads the file has the key.`,
    printedClear: 'Here is your key in clear, because you asked for it.',
    better: (example: string) => `Better, with no key in a file: ${example}`,
    guards: {
      ignored: 'Git ignores the file.',
      'ignored-now': 'Git ignores the file from now on: it is in .gitignore.',
      'no-git': 'There is no git here. Before there is: add --ignore for a .gitignore.',
    },
  },
  fr: {
    written: (path: string) => `Écrit : ${path}`,
    demo: (path: string) => `Dans la démo rien n’est écrit : ${path} ne l’a pas été.`,
    install: (command: string) => `Installer : ${command}`,
    run: (command: string) => `Lancer : ${command}`,
    uv: (command: string) => `Ou avec uv, sans rien installer : ${command}`,
    older: (command: string) => `Avec un Node d’avant 22.18 : ${command}`,
    next: {
      postman:
        'Importez-la dans Postman ou Apidog, puis mettez votre clé dans la variable secrète MISTRAL_API_KEY.',
      insomnia:
        'Importez-la dans Insomnia, choisissez l’environnement privé, et mettez votre clé dans MISTRAL_API_KEY.',
      bruno:
        'Ouvrez le dossier dans Bruno, choisissez l’environnement Mistral, et mettez votre clé dans MISTRAL_API_KEY.',
      openapi:
        'Importez-le dans Apidog ou un autre outil, et donnez votre clé comme jeton Bearer MISTRAL_API_KEY.',
      agents: 'Les agents de code lisent AGENTS.md à la racine d’un projet. La clé n’y est pas.',
      get 'github-actions'() {
        return `Placez-le dans .github/workflows, et enregistrez la clé comme secret : ${secretCommand()}`;
      },
    },
    inClear: (path: string) => `${path} contient votre clé en clair : qui lit le fichier a la clé.`,
    printedClear: 'Voici votre clé en clair, puisque vous l’avez demandée.',
    better: (example: string) => `Mieux, sans clé dans un fichier : ${example}`,
    guards: {
      ignored: 'Git ignore le fichier.',
      'ignored-now': 'Git ignore désormais le fichier : il est dans .gitignore.',
      'no-git': 'Il n’y a pas de git ici. Avant qu’il y en ait : --ignore crée un .gitignore.',
    },
  },
});
