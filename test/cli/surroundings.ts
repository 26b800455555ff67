import { Readable } from 'node:stream';
import type { Input } from '../../src/cli/command.ts';
import type { Settings } from '../../src/cli/input/settings.ts';
import type { ProcessContext } from '../../src/cli/run.ts';
import { run } from '../../src/cli/run.ts';
import type { Lang } from '../../src/i18n/languages.ts';
import type { Services } from '../../src/services/ports/services.ts';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Settings of each start of the wizard; empty if it was not started. */
  readonly wizards: readonly { readonly settings: Settings; readonly lang: Lang }[];
}

export interface Around {
  readonly variables?: Readonly<Record<string, string>>;
  readonly terminal?: {
    readonly stdin: boolean;
    readonly stdout: boolean;
    readonly stderr?: boolean;
  };
  /** Bits of a colour on both terminals; 1, no colours, if absent. */
  readonly colourBits?: number;
  readonly systemLocale?: string;
  readonly signal?: AbortSignal;
  /** Standard input; empty if absent. */
  readonly stdin?: Input;
  /** Cells of a line of the terminal on stdout. */
  readonly columns?: number;
  readonly services?: Services;
  /** Called with each text written to stderr. */
  readonly onErr?: (text: string) => void;
  readonly wizard?: ProcessContext['wizard'];
}

/** Runs a command line as `main` does, without this machine's environment, and returns its output. */
export async function runLine(argv: readonly string[], around: Around = {}): Promise<Said> {
  const said = { out: '', err: '' };
  const wizards: { settings: Settings; lang: Lang }[] = [];
  const { stdin, stdout, stderr = true } = around.terminal ?? { stdin: true, stdout: true };
  const code = await run(argv, {
    io: {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
        around.onErr?.(text);
      },
      stdin: around.stdin ?? Readable.from([]),
      stdinIsTerminal: stdin,
      isStdinPiped: () => around.stdin !== undefined,
      stdoutIsTerminal: stdout,
      stderrIsTerminal: stderr,
      colourBits: () => around.colourBits ?? 1,
      columns: around.columns,
    },
    variables: around.variables ?? {},
    platform: 'linux',
    systemLocale: () => around.systemLocale ?? 'en-US',
    version: '1.2.3',
    signal: around.signal ?? new AbortController().signal,
    services: async () => {
      if (around.services === undefined) throw new Error('No services here');
      return around.services;
    },
    wizard: async (settings, lang) => {
      wizards.push({ settings, lang });
      return (await around.wizard?.(settings, lang)) ?? 0;
    },
  });
  return { code, ...said, wizards };
}
