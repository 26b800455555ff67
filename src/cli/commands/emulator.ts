import { scenarioNames } from '../../emulator/scenario-names.ts';
import { commandLine } from '../../i18n/command-line.ts';
import type { Command } from '../command.ts';
import { readChoice, readOption, usageError } from '../input/parse.ts';

const command: Command = {
  summary: {
    en: 'serve the Mistral API, simulated, on this machine, for trying and testing',
    fr: 'servir l’API Mistral, simulée, sur cette machine, pour essayer et tester',
  },
  usage: '',
  example: () => commandLine('emulator', '--port', '0', '--scenario', 'free-mode'),
  options: [
    {
      name: 'port',
      value: 'N',
      summary: {
        en: '0 picks a free one (default: 0)',
        fr: '0 en choisit un libre (par défaut : 0)',
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
        en: `one of: ${scenarioNames.join(' ')}`,
        fr: `l’un de : ${scenarioNames.join(' ')}`,
      },
      accepts: {
        en: 'a name that emulator --help lists',
        fr: 'un nom de la liste que donne emulator --help',
      },
    },
  ],
  words: { min: 0, max: 0 },
  run: async (typed, { io, signal }) => {
    const scenario = readChoice(typed, 'scenario', scenarioNames) ?? 'ok';
    const port = readOption(typed, 'port', readPort) ?? 0;
    const { startEmulator } = await import('../../emulator/server.ts');
    const emulator = await startEmulator({ port, scenario }).catch((thrown: unknown) => {
      const problem = portProblem(thrown);
      throw problem === undefined ? thrown : usageError(problem, String(port));
    });
    io.out(`listening on ${emulator.url}\n`);
    await aborted(signal);
    await emulator.close();
    return 0;
  },
};

export default command;

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
