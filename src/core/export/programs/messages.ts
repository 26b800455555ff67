import { catalog } from '../../../i18n/catalog.ts';
import { anywhereLine } from '../../../i18n/command-line.ts';

/** Comments and messages of the exported programs. */
export const programMessages = catalog({
  en: {
    title: 'Chat and embeddings with Mistral AI.',
    install: (command: string) => `Install: ${command}`,
    run: (command: string) => `Run: ${command}`,
    uv: (command: string) => `Or, with uv, which needs no install: ${command}`,
    needs: (programs: string) => `Needs: ${programs}`,
    older: (command: string) => `With a Node before 22.18: ${command}`,
    reads: 'The key is read from MISTRAL_API_KEY; MISTRAL_SERVER_URL may give another address.',
    hidden: 'The key goes in by a pipe: on a command line, other programs could read it.',
    whole:
      'For the whole answer as one object, call client.chat.complete with the same values, and print what it returns.',
    anyModule: 'import() works in every kind of module, whatever package.json says.',
    parts: 'Reasoning models answer in parts, of which only the text is printed.',
    json: 'Prints the texts of a chunk; what a model thinks is left out.',
    python: (needed: string, found: string) =>
      `This program needs Python ${needed} or newer; this is ${found}.`,
    missing: (library: string, command: string) =>
      `The library ${library} is not installed. Install it: ${command}`,
    outdated: (needed: string, found: string, command: string) =>
      `This program needs ${needed}; version ${found} is installed. Change it: ${command}`,
    broken: (library: string, reason: string, command: string) =>
      `${library} could not be loaded (${reason}). Install it again: ${command}`,
    noKey: (command: string) => `MISTRAL_API_KEY is not set. Start this with: ${command}`,
    get refused() {
      return `The key was refused (401): it is wrong, revoked, expired, or of another region. Check it with: ${anywhereLine('key', 'test')}`;
    },
    get noQuota() {
      return `Your plan has no calls for this model (429, limit 0). Choose another: ${anywhereLine('models', '--callable')}`;
    },
    monthOver:
      'This month’s allowance is used up (429). Turn on pay as you go, or continue next month.',
    limited: (seconds: string) =>
      `Too many requests (429). Wait ${seconds} seconds, then run this again.`,
    failed: (status: string) => `The service answered ${status}.`,
    cut: 'The answer was cut off. Run this again.',
    unreadable: (reason: string) =>
      `The answer could not be read (${reason}). Run this again; if it stays, the address may not be Mistral’s.`,
    network: (address: string, reason: string) =>
      `${address} could not be reached: ${reason}. Check the connection, then run this again.`,
    vectors: (count: string, size: string, first: string) =>
      `${count} vectors of ${size} numbers each. The first begins: ${first}`,
  },
  fr: {
    title: 'Chat et embeddings avec Mistral AI.',
    install: (command: string) => `Installer : ${command}`,
    run: (command: string) => `Lancer : ${command}`,
    uv: (command: string) => `Ou avec uv, sans rien installer : ${command}`,
    needs: (programs: string) => `Requis : ${programs}`,
    older: (command: string) => `Avec un Node d’avant 22.18 : ${command}`,
    reads:
      'La clé est lue dans MISTRAL_API_KEY ; MISTRAL_SERVER_URL peut donner une autre adresse.',
    hidden:
      'La clé passe par un pipe : sur une ligne de commande, d’autres programmes la liraient.',
    whole:
      'Pour la réponse entière en un seul objet, appelez client.chat.complete avec les mêmes valeurs et affichez ce qu’elle rend.',
    anyModule: 'import() marche dans tout type de module, quoi que dise package.json.',
    parts:
      'Les modèles qui raisonnent répondent en plusieurs parties, dont seul le texte est affiché.',
    json: 'Affiche les textes d’un morceau ; ce que le modèle pense est laissé de côté.',
    python: (needed: string, found: string) =>
      `Ce programme demande Python ${needed} ou plus récent ; celui-ci est ${found}.`,
    missing: (library: string, command: string) =>
      `La bibliothèque ${library} n’est pas installée. Pour l’installer : ${command}`,
    outdated: (needed: string, found: string, command: string) =>
      `Ce programme demande ${needed} ; la version ${found} est installée. Pour en changer : ${command}`,
    broken: (library: string, reason: string, command: string) =>
      `${library} n’a pas pu être chargée (${reason}). Pour la réinstaller : ${command}`,
    noKey: (command: string) =>
      `MISTRAL_API_KEY n’est pas définie. Lancez ce programme avec : ${command}`,
    get refused() {
      return `La clé a été refusée (401) : fausse, révoquée, expirée ou d’une autre région. Vérifiez-la avec : ${anywhereLine('key', 'test')}`;
    },
    get noQuota() {
      return `Votre offre n’a aucun appel pour ce modèle (429, limite 0). Choisissez-en un autre : ${anywhereLine('models', '--callable')}`;
    },
    monthOver:
      'L’allocation du mois est épuisée (429). Activez le paiement à l’usage, ou reprenez le mois prochain.',
    limited: (seconds: string) =>
      `Trop de requêtes (429). Attendez ${seconds} secondes, puis relancez.`,
    failed: (status: string) => `Le service a répondu ${status}.`,
    cut: 'La réponse a été coupée. Relancez.',
    unreadable: (reason: string) =>
      `La réponse n’a pas pu être lue (${reason}). Relancez ; si cela persiste, l’adresse n’est peut-être pas celle de Mistral.`,
    network: (address: string, reason: string) =>
      `${address} n’a pas pu être joint : ${reason}. Vérifiez la connexion, puis relancez.`,
    vectors: (count: string, size: string, first: string) =>
      `${count} vecteurs de ${size} nombres chacun. Le premier commence par : ${first}`,
  },
});
