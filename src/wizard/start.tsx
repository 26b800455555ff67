import { type Instance, render } from 'ink';
import type { ReactNode } from 'react';
import { toErrorData } from '../errors/errors.ts';
import { foldText } from '../i18n/ascii.ts';
import type { Lang } from '../i18n/languages.ts';
import type { Services } from '../services/ports/services.ts';
import type { Session } from '../steps/step.ts';
import { layoutReady } from '../ui/ink/layout-engine.ts';
import { shareLineCaches } from '../ui/ink/shared-caches.ts';
import { guardPaste } from '../ui/input/paste-guard.ts';
import { hasAlternateScreen } from '../ui/theme/alternate-screen.ts';
import { appendOutput } from '../ui/theme/append-output.ts';
import { asciiOutput } from '../ui/theme/ascii-output.ts';
import { glyphs } from '../ui/theme/glyphs.ts';
import { askGround, depthOf, groundIn } from '../ui/theme/ground.ts';
import { type Theme, themeFor } from '../ui/theme/theme.ts';
import { App } from './app.tsx';
import { CrashBoundary, traceOf } from './crash-boundary.tsx';
import { farewell, type Last, type Leaving, type OnLeave } from './farewell.ts';
import { type JobSignals, Pauses } from './pauses.tsx';
import { registry } from './registry.ts';
import { freshState, type Restored, restoreProgress } from './saved.ts';
import type { WizardState } from './state.ts';
import { loadPlace, type WizardProps } from './use-wizard.ts';

/** Everything the wizard needs to start. */
export interface WizardOptions {
  readonly settings: {
    /** The language asked for; undefined where the last one, or else the machine's, will do. */
    readonly lang: Lang | undefined;
    readonly demo: boolean;
    readonly fresh: boolean;
    readonly screenReader: boolean;
    readonly still: boolean;
    readonly theme: 'auto' | 'dark' | 'light';
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
  /** Capabilities of the terminal, such as letters beyond ASCII. */
  readonly unicode: boolean;
  readonly utf8: boolean;
  /** Program, Node and system, with their versions: for the report of a crash. */
  readonly about: string;
  /** Called once the first screen is there. */
  readonly onPainted: () => Promise<void>;
  /** Undefined where the system has no job control. */
  readonly jobs: JobSignals | undefined;
  /** Source of uncaught errors, usually the process. */
  readonly crashes: CrashSource;
  /** Writes talk to the terminal as it is after the wizard. */
  readonly say: (text: string) => void;
}

/** Something that tells of what was thrown and caught by no one. */
export interface CrashSource {
  on(event: 'uncaughtException', listener: (thrown: unknown) => void): unknown;
  off(event: 'uncaughtException', listener: (thrown: unknown) => void): unknown;
}

/** Any 32 letters and digits do in the demo; these are not a key of anyone's. */
const sampleKey = 'dEm0KeyForTryingThingsOutSafely1';

/** Draws the wizard until it is left, and gives the exit code. The terminal is as it was before. */
export async function startWizard(options: WizardOptions): Promise<number> {
  const { settings, services } = options;
  const restored = await restore(options);
  const [start] = await Promise.all([loadPlace(registry, restored.state), layoutReady]);
  const last: Last = {
    state: restored.state,
    lang: settings.lang ?? restored.lang ?? options.lang,
  };
  const onStore = (state: WizardState, lang: Lang) => {
    last.state = state;
    last.lang = lang;
  };
  const onSaved: WizardProps['onSaved'] = (why) => {
    last.unsaved = why;
  };
  const session: Session = {
    demo: settings.demo,
    profile: settings.profile,
    sampleKey: settings.demo ? sampleKey : '',
    screenReader: settings.screenReader,
  };
  const leaving = await draw(options, (theme, onLeave) => (
    <App
      theme={theme}
      services={services}
      registry={registry}
      session={session}
      onStore={onStore}
      onSaved={onSaved}
      onLeave={onLeave}
      start={start}
      unicode={options.unicode}
      still={settings.still}
      lang={last.lang}
    />
  ));
  // Where the last frame stays on the screen, the cursor is at its end.
  const { variables } = services.environment;
  if (settings.screenReader || !hasAlternateScreen(variables)) options.say('\n');
  return await farewell(leaving, last, { ...options, signs: glyphs(options.unicode) });
}

async function restore({ settings, services }: WizardOptions): Promise<Restored> {
  if (settings.fresh) return { state: freshState(registry), lang: undefined };
  try {
    return await restoreProgress(services, settings.profile, registry);
  } catch {
    // Unreadable progress is no reason not to begin; that it can't be saved either is told on the screen.
    return { state: freshState(registry), lang: undefined };
  }
}

async function draw(
  options: WizardOptions,
  app: (theme: Theme, onLeave: OnLeave) => ReactNode,
): Promise<Leaving> {
  const { streams, settings, signal } = options;
  if (signal.aborted) return { reason: 'left' };
  return await new Promise((resolve) => {
    let leaving: Leaving | undefined;
    const drawing: { instance?: Instance } = {};
    const onLeave: OnLeave = (reason, trace) => {
      leaving ??= { reason, trace };
      // A wizard run may be left before its first paint: see below.
      void terminal.settled.then(() => drawing.instance?.unmount());
    };
    shareLineCaches();
    // Before the first paint: what is pasted while Ink starts must not be echoed by the terminal.
    streams.stdin.setRawMode(true);
    const tree = (theme: Theme) => (
      <CrashBoundary onCrash={onLeave}>
        <Pauses jobs={options.jobs} />
        {app(theme, onLeave)}
      </CrashBoundary>
    );
    const terminal = watchTheme(options, (theme) => drawing.instance?.rerender(tree(theme)));
    const instance = render(tree(terminal.theme), {
      ...streams,
      stdin: guardPaste(terminal.input),
      stdout: outputFor(options),
      exitOnCtrlC: false,
      patchConsole: false,
      incrementalRendering: true,
      // Streamed text is drawn at most thirty times a second, so that a key pressed after it does not wait for Ink.
      maxFps: 1000,
      alternateScreen: !settings.screenReader,
      isScreenReaderEnabled: settings.screenReader,
      // Ink draws nothing where it believes to be in CI; a terminal is there, or we would not be.
      interactive: true,
    });
    drawing.instance = instance;
    // Where that fails, the first save tells why.
    instance
      .waitUntilRenderFlush()
      .then(options.onPainted)
      .catch(() => {});
    const stopWatching = watchForEnds(options, onLeave);
    const end = (last: Leaving) => {
      stopWatching();
      giveBack(streams.stdin);
      resolve(last);
    };
    if (leaving !== undefined) instance.unmount();
    instance.waitUntilExit().then(
      () => end(leaving ?? { reason: 'left' }),
      (thrown: unknown) => end({ reason: toErrorData(thrown), trace: traceOf(thrown) }),
    );
  });
}

function outputFor({ streams: { stdout }, utf8, services }: WizardOptions): NodeJS.WriteStream {
  const isDumb = services.environment.variables['TERM'] === 'dumb';
  const output = isDumb ? appendOutput(stdout) : stdout;
  return utf8 ? output : asciiOutput(output, foldText);
}

/** Milliseconds that leaving waits for an answer of the terminal, which the shell would take for typing. */
const lastAnswerMs = 100;

/** Returns the colours to begin with, and asks the terminal for its background where that is left to it. */
function watchTheme(
  { settings, services, streams }: WizardOptions,
  onTheme: (theme: Theme) => void,
) {
  // Node takes an empty NO_COLOR for a set one; by its convention it says nothing.
  const { NO_COLOR, ...others } = services.environment.variables;
  const { COLORFGBG, TERM } = others;
  const depth = depthOf(streams.stdout.getColorDepth(NO_COLOR ? { NO_COLOR, ...others } : others));
  const ground = settings.theme === 'auto' ? groundIn(COLORFGBG) : settings.theme;
  const theme = themeFor(ground, depth);
  // Neither the console of Linux nor a terminal that shows no colour has anything to say.
  const asks = settings.theme === 'auto' && !settings.screenReader && TERM !== 'linux' && !NO_COLOR;
  if (!asks) return { theme, input: streams.stdin, settled: Promise.resolve() };
  const asked = askGround(streams.stdin, streams.stdout, (found) =>
    onTheme(themeFor(found, depth)),
  );
  const settled = async () => {
    const pause = services.clock.sleep(lastAnswerMs).catch(() => undefined);
    await Promise.race([asked.settled, pause]);
  };
  return {
    theme,
    input: asked.input,
    get settled() {
      return settled();
    },
  };
}

/** Before the first paint, Ink does not know that it holds the terminal. */
function giveBack(stdin: NodeJS.ReadStream): void {
  try {
    stdin.setRawMode(false);
  } catch {
    // The terminal itself is gone.
  }
}

/** Leaves where there is no one left to draw for or to hear from, where we are asked to, and after a mistake of ours. */
function watchForEnds({ streams, signal, crashes }: WizardOptions, onLeave: OnLeave): () => void {
  const leave = () => onLeave('left');
  const crash = (thrown: unknown) => onLeave(toErrorData(thrown), traceOf(thrown));
  signal.addEventListener('abort', leave, { once: true });
  crashes.on('uncaughtException', crash);
  // These stay: a terminal that is gone may say so more than once, and to an error someone has to listen.
  for (const end of ['end', 'close', 'error']) streams.stdin.on(end, leave);
  for (const end of ['close', 'error']) streams.stdout.on(end, leave);
  return () => {
    signal.removeEventListener('abort', leave);
    crashes.off('uncaughtException', crash);
  };
}
