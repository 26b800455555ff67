import { catalog } from '../../../i18n/catalog.ts';
import { anywhereLine } from '../../../i18n/command-line.ts';

/** Comments and messages of the exported programs. */
export const programMessages = catalog({
  en: {
    title: 'Chat and embeddings with Mistral AI.',
    install: (command: string) => `Install: ${command}`,
    run: (command: string) => `Run: ${command}`,
    needs: (programs: string) => `Needs: ${programs}`,
    older: (command: string) => `With a Node before 22.18: ${command}`,
    reads: 'The key is read from MISTRAL_API_KEY; MISTRAL_SERVER_URL may give another address.',
    hidden: 'The key goes in by a pipe: on a command line, other programs could read it.',
    noKey: (command: string) => `MISTRAL_API_KEY is not set. Start this with: ${command}`,
    get refused() {
      return `The key was refused (401): it is wrong, revoked, or of another region. Check it with: ${anywhereLine('key', 'test')}`;
    },
    get noQuota() {
      return `Your plan has no calls for this model (429, limit 0). Choose another: ${anywhereLine('models', '--callable')}`;
    },
    limited: (seconds: string) =>
      `Too many requests (429). Wait ${seconds} seconds, then run this again.`,
    failed: (status: string, body: string) => `The service answered ${status}: ${body}`,
    failedAbove: (status: string) => `The service answered ${status}; what it says stands above.`,
    network: (address: string, reason: string) =>
      `${address} could not be reached: ${reason}. Check the connection, then run this again.`,
  },
  fr: {
    title: 'Chat et embeddings avec Mistral AI.',
    install: (command: string) => `Installer : ${command}`,
    run: (command: string) => `Lancer : ${command}`,
    needs: (programs: string) => `Requis : ${programs}`,
    older: (command: string) => `Avec un Node d’avant 22.18 : ${command}`,
    reads:
      'La clé est lue dans MISTRAL_API_KEY ; MISTRAL_SERVER_URL peut donner une autre adresse.',
    hidden:
      'La clé passe par un pipe : sur une ligne de commande, d’autres programmes la liraient.',
    noKey: (command: string) =>
      `MISTRAL_API_KEY n’est pas définie. Lancez ce programme avec : ${command}`,
    get refused() {
      return `La clé a été refusée (401) : fausse, révoquée ou d’une autre région. Vérifiez-la avec : ${anywhereLine('key', 'test')}`;
    },
    get noQuota() {
      return `Votre offre n’a aucun appel pour ce modèle (429, limite 0). Choisissez-en un autre : ${anywhereLine('models', '--callable')}`;
    },
    limited: (seconds: string) =>
      `Trop de requêtes (429). Attendez ${seconds} secondes, puis relancez.`,
    failed: (status: string, body: string) => `Le service a répondu ${status} : ${body}`,
    failedAbove: (status: string) => `Le service a répondu ${status} ; ce qu’il dit est ci-dessus.`,
    network: (address: string, reason: string) =>
      `${address} n’a pas pu être joint : ${reason}. Vérifiez la connexion, puis relancez.`,
  },
});
