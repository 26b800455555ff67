import { catalog } from '../../i18n/catalog.ts';
import { anywhereLine } from '../../i18n/command-line.ts';
import type { ExportPlan } from './plan.ts';

interface Lines {
  readonly exec: string;
  readonly emulator: string;
  readonly withEmulator: string;
  readonly setup: string;
  readonly status: string;
  readonly models: string;
}

const texts = catalog({
  en: {
    section: (model: string, embedding: string, address: string, lines: string) =>
      `## Mistral AI\n\nThe API key is stored outside this repository. Never ask for it, print it, log it, or write it to a file.\n\n- Models: \`${model}\` for chat, \`${embedding}\` for embeddings. API: ${address}\n${lines}- Read the key from the environment variable \`MISTRAL_API_KEY\` in code, and from nowhere else.\n- Calls are paid. Use the emulator in tests, not the real API.\n`,
    exec: 'Run a program with the key in its environment',
    emulator: 'Start the emulator, which needs no account: any 32 letters and digits are a key',
    withEmulator: 'Run tests against it, with the port that it prints',
    setup: 'If no key is stored yet, this says what a person must do',
    status: 'See whether a key is stored, without reading it',
    models: 'List the models that this account can call',
  },
  fr: {
    section: (model: string, embedding: string, address: string, lines: string) =>
      `## Mistral AI\n\nLa clé API est enregistrée hors de ce dépôt. Ne la demandez pas, ne l’affichez pas, ne la journalisez pas, ne l’écrivez dans aucun fichier.\n\n- Modèles : \`${model}\` pour le chat, \`${embedding}\` pour les embeddings. API : ${address}\n${lines}- Dans le code, lisez la clé dans la variable d’environnement \`MISTRAL_API_KEY\`, et nulle part ailleurs.\n- Les appels sont payants. Dans les tests, utilisez l’émulateur et non la vraie API.\n`,
    exec: 'Lancer un programme avec la clé dans son environnement',
    emulator: 'Démarrer l’émulateur, sans compte : 32 lettres et chiffres quelconques font une clé',
    withEmulator: 'Lancer les tests avec lui, au port qu’il affiche',
    setup: 'Si aucune clé n’est enregistrée, ceci dit ce qu’une personne doit faire',
    status: 'Voir si une clé est enregistrée, sans la lire',
    models: 'Lister les modèles que ce compte peut appeler',
  },
});

/** Returns a section for AGENTS.md: how coding agents use the key without reading it, and test without paying. */
export function agentsSection({ lang, baseUrl, chat, embeddings }: ExportPlan): string {
  const text = texts[lang];
  const colon = lang === 'fr' ? ' :' : ':';
  const commands: Lines = {
    exec: anywhereLine('exec', '--', 'COMMAND'),
    emulator: anywhereLine('emulator', '--port', '4010'),
    withEmulator:
      'MISTRAL_SERVER_URL=http://127.0.0.1:4010 MISTRAL_API_KEY=emulatorKey0emulatorKey0emulator COMMAND',
    setup: anywhereLine('setup', '--json'),
    status: anywhereLine('key', 'status', '--json'),
    models: anywhereLine('models', '--callable', '--json'),
  };
  const names = Object.keys(commands) as (keyof Lines)[];
  const lines = names.map((name) => `- ${text[name]}${colon} \`${commands[name]}\`\n`).join('');
  return text.section(chat.model, embeddings.model, `${baseUrl}/v1`, lines);
}
