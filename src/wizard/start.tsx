import { render } from 'ink';
import type { ReactNode } from 'react';
import { exitCodeOf } from '../errors/exit-codes.ts';
import { type Fault, toFault } from '../errors/fault.ts';
import { faultWords } from '../i18n/faults.ts';
import type { Lang } from '../i18n/locale.ts';
import type { Services } from '../services/ports.ts';
import { guardPaste } from '../ui/paste-guard.ts';
import { App } from './app.tsx';
import { CrashBoundary } from './crash-boundary.tsx';
import { registry } from './registry.ts';
import { freshState, type Restored, restoreProgress } from './saved.ts';
import type { WizardState } from './state.ts';
import type { Sitting } from './step.ts';
import { loadPlace, type Place } from './use-walk.ts';
import { words } from './words.ts';

/** What the walk needs to begin. */
export interface WalkOptions {
  readonly settings: {
    /** The language asked for; undefined where the last one, or else the machine's, will do. */
    readonly lang: Lang | undefined;
    readonly demo: boolean;
    readonly fresh: boolean;
    readonly screenReader: boolean;
    readonly profile: string;
  };
  /** The machine's language. */
  readonly lang: Lang;
  readonly services: Services;
  /** Aborted when the system asks the program to stop. */
  readonly signal: AbortSignal;
  readonly streams: {
    readonly stdin: NodeJS.ReadStream;
    readonly stdout: NodeJS.WriteStream;
    readonly stderr: NodeJS.WriteStream;
  };
  readonly unicode: boolean;
  /** Writes talk to the terminal as it is after the walk. */
  readonly say: (text: string) => void;
}

type Leaving = 'done' | 'left' | Fault;

/** Any 32 letters and digits do in the demo; these are not a key of anyone's. */
const sampleKey = 'dEm0KeyForTryingThingsOutSafely1';

/** Draws the walk until it is left, and gives the exit code. The terminal is as it was before. */
export async function startWalk(options: WalkOptions): Promise<number> {
  const { settings, services } = options;
  const restored = await restore(options);
  const start = await loadPlace(registry, restored.state);
  const last = { state: restored.state, lang: settings.lang ?? restored.lang ?? options.lang };
  const onPlace = (state: WizardState, lang: Lang) => {
    last.state = state;
    last.lang = lang;
  };
  const sitting: Sitting = {
    demo: settings.demo,
    profile: settings.profile,
    sampleKey: settings.demo ? sampleKey : '',
    screenReader: settings.screenReader,
  };
  const leaving = await draw(options, (onLeave) => (
    <App
      {...{ services, registry, sitting, onPlace, onLeave, start: start satisfies Place }}
      unicode={options.unicode}
      lang={last.lang}
    />
  ));
  return farewell(leaving, last.lang, last.state, options);
}

async function restore({ settings, services }: WalkOptions): Promise<Restored> {
  if (settings.fresh) return { state: freshState(registry), lang: undefined };
  try {
    return await restoreProgress(services, settings.profile, registry);
  } catch {
    // Unreadable progress is no reason not to begin; that it can't be saved either is told on the screen.
    return { state: freshState(registry), lang: undefined };
  }
}

async function draw(
  { streams, settings, signal }: WalkOptions,
  app: (onLeave: (reason: Leaving) => void) => ReactNode,
): Promise<Leaving> {
  if (signal.aborted) return 'left';
  return await new Promise((resolve) => {
    let reason: Leaving = 'left';
    const onLeave = (why: Leaving) => {
      reason = why;
      instance.unmount();
    };
    // Before the first paint: what is pasted while Ink starts must not be echoed by the terminal.
    streams.stdin.setRawMode(true);
    const instance = render(<CrashBoundary onCrash={onLeave}>{app(onLeave)}</CrashBoundary>, {
      ...streams,
      stdin: guardPaste(streams.stdin),
      exitOnCtrlC: false,
      patchConsole: false,
      incrementalRendering: true,
      alternateScreen: !settings.screenReader,
      isScreenReaderEnabled: settings.screenReader,
      // Ink draws nothing where it believes to be in CI; a terminal is there, or we would not be.
      interactive: true,
    });
    signal.addEventListener('abort', () => onLeave('left'), { once: true });
    instance.waitUntilExit().then(
      () => resolve(reason),
      (thrown: unknown) => resolve(toFault(thrown)),
    );
  });
}

/** What stands in the terminal after the walk: where it goes on, or what went wrong. */
function farewell(
  leaving: Leaving,
  lang: Lang,
  { current }: WizardState,
  { settings, say }: WalkOptions,
): number {
  const text = words[lang];
  if (leaving === 'done') return 0;
  if (leaving !== 'left') {
    const { message, hint } = faultWords(lang, leaving);
    say(`${message} ${hint}\n`);
    return exitCodeOf(leaving.code);
  }
  if (current !== 'done') say(`${settings.demo ? text.leftDemo : text.left}\n`);
  return exitCodeOf('cancelled');
}
