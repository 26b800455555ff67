import { scenarioNames } from '../../emulator/scenario-names.ts';
import { catalog } from '../../i18n/catalog.ts';
import { commandLine } from '../../i18n/command-line.ts';
import type { Lang } from '../../i18n/languages.ts';
import { pages } from '../../i18n/links.ts';
import type { Command } from '../command.ts';
import { readChoice, readOption, usageError } from '../input/parse.ts';
import { type Line, printMessages } from '../output/lines.ts';

export const messages = catalog({
  en: {
    running: (scenario: string) =>
      `The simulated API is running, scenario “${scenario}”. It needs no account and costs nothing; Ctrl+C stops it.`,
    address: (url: string) =>
      `Address for your programs: ${url} (OpenAI-compatible tools: ${url}/v1)`,
    key: 'Any 32 letters and digits work as the key. Do not use your real one.',
    elsewhere: 'Try it in another terminal:',
  },
  fr: {
    running: (scenario: string) =>
      `L’API simulée est lancée, scénario « ${scenario} ». Ni compte ni coût ; Ctrl+C l’arrête.`,
    address: (url: string) =>
      `Adresse pour vos programmes : ${url} (outils compatibles OpenAI : ${url}/v1)`,
    key: '32 lettres et chiffres quelconques servent de clé. N’utilisez pas la vraie.',
    elsewhere: 'Pour l’essayer dans un autre terminal :',
  },
});

/** A made-up key that the emulator accepts. */
const sampleKey = '0'.repeat(32);

const command: Command = {
  group: 'more',
  summary: {
    en: 'serve a simulated Mistral API on this machine, for tests and for trying things out',
    fr: 'servir une API Mistral simulée sur cette machine, pour tester et essayer',
  },
  usage: '',
  examples: () => [
    {
      line: commandLine('emulator', '--port', '8080'),
      summary: {
        en: 'Serve it at a fixed address; it prints how to call it:',
        fr: 'La servir à une adresse fixe ; la façon de l’appeler s’affiche :',
      },
    },
    {
      line: commandLine('emulator', '--scenario', 'rate-limited'),
      summary: {
        en: 'See what your program does about an error:',
        fr: 'Voir ce que fait votre programme face à une erreur :',
      },
    },
  ],
  links: [pages.api],
  options: [
    {
      name: 'port',
      value: 'N',
      summary: {
        en: 'port to listen on; 0 picks a free one (default: 0)',
        fr: 'port d’écoute ; 0 en choisit un libre (par défaut : 0)',
      },
      accepts: {
        en: 'a number from 0 to 65535; 0 picks a free port',
        fr: 'un nombre de 0 à 65535 ; 0 choisit un port libre',
      },
    },
    {
      name: 'scenario',
      value: 'NAME',
      choices: scenarioNames,
      summary: {
        en: `situation to simulate (default: ok): ${scenarioNames.join(' ')}`,
        fr: `situation à simuler (par défaut : ok) : ${scenarioNames.join(' ')}`,
      },
      accepts: {
        en: 'a name from the list in emulator --help',
        fr: 'un nom de la liste de emulator --help',
      },
    },
  ],
  words: { min: 0, max: 0 },
  run: async (typed, context) => {
    const { io, lang, signal } = context;
    const scenario = readChoice(typed, 'scenario', scenarioNames) ?? 'ok';
    const port = readOption(typed, 'port', readPort) ?? 0;
    const { startEmulator } = await import('../../emulator/server.ts');
    const emulator = await startEmulator({ port, scenario }).catch((thrown: unknown) => {
      const problem = portProblem(thrown);
      throw problem === undefined ? thrown : usageError(problem, String(port));
    });
    // Programs read this line to learn the port.
    io.out(`listening on ${emulator.url}\n`);
    // The guide is for a person. A program that starts the emulator in a test does not need it.
    if (io.stdoutIsTerminal) printMessages(context, guideLines(lang, emulator.url, scenario));
    await aborted(signal);
    await emulator.close();
    return 0;
  },
};

export default command;

/** Returns the guide to the emulator: its address, and how to call it. */
function guideLines(lang: Lang, url: string, scenario: string): readonly Line[] {
  const text = messages[lang];
  return [
    { mark: 'good', text: text.running(scenario) },
    `  ${text.address(url)}`,
    `  ${text.key}`,
    `  ${text.elsewhere}`,
    `    ${commandLine('chat', '--base-url', url, 'Hello')}`,
    `    curl ${url}/v1/models -H "Authorization: Bearer ${sampleKey}"`,
  ];
}

function readPort(given: string): number | undefined {
  const port = Number(given);
  return /^\d{1,5}$/.test(given) && port <= 65_535 ? port : undefined;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function portProblem(thrown: unknown): 'port-in-use' | 'port-denied' | undefined {
  if (!(thrown instanceof Error && 'code' in thrown)) return undefined;
  if (thrown.code === 'EADDRINUSE') return 'port-in-use';
  return thrown.code === 'EACCES' ? 'port-denied' : undefined;
}
