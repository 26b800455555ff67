import { secretCommand } from '../../../core/export/github-actions.ts';
import { catalog } from '../../../i18n/catalog.ts';

export const messages = catalog({
  en: {
    written: (path: string) => `Written: ${path}`,
    demo: (path: string) => `The demo writes nothing: ${path} was not written.`,
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
      agents: 'Put it into AGENTS.md in the root of your project. The key is not in it.',
      get 'github-actions'() {
        return `Put it into .github/workflows, then store the key as a secret: ${secretCommand()}`;
      },
    },
    fileInPlainText: (path: string) =>
      `${path} contains your key in plain text: anyone who can read it has the key.`,
    printedInPlainText: 'Your key follows in plain text, as you asked.',
    better: (example: string) => `Safer, without a key in a file: ${example}`,
    guards: {
      ignored: 'Git ignores the file.',
      'ignored-now': 'Added to .gitignore, so git ignores the file.',
      'no-git': 'Not a git repository yet. Add --ignore to create a .gitignore before `git init`.',
    },
  },
  fr: {
    written: (path: string) => `Écrit : ${path}`,
    demo: (path: string) => `La démo n’écrit rien : ${path} n’a pas été écrit.`,
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
      agents: 'Placez-le dans AGENTS.md, à la racine du projet. La clé n’y est pas.',
      get 'github-actions'() {
        return `Placez-le dans .github/workflows, puis enregistrez la clé comme secret : ${secretCommand()}`;
      },
    },
    fileInPlainText: (path: string) =>
      `${path} contient votre clé en clair : quiconque peut le lire a la clé.`,
    printedInPlainText: 'Voici votre clé en clair, comme demandé.',
    better: (example: string) => `Plus sûr, sans clé dans un fichier : ${example}`,
    guards: {
      ignored: 'Git ignore le fichier.',
      'ignored-now': 'Ajouté à .gitignore : git ignore le fichier.',
      'no-git': 'Pas encore de dépôt git. --ignore crée un .gitignore avant `git init`.',
    },
  },
});
